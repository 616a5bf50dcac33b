"""Writing packages: whole, once, and over nobody's work."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from releasekit.errors import OutputError, OutputExistsError
from releasekit.packaging import Package, write_package

FILES = {"bagit.txt": b"BagIt", "data/a.txt": b"a", "data/b/c.txt": b"c"}


def package(**more: bytes) -> Package:
    files = {**FILES, **{f"data/{name}": data for name, data in more.items()}}
    return Package(name="a.bag", files=MappingProxyType(files))


def found(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_folder_has_every_file_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    packed = write_package(package(), tmp_path / "out" / "a.bag")

    assert found(packed.path) == FILES
    assert (packed.files, packed.size, packed.written) == (3, 7, True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.bag"]


def test_the_same_package_is_left_alone(tmp_path: Path) -> None:
    write_package(package(), tmp_path / "a.bag")

    assert not write_package(package(), tmp_path / "a.bag").written


def test_another_package_gives_way_to_force_only(tmp_path: Path) -> None:
    path = tmp_path / "a.bag"
    write_package(package(x=b"x"), path)
    with pytest.raises(OutputExistsError, match="another package"):
        write_package(package(), path)
    kept = found(path)
    write_package(package(), path, force=True)

    assert "data/x" in kept
    assert found(path) == FILES
    assert [each.name for each in tmp_path.iterdir()] == ["a.bag"]


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_is_no_package_never_gives_way(
    tmp_path: Path, *, force: bool
) -> None:
    path = tmp_path / "a.bag"
    path.mkdir()
    (path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputExistsError, match="no package"):
        write_package(package(), path, force=force)

    assert found(path) == {"thesis.txt": b"years of work"}


def test_a_link_to_a_package_never_gives_way(tmp_path: Path) -> None:
    write_package(package(x=b"x"), tmp_path / "b.bag")
    (tmp_path / "a.bag").symlink_to(tmp_path / "b.bag")

    with pytest.raises(OutputExistsError):
        write_package(package(), tmp_path / "a.bag", force=True)


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError):
        write_package(package(), tmp_path / "file" / "a.bag")
    broken = Package(name="a", files=MappingProxyType({"a": b"", "a/b": b""}))
    with pytest.raises(OutputError):
        write_package(broken, tmp_path / "b.bag")

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_archive_is_replaced_unless_somebody_changed_it(tmp_path: Path) -> None:
    path = tmp_path / "a.bag.zip"
    write_package(package(), path, zipped=True)
    replaced = write_package(package(x=b"x"), path, zipped=True)
    path.write_bytes(b"other work")
    with pytest.raises(OutputExistsError):
        write_package(package(), path, zipped=True)

    assert replaced.written
    assert write_package(package(), path, zipped=True, force=True).written
