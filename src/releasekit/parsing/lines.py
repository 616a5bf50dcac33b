"""Lines: where a text is cut, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Final

from releasekit.parsing.draft import Piece
from releasekit.parsing.lazy import LazyPattern

TAB_STOP: Final = 8
"""Columns between tab stops."""

_LINE_END = LazyPattern(r"\r\n|\n|\r")


def cut_lines(text: str) -> list[Piece]:
    """Cut a text at LF, CRLF and CR alone; return a piece for each line with words.

    `str.splitlines` also cuts at NEL, LS, FS and others, which stand inside lines.
    Marks are not yet looked for; an ideographic space before a line is two columns.
    """
    pieces: list[Piece] = []
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
        place = (at, at + length)
        pieces.append(Piece([place], words, indent, gap, last=words, lines=[words]))
        gap = 0
    return pieces


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
