"""Lines of a contact as items in order: names, offices, units, labels, channels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit.model import Channel, ChannelKind, Span
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.people.channels import find_channels
from releasekit.parsing.people.names import SPACED, Part, Sort, sort_parts
from releasekit.parsing.people.words import Words, contact_words, folded

_MOST_CHARS: Final = 600
_SEPARATOR = LazyPattern(
    r"[,;|:：/()（）\[\]【】<>•●◇□☎☏＊*、，；。\t\u3000]|\s[-–—]\s|^[-–—]\s"
    r"|(?<!\s[가-힣])(?<!^[가-힣])\s{2,8}"
)
_OPENING = LazyPattern(
    r"(?:(?:please |bitte )?(?:contact|call|ask for|write to)(?: the)?"
    r"|an (?:den|die|das))\s{1,4}",
    re.IGNORECASE,
)
_CLOSING = LazyPattern(r"\s(?:at|on|via|by|under|unter|bei|au|al)$", re.IGNORECASE)
_EDGES: Final = " \t\u00a0\u2002\u2003\u2009\u202f.-–—"
"""What no name begins or ends with."""
_ADDRESS = LazyPattern(
    r"(?:postfach|p\.? ?o\.? box|b\.p\.) [0-9]|〒\s?[0-9]{3}"
    r"|[^,;@]{3,40} [0-9]{1,4}[a-z]?, [0-9]{5} \w"
    r"|[0-9]{1,5},? [^,;@]{3,40},? [0-9]{5} \w"
    r"|[0-9]{1,5} [^;@]{3,60}, [a-z]{2} [0-9]{5}",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Item:
    """One part of a contact, with its place in the source where that is known."""

    sort: Sort
    text: str
    row: int
    """Number of its line."""
    span: Span | None
    at: int
    """Where it begins in its line."""
    label: str = ""
    """The label before it on its line, folded; one that names nobody is dropped."""
    channel: Channel | None = None
    """The number or address itself."""


def items_of(row: int, line: str, place: Span | None, before: str) -> Iterator[Item]:
    """Yield what a line holds, in order.

    Args:
        row: number of the line.
        line: its words.
        place: where they stand in the source, if it is known.
        before: the label that ended the line above, folded; else nothing.
    """
    line = line[:_MOST_CHARS]
    label, at = before, 0
    if _ADDRESS.match(line):
        yield _channel(row, line, place, (ChannelKind.ADDRESS, 0, len(line)))
        return
    for found in (*find_channels(line), None):
        until = found.start if found else len(line)
        for start, end in _fragments(line, at, until):
            for part in sort_parts(line, start, end, label):
                item = _item(row, line, place, part, label)
                yield item
                label = _label_after(item)
        if found:
            yield _channel(row, line, place, (found.kind, found.start, found.end))
            at = found.end


def _item(row: int, line: str, place: Span | None, part: Part, label: str) -> Item:
    text = line[part.start : part.end]
    return Item(
        sort=part.sort,
        text="".join(text.split()) if SPACED.fullmatch(text) else text,
        row=row,
        span=_span(place, part.start, part.end),
        at=part.start,
        label=label,
    )


def _label_after(item: Item) -> str:
    """Return the label that holds for what follows an item."""
    if item.sort is Sort.LABEL:
        return folded(item.text)
    return "" if item.sort is Sort.CHANNEL else item.label


def _channel(
    row: int, line: str, place: Span | None, what: tuple[ChannelKind, int, int]
) -> Item:
    kind, start, end = what
    span, value = _span(place, start, end), line[start:end]
    channel = Channel(kind=kind, value=value, span=span)
    return Item(
        sort=Sort.CHANNEL, text=value, row=row, span=span, at=start, channel=channel
    )


def _fragments(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words between separators, without what only leads to a number."""
    words = contact_words()
    at = start
    for cut in _SEPARATOR.finditer(line, start, end):
        yield from _trimmed(line, at, cut.start(), words)
        at = cut.end()
    yield from _trimmed(line, at, end, words)


def _trimmed(
    line: str, start: int, end: int, words: Words
) -> Iterator[tuple[int, int]]:
    text = line[start:end]
    start += len(text) - len(text.lstrip(_EDGES))
    opening = _OPENING.match(line, start, end)
    start = opening.end() if opening else start
    text = line[start:end]
    closing = _CLOSING.search(text.rstrip())
    text = (text[: closing.start()] if closing else text).rstrip(_EDGES)
    head, _, last = text.rpartition(" ")
    if head and folded(last) in words.channels and folded(last) not in words.units:
        text = head.rstrip(_EDGES)
    if text:
        yield start, start + len(text)


def _span(place: Span | None, start: int, end: int) -> Span | None:
    return Span(place.start + start, place.start + end) if place else None
