"""Whole folders: listed without following links, written at once or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex
from typing import NoReturn

from releasekit.errors import OutputExistsError, UnreadableInputError
from releasekit.files.inputs import open_regular
from releasekit.files.platform import sync_folder
from releasekit.files.publish import TEMPORARY_PREFIX, output_refusal, write_through


def files_below(top: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paths of regular files, and of what is neither file nor folder.

    Args:
        top: the folder; a link in it is named and never followed.

    Raises:
        UnreadableInputError: a folder cannot be read.
    """
    regular: list[str] = []
    others: list[str] = []
    for folder, folders, files in os.walk(top, onerror=_refuse_folder):
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*files, *links):
            path = here / name
            is_file = path.is_file() and not path.is_symlink()
            (regular if is_file else others).append(path.relative_to(top).as_posix())
    return tuple(sorted(regular)), tuple(sorted(others))


def hash_file(path: Path, algorithm: str) -> str:
    """Return the digest of a regular file in lower-case hexadecimal.

    Raises:
        UnreadableInputError: it is no regular file, or cannot be read.
    """
    try:
        descriptor = open_regular(path, str(path))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor
            return hashlib.file_digest(file, algorithm).hexdigest()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"cannot be read: {reason}"
        raise UnreadableInputError(message, path=str(path)) from error


def publish_folder(
    path: Path, files: Mapping[str, bytes], *, replace: bool = False
) -> None:
    """Write a folder of files, so that readers see all of it or none.

    The files go to a temporary folder beside it and reach the disk, then the folder
    gets its name.

    Args:
        path: the final name; the folder above it exists.
        files: path inside the folder (with ``/``) and content.
        replace: whether another folder of that name gives way; it is deleted once
            the new one stands in its place.

    Raises:
        OutputExistsError: something of that name exists, and ``replace`` is false.
        OutputError: the disk is full, or the place may not be written.
    """
    temporary = path.parent / f"{TEMPORARY_PREFIX}{token_hex(8)}.tmp"
    try:
        _write_all(temporary, files)
        if not replace and os.path.lexists(path):
            message = "something of this name exists"
            raise OutputExistsError(message, path=str(path))
        _give_name(temporary, path, replace=replace)
        sync_folder(path.parent)
    except (OSError, ValueError) as error:
        raise output_refusal(error, path) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write_all(top: Path, files: Mapping[str, bytes]) -> None:
    top.mkdir()
    folders = {top}
    for name, data in files.items():
        place = top / name
        place.parent.mkdir(parents=True, exist_ok=True)
        folders.add(place.parent)
        write_through(place, data)
    for folder in sorted(folders):
        sync_folder(folder)


def _give_name(temporary: Path, path: Path, *, replace: bool) -> None:
    if not replace:
        temporary.rename(path)
        return
    old = path.parent / f"{TEMPORARY_PREFIX}{token_hex(8)}.old"
    path.rename(old)
    try:
        temporary.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old)


def _refuse_folder(error: OSError) -> NoReturn:
    reason = (error.strerror or str(error)).lower()
    message = f"cannot be read: {reason}"
    raise UnreadableInputError(message, path=str(error.filename)) from error
