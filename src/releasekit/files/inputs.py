"""Inputs: regular files, read whole, within a stated size."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from releasekit.errors import (
    InputError,
    InputNotFoundError,
    InputTooLargeError,
    UnreadableInputError,
)
from releasekit.files.platform import READ_FLAGS

_KINDS: Final = MappingProxyType(
    {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
)


def read_input(path: str | os.PathLike[str], *, max_bytes: int | None = None) -> bytes:
    """Return the bytes of a regular file.

    The file is opened once and looked at through its descriptor, so that what was
    checked is what is read; a named pipe never makes the call wait.

    Args:
        path: the file; a symbolic link is followed.
        max_bytes: the largest size that is read; nothing for any size.

    Raises:
        InputNotFoundError: there is no such file.
        UnreadableInputError: it is no regular file, or may not be read.
        InputTooLargeError: it is larger than ``max_bytes``.
    """
    shown = os.fspath(path)
    try:
        descriptor = open_regular(path, shown)
        with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - a descriptor
            return read_stream(file, max_bytes=max_bytes, name=shown)
    except (OSError, ValueError) as error:
        raise input_refusal(error, shown) from error


def read_stream(
    stream: BinaryIO, *, max_bytes: int | None = None, name: str = ""
) -> bytes:
    """Return all bytes of an open stream.

    Raises:
        InputTooLargeError: there are more than ``max_bytes``; the rest is not read.
    """
    if max_bytes is None:
        return stream.read()
    pieces, room = [], max_bytes + 1
    while room and (piece := stream.read(room)):
        pieces.append(piece)
        room -= len(piece)
    if not room:
        message = f"more than the limit of {max_bytes} bytes"
        raise InputTooLargeError(message, path=name)
    return b"".join(pieces)


def open_regular(path: str | os.PathLike[str], shown: str) -> int:
    """Return a descriptor of a regular file, looked at after it was opened.

    Args:
        path: the file; a symbolic link is followed.
        shown: its name for messages.

    Raises:
        UnreadableInputError: it is no regular file.
        OSError: it cannot be opened.
    """
    descriptor = os.open(path, READ_FLAGS)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    kind = _KINDS.get(stat.S_IFMT(mode), "not a regular file")
    raise UnreadableInputError(f"this is {kind}", path=shown)


def input_refusal(error: OSError | ValueError, shown: str) -> InputError:
    """Return why a file cannot be read, as an error that names it."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return InputNotFoundError("no such file", path=shown)
        case OSError() if Path(shown).is_dir():  # Windows opens no folder
            return UnreadableInputError("this is a folder", path=shown)
        case OSError(strerror=str(reason)):
            return UnreadableInputError(f"cannot be read: {reason.lower()}", path=shown)
        case _:  # a NUL in the path is a ValueError
            return InputNotFoundError("no file can have this name", path=shown)
