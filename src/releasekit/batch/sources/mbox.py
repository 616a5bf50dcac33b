"""Mail boxes: the messages between lines that begin with ``From`` (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from releasekit.batch.item import Item
from releasekit.batch.sources.holder import Holder
from releasekit.batch.sources.streams import open_stream, read_piece
from releasekit.errors import UnreadableInputError
from releasekit.files.names import stem_of

_CHUNK: Final = 1 << 20
_FROM: Final = rb"From [^\r\n]{1,200}[0-9]{1,2}:[0-9]{2}[^\r\n]{0,100}\r?\n"
"""A separator has an address and a time; a sentence that begins with it has none."""
_FIRST: Final = re.compile(_FROM)
_NEXT: Final = re.compile(rb"\n\r?\n" + _FROM)
_LONGEST: Final = 400
"""Bytes that no separator is longer than."""
_QUOTED: Final = re.compile(rb"^>(>{0,100}From )", re.MULTILINE)


def members(holder: Holder) -> Iterator[Item]:
    """Yield an item for each message, by its number.

    Raises:
        UnreadableInputError: the file does not begin like a mail box.
    """
    stem = stem_of(holder.name)
    with open_stream(holder.location) as stream:
        for number, (start, end) in enumerate(_messages(stream), 1):
            yield holder.member(
                str(number),
                f"{start} {end - start}",
                words=f"{stem}-{number}",
                name=f"{stem}-{number}.eml",
            )


def read(item: Item, max_bytes: int | None) -> bytes:
    """Return a message as it was before it was put into the box.

    Raises:
        InputTooLargeError: it is larger than ``max_bytes``.
    """
    offset, length = item.member.split(" ")
    data = read_piece(item.location, int(offset), int(length), max_bytes)
    return _QUOTED.sub(rb"\1", data)


def _messages(stream: BinaryIO) -> Iterator[tuple[int, int]]:
    """Yield where each message begins and ends, its separator not counted."""
    window = stream.read(_CHUNK)
    first = _FIRST.match(window)
    if window and not first:
        message = "no mail box: it does not begin with a line From, address and time"
        raise UnreadableInputError(message, hint="save a single mail as .eml")
    begin = first.end() if first else 0
    base = 0  # where the window begins in the file
    while window:
        for match in _NEXT.finditer(window, max(begin - base - 1, 0)):
            yield begin, base + match.start() + 1
            begin = base + match.end()
        chunk = stream.read(_CHUNK)
        if not chunk:
            yield begin, base + len(window)
            return
        tail = window[-_LONGEST:]
        base += len(window) - len(tail)
        window = tail + chunk
