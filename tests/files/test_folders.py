"""Whole folders: nothing is followed, and all of it appears or none."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from releasekit.errors import OutputError, OutputExistsError, UnreadableInputError
from releasekit.files.folders import files_below, hash_file, publish_folder

FILES = {"a.txt": b"a", "b/c.txt": b"c"}


def found(top: Path) -> dict[str, bytes]:
    regular, _ = files_below(top)
    return {name: (top / name).read_bytes() for name in regular}


def test_what_is_neither_file_nor_folder_stands_apart(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "b/file")
    (tmp_path / "folder").symlink_to(tmp_path / "b")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")

    assert files_below(tmp_path) == (("b/file",), ("folder", "link", "nowhere"))


def test_a_folder_that_is_not_there_cannot_be_listed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError):
        files_below(tmp_path / "gone")


def test_a_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")

    assert hash_file(tmp_path / "a", "sha512") == hashlib.sha512(b"abc").hexdigest()


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_pipe_has_no_digest_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UnreadableInputError):
        hash_file(tmp_path / "pipe", "sha256")
    with pytest.raises(UnreadableInputError):
        hash_file(tmp_path / "gone", "sha256")


def test_a_folder_appears_with_all_its_files(tmp_path: Path) -> None:
    publish_folder(tmp_path / "x", FILES)

    assert found(tmp_path) == {"x/a.txt": b"a", "x/b/c.txt": b"c"}


def test_an_empty_folder_of_that_name_stays(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(OutputExistsError):
        publish_folder(tmp_path / "x", FILES)

    assert found(tmp_path) == {}


def test_another_folder_gives_way_whole(tmp_path: Path) -> None:
    publish_folder(tmp_path / "x", {"old.txt": b"old"})
    publish_folder(tmp_path / "x", FILES, replace=True)

    assert found(tmp_path) == {"x/a.txt": b"a", "x/b/c.txt": b"c"}


def test_what_fails_leaves_the_old_folder_and_nothing_else(tmp_path: Path) -> None:
    publish_folder(tmp_path / "x", {"old.txt": b"old"})
    with pytest.raises(OutputError):
        publish_folder(tmp_path / "x", {"a": b"", "a/b": b""}, replace=True)

    assert found(tmp_path) == {"x/old.txt": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
