"""Packages as they lie on a disk: a folder or an archive, read with care."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, Protocol

from releasekit.containers.digest import zip_digest_offset
from releasekit.containers.unzip import OpenZip
from releasekit.errors import (
    InputTooLargeError,
    RecordMissingError,
    RecordSyntaxError,
    UnreadableInputError,
)
from releasekit.files.digest import is_sealed
from releasekit.files.folders import files_below, hash_file
from releasekit.files.inputs import read_input
from releasekit.text import show

MOST_LISTING_BYTES: Final = 16 * 1024 * 1024
"""Largest file that is read as a list of others, in bytes."""
_MOST_BYTES: Final = 256 * 1024 * 1024


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

    def read(self, name: str, *, max_bytes: int = _MOST_BYTES) -> bytes:
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

    def read(self, name: str, *, max_bytes: int = _MOST_BYTES) -> bytes:
        """Return a file's content."""
        try:
            return read_input(self._place(name), max_bytes=max_bytes)
        except InputTooLargeError as error:
            raise RecordSyntaxError(error.message, path=error.path) from error

    def _place(self, name: str) -> Path:
        if name not in self._regular:
            raise UnreadableInputError("this is no regular file", path=name)
        return self._top / name


class ZipTree:
    """A package that is an archive, everything in one folder inside it."""

    def __init__(self, data: bytes, marks: Collection[str]) -> None:
        """Read the directory of the archive.

        Args:
            data: the archive.
            marks: paths in a package, any of which tells its folder.

        Raises:
            RecordError: it is damaged or hostile, or holds no package.
        """
        self._archive = OpenZip(data)
        entries = [name for name in self._archive.names if not name.endswith("/")]
        self._prefix = _package_folder(entries, marks)
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

    def read(self, name: str, *, max_bytes: int = _MOST_BYTES) -> bytes:
        """Return a file's content, unpacked once."""
        if name not in self._contents:
            self._contents[name] = self._archive.data(self._prefix + name)
        if len(self._contents[name]) > max_bytes:
            message = f"{show(name)} is over the limit of {max_bytes} bytes"
            raise RecordSyntaxError(message)
        return self._contents[name]


def no_package() -> RecordMissingError:
    """Return the error that says that something is no package."""
    hint = "name a folder or zip file that `releasekit package` wrote"
    return RecordMissingError("no package of a known form", hint=hint)


def _package_folder(entries: list[str], marks: Collection[str]) -> str:
    """Return the folder that a package stands in, with its slash: the outermost."""
    folders = {folder for name in entries for folder in _folders_of(name, marks)}
    outer = min((folder.count("/") for folder in folders), default=0)
    found = [folder for folder in folders if folder.count("/") == outer]
    if len(found) != 1 or outer > 1:
        raise no_package()
    return found[0]


def _folders_of(name: str, marks: Collection[str]) -> Iterator[str]:
    for mark in marks:
        folder = name.removesuffix(mark)
        if folder != name and folder[-1:] in ("", "/"):
            yield folder


def _seal_problems(data: bytes) -> tuple[str, ...]:
    at = zip_digest_offset(data)
    if at is None:
        return ("the archive has no digest of itself",)
    return () if is_sealed(data, at) else ("the archive's bytes were changed",)
