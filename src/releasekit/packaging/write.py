"""Writing a package: whole or not at all, nobody's work overwritten."""

from __future__ import annotations

import os
from pathlib import Path

from attrs import frozen

from releasekit.errors import OutputExistsError
from releasekit.files.digest import sha256_of
from releasekit.files.folders import files_below, publish_folder
from releasekit.files.inputs import read_input
from releasekit.files.place import place, put
from releasekit.files.publish import make_folder
from releasekit.files.written import Journal
from releasekit.model import Diagnostic
from releasekit.packaging.opening import is_package
from releasekit.packaging.package import Package


@frozen(kw_only=True)
class Packed:
    """A package that was written."""

    path: Path
    """Its folder, or its archive."""
    files: int
    """How many files stand in it."""
    size: int
    """Length of all its files together, or of the archive, in bytes."""
    written: bool
    """False where exactly these bytes were there already."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd about the files that were made for it."""


def write_package(
    package: Package, path: Path, *, zipped: bool = False, force: bool = False
) -> Packed:
    """Write a package to a path.

    Guarantees:
        - it appears whole under its name, or not at all;
        - a folder that holds the same bytes is left alone; another one is replaced
          only by force, and only where it is a package itself.

    Args:
        package: what is written.
        path: the final name.
        zipped: write one archive rather than a folder.
        force: replace a package, or any file where ``zipped``.

    Raises:
        OutputExistsError: something else has the name.
        OutputError: it cannot be written.
    """
    if zipped:
        return _write_archive(package, path, force=force)
    return _write_folder(package, path, force=force)


def _write_archive(package: Package, path: Path, *, force: bool) -> Packed:
    data = package.zipped()
    journal = Journal(path.parent)
    placed = place(path, data, journal, force=force)
    put(placed, journal)
    return Packed(
        path=path,
        files=len(package.files),
        size=len(data),
        written=not placed.is_there,
        diagnostics=package.diagnostics,
    )


def _write_folder(package: Package, path: Path, *, force: bool) -> Packed:
    same = os.path.lexists(path) and _holds(path, package)
    if not same:
        _refuse(path, force=force)
        make_folder(path.parent)
        publish_folder(path, package.files, replace=os.path.lexists(path))
    size = sum(map(len, package.files.values()))
    return Packed(
        path=path,
        files=len(package.files),
        size=size,
        written=not same,
        diagnostics=package.diagnostics,
    )


def _refuse(path: Path, *, force: bool) -> None:
    if not os.path.lexists(path):
        return
    if path.is_symlink() or not (path.is_dir() and is_package(path)):
        message = "something of this name exists that is no package"
        hint = "choose another name; --force replaces packages only"
        raise OutputExistsError(message, hint=hint, path=str(path))
    if not force:
        message = "another package of this name exists"
        raise OutputExistsError(message, path=str(path))


def _holds(path: Path, package: Package) -> bool:
    """Tell whether a folder has exactly the files of a package."""
    if path.is_symlink() or not path.is_dir():
        return False
    regular, others = files_below(path)
    if others or set(regular) != set(package.files):
        return False
    return all(
        sha256_of(read_input(path / name)) == sha256_of(data)
        for name, data in package.files.items()
    )
