"""Text on terminals, in logs and reports: made safe, and measured in columns."""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e"
    r"\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BREAKS = re.compile(r"[\t\n]+")


def show(text: str, *, limit: int = 0) -> str:
    r"""Return ``text`` on one line, harmless for a terminal, a log or a report.

    Control characters, bidirectional overrides and lone surrogates become
    ``\u{…}``; tabs and line feeds become blanks.

    Args:
        text: any string, lone surrogates included.
        limit: the most code points to return, an ellipsis included; 0 for all.
    """
    if limit and len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isprintable():  # most are, and this is told in a tenth of the time
        return text
    line = _BREAKS.sub(" ", text)
    return _UNSAFE.sub(lambda m: f"\\u{{{ord(m[0]):x}}}", line)


def display_width(text: str) -> int:
    """Return how many terminal columns ``text`` takes (UAX #11 wide and full: 2)."""
    return sum(_columns(char) for char in text)


def pad(text: str, columns: int) -> str:
    """Return ``text`` filled with blanks to some columns of a terminal."""
    return text + " " * max(0, columns - display_width(text))


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
