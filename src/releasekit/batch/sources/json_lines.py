"""JSON Lines: each line an object, one of its fields the text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, Final

from releasekit.batch.item import Item
from releasekit.batch.names import mirrored_stem
from releasekit.batch.sources.holder import Holder
from releasekit.batch.sources.streams import open_stream, read_piece, refuse_size
from releasekit.errors import InputError, UnreadableInputError
from releasekit.files.names import stem_of
from releasekit.text import show

_CHUNK: Final = 1 << 20
_MOST_FIELDS: Final = 12
_SHOWN: Final = 60
_LONGEST: Final = 1 << 26
"""Bytes of a line in which an id is looked for."""


def members(holder: Holder) -> Iterator[Item]:
    """Yield an item for each line that is not blank, by its number or by its id.

    Lines are parsed for their ids alone. One without an id, or with that of a line
    before it, becomes an item that fails.
    """
    with open_stream(holder.location) as stream:
        if holder.id_field:
            yield from _by_id(holder, stream)
        else:
            yield from _by_number(holder, stream)


def _by_number(holder: Holder, stream: BinaryIO) -> Iterator[Item]:
    stem = stem_of(holder.name)
    for number, offset, length in _full_lines(stream):
        name = f"{stem}-{number}"
        locator = f"{offset} {length} {holder.text_field}"
        yield holder.member(str(number), locator, words=name, name=f"{name}.txt")


def _by_id(holder: Holder, stream: BinaryIO) -> Iterator[Item]:
    lines: dict[int, int] = {}
    with open_stream(holder.location) as pieces:
        for number, offset, length in _full_lines(stream):
            pieces.seek(offset)
            try:
                label = _id_in(_piece(pieces, length), holder.id_field)
                first = lines.setdefault(_short(label), number)
                if first != number:
                    raise _twin(label, first)
            except InputError as error:
                yield holder.refused(error, f"line {number}")
                continue
            locator = f"{offset} {length} {holder.text_field}"
            name = f"{mirrored_stem(f'{label}.txt')}.txt"
            yield holder.member(label, locator, words=label, name=name)


def _piece(stream: BinaryIO, length: int) -> bytes:
    refuse_size(length, _LONGEST)
    return stream.read(length)


def _short(label: str) -> int:
    """Return what tells ids apart: 64 bits, so that a million take little memory."""
    digest = hashlib.sha256(label.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big")


def _twin(label: str, first: int) -> UnreadableInputError:
    message = f"line {first} has the id {show(label, limit=_SHOWN)} already"
    hint = "give each its own, or leave --id-field out to go by line numbers"
    return UnreadableInputError(message, hint=hint)


def _id_in(line: bytes, field: str) -> str:
    """Return the id of a line.

    Raises:
        UnreadableInputError: it is no JSON object, or has no such id.
    """
    found = _object_in(line)
    value = found.get(field)
    is_id = isinstance(value, str | int) and not isinstance(value, bool)
    label = str(value).strip() if is_id else ""
    if not label:
        state = "no id" if field in found else "missing"
        fields = (show(key, limit=_SHOWN) for key in found)
        hint = f"fields: {', '.join(islice(fields, _MOST_FIELDS)) or 'none'}"
        message = f"the field {show(field, limit=_SHOWN)} is {state}"
        raise UnreadableInputError(message, hint=f"{hint}; choose with --id-field")
    return label


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
    found = _object_in(line)
    text = found.get(name)
    if not isinstance(text, str):
        state = "no text" if name in found else "missing"
        texts = [show(k, limit=_SHOWN) for k, v in found.items() if isinstance(v, str)]
        hint = f"fields with text: {', '.join(texts[:_MOST_FIELDS]) or 'none'}"
        message = f"the field {show(name, limit=_SHOWN)} is {state}"
        raise UnreadableInputError(message, hint=f"{hint}; choose with --text-field")
    return text.encode("utf-8", "surrogatepass")


def _object_in(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"this line is not JSON: {show(str(error), limit=_SHOWN)}"
        raise UnreadableInputError(message, hint="mend or remove it") from error
    if not isinstance(found, dict):
        message = "this line is JSON, but no object with fields"
        raise UnreadableInputError(message, hint="mend or remove it")
    return found


def _full_lines(stream: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """Yield number, offset and length of each line that is not blank."""
    for number, (offset, length, blank) in enumerate(_lines(stream), 1):
        if not blank:
            yield number, offset, length


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
