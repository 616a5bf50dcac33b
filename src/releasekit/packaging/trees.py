"""Packages as they lie on a disk: a folder or an archive, read with care."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final, Protocol

from releasekit import record
from releasekit.containers.digest import zip_digest_offset
from releasekit.containers.unzip import OpenZip
from releasekit.errors import (
    InputTooLargeError,
    RecordInvalidError,
    RecordMissingError,
    RecordSyntaxError,
    ReleasekitError,
    UnreadableInputError,
)
from releasekit.files.digest import is_sealed
from releasekit.files.folders import files_below, hash_file
from releasekit.files.inputs import open_regular, read_input
from releasekit.model import Release
from releasekit.packaging.bag import DECLARATION
from releasekit.packaging.payload import RECORD_FOLDER

_MARK: Final = b"PK\x03\x04"
_MOST_TAG_BYTES: Final = 16 * 1024 * 1024
"""Largest manifest that is read, in bytes."""
_MOST_RECORD_BYTES: Final = 256 * 1024 * 1024
_RECORD_SUFFIX: Final = ".record.xml"


class Tree(Protocol):
    """The files of a package."""

    @property
    def names(self) -> tuple[str, ...]:
        """Path of each file, as seen from the package's folder."""
        ...

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the container itself, in words."""
        ...

    def digest(self, name: str, algorithm: str) -> str:
        """Return the digest of a file in lower-case hexadecimal.

        Raises:
            ReleasekitError: it cannot be read.
        """
        ...

    def read(self, name: str) -> bytes:
        """Return a file's content.

        Raises:
            ReleasekitError: it cannot be read, or is too large.
        """
        ...


class FolderTree:
    """A package that is a folder; links are never followed."""

    def __init__(self, top: Path) -> None:
        """List the files.

        Raises:
            InputError: a folder cannot be read.
        """
        self._top = top
        regular, others = files_below(top)
        self._regular = frozenset(regular)
        self.names: tuple[str, ...] = (*regular, *others)
        self.problems: tuple[str, ...] = tuple(
            f"{name} is no regular file" for name in others
        )

    def digest(self, name: str, algorithm: str) -> str:
        """Return the digest of a file, of whatever size."""
        return hash_file(self._place(name), algorithm)

    def read(self, name: str) -> bytes:
        """Return a file's content."""
        most = _MOST_RECORD_BYTES if _is_record(name) else _MOST_TAG_BYTES
        try:
            return read_input(self._place(name), max_bytes=most)
        except InputTooLargeError as error:
            raise RecordSyntaxError(error.message, path=error.path) from error

    def _place(self, name: str) -> Path:
        if name not in self._regular:
            raise UnreadableInputError("this is no regular file", path=name)
        return self._top / name


class ZipTree:
    """A package that is an archive, everything in one folder inside it."""

    def __init__(self, data: bytes) -> None:
        """Read the directory of the archive.

        Raises:
            RecordError: it is damaged or hostile, or holds no bag.
        """
        self._archive = OpenZip(data)
        entries = [name for name in self._archive.names if not name.endswith("/")]
        self._prefix = _bag_folder(entries)
        inside = [name for name in entries if name.startswith(self._prefix)]
        outside = [name for name in entries if not name.startswith(self._prefix)]
        self._contents: dict[str, bytes] = {}
        self.names: tuple[str, ...] = tuple(
            name.removeprefix(self._prefix) for name in inside
        )
        self.problems: tuple[str, ...] = (
            *_seal_problems(data),
            *(f"{name} stands outside of the package's folder" for name in outside),
        )

    def digest(self, name: str, algorithm: str) -> str:
        """Return the digest of a file; all files together are held to a limit."""
        return hashlib.new(algorithm, self.read(name)).hexdigest()

    def read(self, name: str) -> bytes:
        """Return a file's content, unpacked once."""
        if name not in self._contents:
            self._contents[name] = self._archive.data(self._prefix + name)
        return self._contents[name]


def is_package(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path leads to a package: a folder, or an archive of one."""
    place = Path(path)
    if place.is_dir():
        return (place / DECLARATION).is_file()
    try:
        # A pipe would be waited for: nothing but a regular file is opened.
        with os.fdopen(open_regular(place, str(place)), "rb") as file:
            if file.read(len(_MARK)) != _MARK:
                return False
        open_package(place)
    except (OSError, ReleasekitError):
        return False
    return True


def open_package(path: str | os.PathLike[str]) -> Tree:
    """Return the files of the package at a path.

    Raises:
        InputError: nothing is there, or it cannot be read.
        RecordMissingError: what is there is no package.
        RecordSyntaxError: the archive is damaged or hostile.
    """
    place = Path(path)
    try:
        tree: Tree = FolderTree(place) if place.is_dir() else ZipTree(read_input(place))
        if DECLARATION not in tree.names:
            raise _no_bag()
    except ReleasekitError as error:
        raise error if error.path else error.with_path(os.fspath(path)) from error
    return tree


def package_record(tree: Tree) -> bytes:
    """Return the record in a package, as its bytes stand there.

    Raises:
        RecordMissingError: there is none.
        RecordInvalidError: there are several.
        ReleasekitError: it cannot be read.
    """
    found = [name for name in tree.names if _is_record(name)]
    if not found:
        raise RecordMissingError("the package holds no record")
    if len(found) > 1:
        raise RecordInvalidError(f"the package holds {len(found)} records, not one")
    return tree.read(found[0])


def recover_from_package(path: str | os.PathLike[str]) -> Release:
    """Return the release in the package at a path.

    Raises:
        RecordError: it holds no record, or a broken one.
        InputError: it cannot be read.
    """
    try:
        return record.read(package_record(open_package(path)))
    except ReleasekitError as error:
        raise error if error.path else error.with_path(os.fspath(path)) from error


def _is_record(name: str) -> bool:
    rest = name.removeprefix(RECORD_FOLDER)
    return rest != name and "/" not in rest and rest.endswith(_RECORD_SUFFIX)


def _bag_folder(entries: list[str]) -> str:
    """Return the folder that the bag stands in, with its slash."""
    marks = [name for name in entries if name.rpartition("/")[2] == DECLARATION]
    folders = {name.removesuffix(DECLARATION) for name in marks if name.count("/") <= 1}
    if len(folders) != 1:
        raise _no_bag()
    return folders.pop()


def _no_bag() -> RecordMissingError:
    hint = "name a folder or zip file that `releasekit package` wrote"
    return RecordMissingError(f"no package: there is no {DECLARATION}", hint=hint)


def _seal_problems(data: bytes) -> tuple[str, ...]:
    at = zip_digest_offset(data)
    if at is None:
        return ("the archive has no digest of itself",)
    return () if is_sealed(data, at) else ("the archive's bytes were changed",)
