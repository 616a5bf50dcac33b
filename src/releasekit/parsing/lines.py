"""Lines: where a text is cut, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Final, NamedTuple

TAB_STOP: Final = 8
"""Columns between tab stops."""

_LINE_END = re.compile(r"\r\n|\n|\r")


class Line(NamedTuple):
    """One line that is not blank; a tuple, for there is one a line."""

    start: int
    """First code point that is not a blank, in the source."""
    end: int
    """After the last code point that is not a blank."""
    text: str
    """The source from ``start`` to ``end``."""
    indent: int
    """Columns before the text; an ideographic space counts two."""
    gap: int
    """Blank lines before it."""


def split_lines(text: str) -> list[Line]:
    """Cut a text at LF, CRLF and CR alone and return its lines that are not blank.

    `str.splitlines` also cuts at NEL, LS, FS and others, which stand inside lines.
    """
    lines: list[Line] = []
    gap = after = 0
    for raw, ending in _cut(text):
        start, after = after, after + len(raw) + ending
        words = raw.strip()
        if not words:
            gap += 1
            continue
        length = len(words)
        lead = raw.index(words) if length < len(raw) else 0
        at = start + lead
        indent = _columns(raw[:lead]) if lead else 0
        lines.append(Line(at, at + length, words, indent, gap))
        gap = 0
    return lines


def _cut(text: str) -> Iterable[tuple[str, int]]:
    """Return all lines, blank ones too, each with the length of its line end."""
    if "\r" not in text:  # most texts: plain strings are found faster than a pattern
        return zip(text.split("\n"), repeat(1))
    return _cut_mixed(text)


def _cut_mixed(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield text[start : match.start()], match.end() - match.start()
        start = match.end()
    yield text[start:], 0


def _columns(blanks: str) -> int:
    columns = 0
    for char in blanks:
        if char == "\t":
            columns += TAB_STOP - columns % TAB_STOP
        else:
            columns += 2 if char == "\u3000" else 1
    return columns
