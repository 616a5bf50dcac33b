"""Whether an output may take its place, decided before anything is written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from attrs import field, frozen

from releasekit.errors import OutputError, OutputExistsError, OutputIsInputError
from releasekit.files.digest import sha256_of
from releasekit.files.publish import make_folder, publish
from releasekit.files.written import Written


@frozen(kw_only=True)
class Placed:
    """Bytes that may go to a path."""

    path: Path
    data: bytes = field(repr=False)
    sha256: str
    """SHA-256 of ``data``, 64 lower-case hexadecimal digits."""
    replaces: bool = False
    """Whether another file gives way."""
    is_there: bool = False
    """Whether the file already has exactly these bytes."""


def real_path(path: Path) -> Path:
    """Return where a path leads; links that lead in a circle are left as they are.

    `Path.resolve` raises on such links before Python 3.13.
    """
    return Path(os.path.realpath(path))


def refuse_inputs(path: Path, inputs: Iterable[Path]) -> None:
    """Refuse a path that is an input, by whatever name or link.

    Raises:
        OutputIsInputError: it is.
    """
    for other in inputs:
        if _is_same_file(path, other):
            message = "this is an input and is not overwritten"
            raise OutputIsInputError(message, path=str(path))


def place(path: Path, data: bytes, written: Written, *, force: bool = False) -> Placed:
    """Return what is to be done so that ``path`` has ``data``; nothing is written.

    A file may be replaced if it still is as an earlier run wrote it.

    Args:
        path: the final name.
        data: the whole output.
        written: remembers what earlier runs wrote.
        force: replace any file.

    Raises:
        OutputExistsError: another file has the name, and ``force`` is false.
        OutputError: a folder or a device has the name.
    """
    digest = sha256_of(data)
    found = _digest_of(path)
    placed = Placed(path=path, data=data, sha256=digest, replaces=found is not None)
    if found is None:
        return placed
    if found == digest:
        return Placed(path=path, data=data, sha256=digest, is_there=True)
    if force or written.wrote(path.name, found):
        return placed
    message = "a file of this name exists, and no conversion wrote it"
    raise OutputExistsError(message, path=str(path))


def put(placed: Placed, written: Written) -> None:
    """Write what `place` allowed; the digest is remembered first.

    Raises:
        OutputExistsError: a file of that name and with other bytes came meanwhile.
        OutputError: it cannot be written.
    """
    if placed.is_there:
        return
    make_folder(placed.path.parent)
    written.remember(placed.path.name, placed.sha256)
    try:
        publish(placed.path, placed.data, replace=placed.replaces)
    except OutputExistsError:
        if _digest_of(placed.path) != placed.sha256:
            raise  # otherwise another run brought the same bytes


def _digest_of(path: Path) -> str | None:
    """Return the digest of the file of this name, nothing where there is none."""
    if not os.path.lexists(path):
        return None
    if path.exists() and not path.is_file():
        kind = "a folder" if path.is_dir() else "not a regular file"
        raise OutputError(f"{kind} has this name", path=str(path))
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # a dangling link, or not ours to read: exists, and is not known


def _is_same_file(path: Path, other: Path) -> bool:
    """Tell whether a name stands for another file; mostly it stands for none yet."""
    try:
        found = other.stat()
    except OSError:  # gone, or hidden from us: names are all there is
        return real_path(path) == real_path(other)
    try:
        return os.path.samestat(path.stat(), found)
    except OSError:
        # It may come to stand for it once folders are made that it leads through.
        may_lead = ".." in path.parts or os.path.lexists(path)
        return may_lead and real_path(path) == real_path(other)
