"""Lines: where a text is cut, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    gap = 0
    for start, raw in _cut(text):
        words = raw.strip()
        if not words:
            gap += 1
            continue
        lead = 0 if raw.startswith(words) else len(raw) - len(raw.lstrip())
        at = start + lead
        indent = _columns(raw[:lead]) if lead else 0
        lines.append(Line(at, at + len(words), words, indent, gap))
        gap = 0
    return lines


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Yield all lines, blank ones too, each with its first code point."""
    start = 0
    if "\r" not in text:  # most texts: plain strings are found faster than a pattern
        for raw in text.split("\n"):
            yield start, raw
            start += len(raw) + 1
        return
    for match in _LINE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _columns(blanks: str) -> int:
    columns = 0
    for char in blanks:
        if char == "\t":
            columns += TAB_STOP - columns % TAB_STOP
        else:
            columns += 2 if char == "\u3000" else 1
    return columns
