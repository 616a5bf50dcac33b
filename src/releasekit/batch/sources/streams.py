"""Streams: local files and URLs opened alike, safely and for a piece of them only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final
from urllib.parse import unquote, urlsplit

from attrs import frozen

from releasekit.errors import InputTooLargeError, UnreadableInputError
from releasekit.files.inputs import input_refusal, open_regular, read_stream

_FILE_URL: Final = "file://"


@frozen
class Stat:
    """What is known of a file before it is read."""

    size: int = 0
    mtime_ns: int = 0


def local_path(location: str) -> str:
    """Return the path that a ``file://`` URL has; any other location stays."""
    if not location.startswith(_FILE_URL):
        return location
    path = unquote(urlsplit(location).path, errors="surrogateescape")
    return path[1:] if sys.platform == "win32" else path


def is_url(location: str) -> bool:
    """Tell whether a location is a URL and no path."""
    return "://" in location


@contextmanager
def open_stream(location: str) -> Iterator[BinaryIO]:
    """Open a regular file, or what a URL names, for reading here and there.

    Raises:
        InputError: it cannot be opened, or read on.
        MissingDependencyError: a package for such URLs is not installed.
    """
    try:
        stream = _open(location)
    except (OSError, ValueError) as error:
        raise input_refusal(error, location) from error
    with stream:
        try:
            yield stream
        except OSError as error:
            raise input_refusal(error, location) from error


def _open(location: str) -> BinaryIO:
    if is_url(location):
        # Most batches read local files, and loading it takes time.
        from releasekit.batch.sources.urls import open_url  # noqa: PLC0415

        return open_url(location)
    return open(open_regular(location, location), "rb")  # noqa: PTH123 - a descriptor


def read_whole(location: str, max_bytes: int | None) -> bytes:
    """Return all bytes of a file or URL; raises as `open_stream` does.

    Raises:
        InputTooLargeError: there are more than ``max_bytes``.
    """
    with open_stream(location) as stream:
        return read_stream(stream, max_bytes=max_bytes, name=location)


def read_piece(location: str, offset: int, length: int, max_bytes: int | None) -> bytes:
    """Return some bytes out of a file; raises as `open_stream` does.

    Raises:
        InputTooLargeError: they are more than ``max_bytes``.
        UnreadableInputError: the file has become shorter.
    """
    refuse_size(length, max_bytes)
    with open_stream(location) as stream:
        stream.seek(offset)
        data = stream.read(length)
    if len(data) < length:
        message = "the file was changed while it was read: it is shorter now"
        raise UnreadableInputError(message, hint="convert it once more")
    return data


def refuse_size(size: int, max_bytes: int | None) -> None:
    """Refuse what is larger than the limit, before a byte is read.

    Raises:
        InputTooLargeError: it is.
    """
    if max_bytes is not None and size > max_bytes:
        raise InputTooLargeError(f"more than the limit of {max_bytes} bytes")


def stat_of(location: str) -> Stat:
    """Return size and time of a local file; nothing is known of what is gone."""
    try:
        found = os.stat(location)  # noqa: PTH116 - a million, fast
    except (OSError, ValueError):
        return Stat()
    return Stat(found.st_size, found.st_mtime_ns)
