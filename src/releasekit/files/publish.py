"""Outputs: a file appears whole under its name, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from releasekit.errors import OutputError, OutputExistsError
from releasekit.files.platform import CREATE_FLAGS, rename_new, sync_folder

TEMPORARY_PREFIX = ".releasekit-"
"""How a file that is still being written is named; what is left of one may go."""


def publish(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write ``data`` to ``path``, so that readers see all of it or none.

    The bytes go to a temporary file in the same folder, reach the disk, and then
    get their name; a final name is never opened for writing. The file has the
    permissions that the process's umask gives new files.

    Args:
        path: the final name; its folder exists.
        data: the whole output.
        replace: whether another file of that name gives way.

    Raises:
        OutputExistsError: a file of that name exists, and ``replace`` is false.
        OutputError: the disk is full, the folder is missing or may not be written.
    """
    with _named_at_the_end(path, replace=replace) as temporary:
        write_through(temporary, data)


@contextmanager
def publishing(path: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """Open a file that is written piece by piece, and gets its name at the end.

    As `publish` does it: readers see all of it or none. Where writing ends in an
    error, no file of that name comes to be, and one that was there stays.

    Args:
        path: the final name; its folder exists.
        replace: whether another file of that name gives way.

    Raises:
        OutputExistsError: a file of that name exists, and ``replace`` is false.
        OutputError: the disk is full, the folder is missing or may not be written.
    """
    with _named_at_the_end(path, replace=replace) as temporary:
        descriptor = os.open(temporary, CREATE_FLAGS, 0o666)  # less the umask
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
            yield file
            file.flush()
            os.fsync(descriptor)


@contextmanager
def _named_at_the_end(path: Path, *, replace: bool) -> Iterator[Path]:
    """Yield where to write; what is there gets its name if nothing goes wrong."""
    temporary = path.parent / f"{TEMPORARY_PREFIX}{token_hex(8)}.tmp"
    try:
        yield temporary
        if replace:
            temporary.replace(path)
        else:
            rename_new(temporary, path)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise OutputExistsError("a file of this name exists", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise output_refusal(error, path) from error
    finally:
        with suppress(OSError):  # it has its name, or never came to be
            temporary.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they do not exist.

    Raises:
        OutputError: a file is in the way, or the folder may not be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        message = "a file is where the output folder should be"
        raise OutputError(message, path=str(folder)) from error
    except (OSError, ValueError) as error:
        raise output_refusal(error, folder) from error


def write_through(path: Path, data: bytes) -> None:
    """Write a new file and wait until its bytes have reached the disk.

    Raises:
        OSError: it exists already, or cannot be written.
    """
    descriptor = os.open(path, CREATE_FLAGS, 0o666)  # less the umask
    with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - a descriptor
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]
        os.fsync(descriptor)


def output_refusal(error: OSError | ValueError, path: Path) -> OutputError:
    """Return why a path cannot be written, as an error that names it."""
    reason = getattr(error, "strerror", None) or str(error)
    return OutputError(f"cannot be written: {reason.lower()}", path=str(path))
