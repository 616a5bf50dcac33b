"""JSON Lines: each line an object, one of its fields the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from releasekit.batch.item import Item
from releasekit.batch.sources.holder import Holder
from releasekit.batch.sources.streams import open_stream, read_piece
from releasekit.errors import UnreadableInputError
from releasekit.files.names import stem_of
from releasekit.text import show

_CHUNK: Final = 1 << 20
_MOST_FIELDS: Final = 12
_SHOWN: Final = 60


def members(holder: Holder) -> Iterator[Item]:
    """Yield an item for each line that is not blank, by its number; none is parsed."""
    stem = stem_of(holder.name)
    with open_stream(holder.location) as stream:
        for number, (offset, length, blank) in enumerate(_lines(stream), 1):
            if not blank:
                yield holder.member(
                    str(number),
                    f"{offset} {length} {holder.text_field}",
                    words=f"{stem}-{number}",
                    name=f"{stem}-{number}.txt",
                )


def read(item: Item, max_bytes: int | None) -> bytes:
    """Return a line, without its end.

    Raises:
        InputTooLargeError: the line is longer than ``max_bytes``.
    """
    offset, length, _ = item.member.split(" ", 2)
    return read_piece(item.location, int(offset), int(length), max_bytes)


def text_of(item: Item, line: bytes) -> bytes:
    """Return the text of a line, in UTF-8.

    Raises:
        UnreadableInputError: it is no JSON object, or has no such field of text.
    """
    name = item.member.split(" ", 2)[2]
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"this line is not JSON: {show(str(error), limit=_SHOWN)}"
        raise UnreadableInputError(message, hint="mend or remove it") from error
    if not isinstance(found, dict):
        message = "this line is JSON, but no object with fields"
        raise UnreadableInputError(message, hint="mend or remove it")
    text = found.get(name)
    if not isinstance(text, str):
        state = "no text" if name in found else "missing"
        texts = [show(k, limit=_SHOWN) for k, v in found.items() if isinstance(v, str)]
        hint = f"fields with text: {', '.join(texts[:_MOST_FIELDS]) or 'none'}"
        message = f"the field {show(name, limit=_SHOWN)} is {state}"
        raise UnreadableInputError(message, hint=f"{hint}; choose with --text-field")
    return text.encode("utf-8", "surrogatepass")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, int, bool]]:
    """Yield offset and length of each line, and whether it is blank.

    A line of any length takes no more memory than others.
    """
    start, position, blank = 0, 0, True
    while chunk := stream.read(_CHUNK):
        at = 0
        while (end := chunk.find(b"\n", at)) >= 0:
            yield start, position + end - start, blank and not chunk[at:end].strip()
            start, at, blank = position + end + 1, end + 1, True
        blank = blank and not chunk[at:].strip()
        position += len(chunk)
    if position > start:
        yield start, position - start, blank
