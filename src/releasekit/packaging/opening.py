"""Opening what may be a package: its form is told by its files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from attrs import frozen

from releasekit import record
from releasekit.errors import (
    RecordInvalidError,
    RecordMissingError,
    ReleasekitError,
)
from releasekit.files.inputs import open_regular, read_input
from releasekit.model import Release
from releasekit.packaging.findings import PackageVerification
from releasekit.packaging.forms import MARKS, Form, form_of
from releasekit.packaging.trees import FolderTree, Tree, ZipTree, no_package

_ZIP_MARK: Final = b"PK\x03\x04"
_RECORD_SUFFIX: Final = ".record.xml"


@frozen
class Opened:
    """A package that was opened."""

    form: Form
    tree: Tree
    """Its files."""

    def verify(self) -> PackageVerification:
        """Tell what of it is not as it was packed."""
        return self.form.verify(self.tree)

    def record(self) -> bytes:
        """Return the record in it, as its bytes stand there.

        Raises:
            RecordMissingError: there is none.
            RecordInvalidError: there are several.
            ReleasekitError: it cannot be read.
        """
        return self.tree.read(self.record_name())

    def record_name(self) -> str:
        """Return the path of the record in it; raises as `record` does."""
        found = [name for name in self.tree.names if self._is_record(name)]
        if not found:
            raise RecordMissingError("the package holds no record")
        if len(found) > 1:
            message = f"the package holds {len(found)} records, not one"
            raise RecordInvalidError(message)
        return found[0]

    def release(self) -> Release:
        """Return the release in it.

        Raises:
            RecordError: it holds no record, or a broken one.
            ReleasekitError: the record cannot be read.
        """
        return record.read(self.record())

    def _is_record(self, name: str) -> bool:
        folder, slash, file = name.rpartition("/")
        is_there = folder + slash == self.form.record_folder
        return is_there and file.endswith(_RECORD_SUFFIX)


def is_package(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path leads to a package: a folder, or an archive of one."""
    place = Path(path)
    if place.is_dir():
        return any((place / mark).is_file() for mark in MARKS)
    try:
        # A pipe would be waited for: nothing but a regular file is opened.
        with os.fdopen(open_regular(place, str(place)), "rb") as file:
            if file.read(len(_ZIP_MARK)) != _ZIP_MARK:
                return False
        open_package(place)
    except (OSError, ReleasekitError):
        return False
    return True


def open_package(path: str | os.PathLike[str]) -> Opened:
    """Return the package at a path.

    Raises:
        InputError: nothing is there, or it cannot be read.
        RecordMissingError: what is there is no package.
        RecordSyntaxError: the archive is damaged or hostile.
    """
    place = Path(path)
    try:
        if place.is_dir():
            return _opened(FolderTree(place))
        return open_archive(read_input(place))
    except ReleasekitError as error:
        raise error if error.path else error.with_path(os.fspath(path)) from error


def open_archive(data: bytes) -> Opened:
    """Return the package in an archive.

    Raises:
        RecordMissingError: there is none.
        RecordSyntaxError: the archive is damaged or hostile.
    """
    if not data.startswith(_ZIP_MARK):
        raise no_package()
    return _opened(ZipTree(data, MARKS))


def package_in(data: bytes) -> Opened | None:
    """Return the package that a file is, or nothing where it is another file.

    Raises:
        RecordSyntaxError: an archive that is hostile.
    """
    if not data.startswith(_ZIP_MARK):
        return None
    try:
        return open_archive(data)
    except RecordMissingError:
        return None


def _opened(tree: Tree) -> Opened:
    form = form_of(frozenset(tree.names))
    if form is None:
        raise no_package()
    return Opened(form, tree)
