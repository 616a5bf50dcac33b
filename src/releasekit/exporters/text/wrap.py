"""Wrapping by terminal columns: at blanks, and between ideographs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from releasekit.text import display_width

_NEVER_FIRST: Final = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〙〗〟’”»ゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%"
)
"""What no line begins with (JIS X 4051, 6.1.1)."""
_NEVER_LAST: Final = frozenset("（［｛〔〈《「『【〘〖〝‘“«([{")
"""What no line ends with (JIS X 4051, 6.1.2)."""
_IDEOGRAPHIC: Final = (
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts that are written without blanks; Korean is written with them."""


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns.

    A word wider than a line stays whole: addresses can then still be copied.

    Args:
        text: words on one line.
        width: columns; 0 for one line of any length.
        first: what stands before the text.
        rest: what stands before every further line.
    """
    if not width or display_width(first) + display_width(text) <= width:
        return [f"{first}{text}".rstrip()]
    lines, line, column = [], [first], display_width(first)
    margin = display_width(rest)
    is_empty = True
    for gap, word in _words(text):
        size = display_width(word)
        if not is_empty and column + len(gap) + size > width:
            lines.append("".join(line).rstrip())
            line, column, is_empty = [rest], margin, True
        line.append(word if is_empty else f"{gap}{word}")
        column += size if is_empty else len(gap) + size
        is_empty = False
    return [*lines, "".join(line).rstrip()]


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may not be broken, each with the blank before it, if any."""
    for index, word in enumerate(filter(None, text.split(" "))):
        gap = " " if index else ""
        start = 0
        for at in range(1, len(word)):
            if _may_break(word[at - 1], word[at]):
                yield gap, word[start:at]
                gap, start = "", at
        yield gap, word[start:]


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return _is_ideographic(before) or _is_ideographic(after)


def _is_ideographic(char: str) -> bool:
    code = ord(char)
    return code >= _IDEOGRAPHIC[0][0] and any(a <= code <= b for a, b in _IDEOGRAPHIC)
