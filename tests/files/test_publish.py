from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from releasekit.errors import OutputError, OutputExistsError
from releasekit.files import platform
from releasekit.files.publish import (
    TEMPORARY_PREFIX,
    Publication,
    make_folder,
    publish,
    publish_all,
    publishing,
    sweep,
)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX modes")


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_bytes_get_their_name_and_nothing_is_left(tmp_path: Path) -> None:
    publish(tmp_path / "a.pdf", b"new")

    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert names(tmp_path) == ["a.pdf"]


def test_an_existing_file_stays_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    with pytest.raises(OutputExistsError) as caught:
        publish(tmp_path / "a.pdf", b"new")

    assert caught.value.path == str(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_an_existing_file_gives_way_when_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    publish(tmp_path / "a.pdf", b"new", replace=True)

    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_reader_of_the_old_file_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    with (tmp_path / "a.pdf").open("rb") as reader:
        publish(tmp_path / "a.pdf", b"new", replace=True)

        assert reader.read() == b"old"


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "elsewhere.pdf")

    with pytest.raises(OutputExistsError):
        publish(tmp_path / "a.pdf", b"new")

    assert names(tmp_path) == ["a.pdf"]


def test_replacing_a_link_leaves_its_target(tmp_path: Path) -> None:
    (tmp_path / "target.pdf").write_bytes(b"old")
    (tmp_path / "a.pdf").symlink_to("target.pdf")

    publish(tmp_path / "a.pdf", b"new", replace=True)

    assert (tmp_path / "target.pdf").read_bytes() == b"old"
    assert not (tmp_path / "a.pdf").is_symlink()


@posix_only
def test_the_umask_decides_who_may_read(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        publish(tmp_path / "a.pdf", b"")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o640


def test_a_missing_folder_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: no such file"):
        publish(tmp_path / "none" / "a.pdf", b"")


def test_a_folder_of_that_name_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(OutputError, match="cannot be written"):
        publish(tmp_path / "a.pdf", b"", replace=True)

    assert names(tmp_path) == ["a.pdf"]


@posix_only
def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / "a.pdf").write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(OutputError, match="cannot be written: file too large"):
            publish(tmp_path / "a.pdf", b"x" * 2_000, replace=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_file_in_place_of_the_folder_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")

    with pytest.raises(OutputError, match="cannot be written: not a directory"):
        publish(tmp_path / "out" / "a.pdf", b"x")


@posix_only
@pytest.mark.parametrize("error", [errno.EPERM, errno.EOPNOTSUPP])
def test_file_systems_without_links_get_a_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "link", no_links)
    publish(tmp_path / "a.pdf", b"new")

    with pytest.raises(OutputExistsError):
        publish(tmp_path / "a.pdf", b"newer")

    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert names(tmp_path) == ["a.pdf"]


def test_a_folder_and_those_above_are_made(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")

    with pytest.raises(OutputError, match="a file is where the output folder should"):
        make_folder(tmp_path / "a")


def test_syncing_a_folder_changes_nothing(tmp_path: Path) -> None:
    platform.sync_folder(tmp_path)

    assert names(tmp_path) == []


def test_temporary_files_are_hidden() -> None:
    assert TEMPORARY_PREFIX.startswith(".")


def test_what_is_written_piece_by_piece_gets_its_name_at_the_end(
    tmp_path: Path,
) -> None:
    with publishing(tmp_path / "a.csv") as file:
        file.write(b"one,")
        before = names(tmp_path)
        file.write(b"two")

    assert "a.csv" not in before
    assert names(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"one,two"


def test_what_ends_in_an_error_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    with (
        pytest.raises(TypeError),
        publishing(tmp_path / "a.csv", replace=True) as file,
    ):
        file.writelines([b"half", "of it"])  # type: ignore[list-item]  # the mistake

    assert names(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"


def test_pieces_replace_no_file_unless_they_may(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    with pytest.raises(OutputExistsError), publishing(tmp_path / "a.csv") as file:
        file.write(b"new")

    assert names(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"


def test_several_files_get_their_names_in_several_folders(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/b.pdf").write_bytes(b"old")
    publish_all(
        [
            Publication(tmp_path / "a.pdf", b"one"),
            Publication(tmp_path / "b/b.pdf", b"two", replace=True),
        ]
    )

    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    assert (tmp_path / "b/b.pdf").read_bytes() == b"two"
    assert names(tmp_path) + names(tmp_path / "b") == ["a.pdf", "b", "b.pdf"]


def test_no_file_gets_its_name_where_the_bytes_of_one_have_no_place(
    tmp_path: Path,
) -> None:
    with pytest.raises(OutputError) as caught:
        publish_all(
            [
                Publication(tmp_path / "a.pdf", b"one"),
                Publication(tmp_path / "nosuch/b.pdf", b"two"),
            ]
        )

    assert caught.value.path == str(tmp_path / "nosuch/b.pdf")
    assert names(tmp_path) == []


def test_of_several_files_none_replaces_another_unasked(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"old")

    with pytest.raises(OutputExistsError) as caught:
        publish_all([Publication(tmp_path / "b.pdf", b"two")])

    assert caught.value.path == str(tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["b.pdf"]


def test_what_is_left_of_killed_processes_is_swept_and_nothing_else(
    tmp_path: Path,
) -> None:
    (tmp_path / "b").mkdir()
    for name in (".releasekit-1.tmp", "b/.releasekit-2.tmp", "a.tmp", ".releasekit-3"):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (1000, 1000))
    (tmp_path / ".releasekit-4.tmp").write_bytes(b"still being written")
    sweep(tmp_path, before=2000)

    assert names(tmp_path) == [".releasekit-3", ".releasekit-4.tmp", "a.tmp", "b"]
    assert names(tmp_path / "b") == []
