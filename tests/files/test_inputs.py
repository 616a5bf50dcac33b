from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from releasekit.errors import (
    InputNotFoundError,
    InputTooLargeError,
    UnreadableInputError,
)
from releasekit.files.inputs import read_input, read_stream

IS_ROOT = getattr(os, "geteuid", int)() == 0
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 300_000)

    assert read_input(file) == b"x" * 300_000


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    link = tmp_path / "link.txt"
    link.symlink_to("a.txt")

    assert read_input(link) == b"a"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputNotFoundError, match="no such file") as caught:
        read_input(tmp_path / "none.txt")

    assert caught.value.path == str(tmp_path / "none.txt")
    assert str(caught.value) == f"{tmp_path}/none.txt: no such file"


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")

    with pytest.raises(InputNotFoundError):
        read_input(tmp_path / "a.txt" / "b.txt")


def test_a_name_that_no_file_can_have_is_missing() -> None:
    with pytest.raises(InputNotFoundError, match="no file can have this name"):
        read_input("a\x00b")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="this is a folder"):
        read_input(tmp_path)


@posix_only
def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(UnreadableInputError, match="this is a named pipe"):
        read_input(pipe)


@posix_only
def test_a_device_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="this is a device"):
        read_input("/dev/zero")


@posix_only
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")

        with pytest.raises(UnreadableInputError, match="cannot be read"):
            read_input("s")


@posix_only
@pytest.mark.skipif(IS_ROOT, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_bytes(b"")
    file.chmod(0)

    with pytest.raises(UnreadableInputError, match="permission denied"):
        read_input(file)


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"12345")

    assert read_input(file, max_bytes=5) == b"12345"


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"123456")

    with pytest.raises(InputTooLargeError, match="more than the limit of 5 bytes"):
        read_input(file, max_bytes=5)


def test_a_stream_is_read_no_further_than_the_limit() -> None:
    stream = io.BytesIO(b"x" * 100)

    with pytest.raises(InputTooLargeError) as caught:
        read_stream(stream, max_bytes=5, name="-")

    assert stream.tell() == 6
    assert caught.value.path == "-"


class Trickle(io.RawIOBase):
    """Gives one byte at a time, as a pipe may."""

    left = 5

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self.left:
            return 0
        self.left -= 1
        buffer[:1] = b"x"
        return 1


def test_a_stream_that_trickles_is_read_whole() -> None:
    stream = Trickle()

    assert read_stream(stream, max_bytes=9) == b"xxxxx"  # type: ignore[arg-type]
