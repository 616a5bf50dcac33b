"""Lines: where a text is cut, and nothing more."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

TAB_STOP: Final = 8
"""Columns between tab stops."""

_LINE_END = re.compile(r"\r\n|\n|\r")


@frozen
class Line:
    """One line that is not blank."""

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
    start = gap = 0
    for match in _LINE_END.finditer(text):
        gap = _add(lines, text, start, match.start(), gap)
        start = match.end()
    _add(lines, text, start, len(text), gap)
    return lines


def _add(lines: list[Line], text: str, start: int, end: int, gap: int) -> int:
    """Add one line unless it is blank; return the blank lines met since the last."""
    raw = text[start:end]
    words = raw.strip()
    if not words:
        return gap + 1
    lead = len(raw) - len(raw.lstrip())
    at = start + lead
    indent = _columns(raw[:lead]) if lead else 0
    lines.append(Line(at, at + len(words), words, indent, gap))
    return 0


def _columns(blanks: str) -> int:
    columns = 0
    for char in blanks:
        if char == "\t":
            columns += TAB_STOP - columns % TAB_STOP
        else:
            columns += 2 if char == "\u3000" else 1
    return columns
