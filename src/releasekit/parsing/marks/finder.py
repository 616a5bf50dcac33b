"""Marks that open a line: which enumerator or bullet stands there, if any."""

from __future__ import annotations

import re
import string
from functools import cache
from typing import Final

from attrs import frozen

from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.marks.bullets import BULLETS, GLUED_IN_RUNS, NEEDS_BLANK
from releasekit.parsing.marks.numerals import decimal
from releasekit.parsing.marks.schemes import SCHEMES, Scheme, Trust

INVISIBLE: Final = (
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters without a width that stand before marks, mostly for directions."""
_BLANKS: Final = " \t\u00a0\u3000"
_FAMILY: Final = {glyph: name for name, glyphs in BULLETS.items() for glyph in glyphs}
_BULLET = LazyPattern(
    r"(?P<glyph>\*{1,4}|[" + re.escape("".join(g for g in _FAMILY if g != "*")) + r"])"
    rf"(?P<blank>[{_BLANKS}]*)"
)
_MISREAD: Final = ("â\x80¢", "â€¢", "ï\x82·", "ï‚·", "ï\x82§", "ï‚§", "Â·")
"""``•``, ``·`` and two of Symbol's as Windows-1252 and ISO 8859-1 show their bytes."""
_ALONE_IS_WEAK: Final = frozenset("oO0")
"""Letters and digits that look like a bullet."""
_DATE_HEAD = LazyPattern(
    r"[0-9]{1,2}\. [0-9]{1,2}\.|[0-9]{1,3}\.[ ]?[0-9]{1,2}[.,]?[0-9]*\s?%"
)
_PLAIN: Final = frozenset(_FAMILY) - _ALONE_IS_WEAK - {"*"}
"""Bullets that are nothing else before a blank and a word."""
_PLAIN_NUMBER = LazyPattern(rf"(?P<n>[0-9]{{1,3}})\.[{_BLANKS}]+(?=[A-Za-z])")
_HEAD: Final = 24
_OPEN_WORDS: Final = frozenset(string.ascii_letters) - frozenset("IVXLivxl")
"""Letters that no number of several letters begins with, but doubled ones."""
_LONGEST_LETTERS: Final = 9
"""Code points within which a mark of letters has its dot, bracket or dash."""
_AFTER_LETTERS: Final = LazyPattern(r"[.)、\-–—:،．]|[ \t\u00a0\u3000]")


@frozen
class Mark:
    """A mark found at the start of a line."""

    text: str
    """The mark as written."""
    length: int
    """Code points of mark and blanks after it."""
    scheme: str
    ordinal: int | None
    weak: bool
    """Whether a neighbour of its series must confirm it."""
    numeral: str = ""
    """The number as written."""


def find_mark(text: str) -> Mark | None:
    """Return the mark that opens a line's text, if there is one.

    A weak mark (a bare letter, a bare number) is returned as such: the caller
    believes it only beside a neighbour of the same series.
    """
    first, second = text[:1], text[1:2]
    # Most lines of most texts open with a word in Latin letters.
    if second.isalpha() and first in _OPEN_WORDS and first != second:
        return None
    if first in _FAMILY:
        if second == " " and first in _PLAIN and text[2:3].isalpha():
            return Mark(first, 2, _FAMILY[first], None, weak=False)
        mark = _find_bullet(text)
        if mark:
            return mark
    if first in "âïÂ" and text.startswith(_MISREAD):
        return _find_misread(text)
    schemes = _by_opener().get(first)
    if schemes:
        return _find_enumerator(text, schemes)
    return _find_hidden(text) if first and first in INVISIBLE else None


def _find_misread(text: str) -> Mark | None:
    """Return a bullet of UTF-8 that was read as another encoding."""
    glyph = next(bullet for bullet in _MISREAD if text.startswith(bullet))
    rest = text[len(glyph) :]
    blanks = len(rest) - len(rest.lstrip(_BLANKS))
    letters_apart = rest[blanks + 1 : blanks + 2] == " "
    if rest and (not blanks or letters_apart):
        return None
    return Mark(glyph, len(glyph) + blanks, "bullet-dot", None, weak=False)


def _find_hidden(text: str) -> Mark | None:
    """Return the mark behind characters that cannot be seen; they belong to it."""
    bare = text[:_HEAD].lstrip(INVISIBLE)
    hidden = min(len(text), _HEAD) - len(bare)
    found = find_mark(text[hidden:]) if bare else None
    if found is None:
        return None
    length, label = found.length + hidden, text[:hidden] + found.text
    return Mark(label, length, found.scheme, found.ordinal, found.weak, found.numeral)


def _find_bullet(text: str) -> Mark | None:
    match = _BULLET.match(text)
    if not match:
        return None
    glyph = match["glyph"]
    rest = text[match.end() : match.end() + 1]
    weak = glyph in _ALONE_IS_WEAK
    if not match["blank"] and rest and glyph[0] in NEEDS_BLANK:
        weak = glyph[0] == "*" or (glyph in GLUED_IN_RUNS and rest.isalpha())
        if not weak:
            return None
    if glyph in "°oO0" and not (match["blank"] and rest and not rest.isdigit()):
        return None
    return Mark(glyph, match.end(), _FAMILY[glyph[0]], None, weak)


def _find_enumerator(
    text: str, schemes: tuple[tuple[Scheme, LazyPattern], ...]
) -> Mark | None:
    plain = _PLAIN_NUMBER.match(text)
    if plain:
        number = plain["n"]
        return Mark(
            f"{number}.",
            plain.end(),
            "decimal-dot",
            decimal(number),
            weak=False,
            numeral=number,
        )
    head = text[:_HEAD]
    if head[0].isalpha() and not _AFTER_LETTERS.search(head, 1, _LONGEST_LETTERS):
        return None
    if _DATE_HEAD.match(head):
        return None
    for scheme, pattern in schemes:
        match = pattern.match(head)
        if not match:
            continue
        if not (match["blank"] or scheme.glued or match.end() == len(text)):
            continue
        ordinal = _ordinal(scheme, match["n"])
        trust = scheme.trust
        weak = trust > Trust.FIRST or (trust is Trust.FIRST and ordinal != 1)
        mark = match[0].rstrip(_BLANKS)
        return Mark(mark, match.end(), scheme.name, ordinal, weak, match["n"])
    return None


def _ordinal(scheme: Scheme, numeral: str) -> int | None:
    """Return the number in the first order of letters that has the numeral."""
    for reading in scheme.readings:
        number = reading(numeral)
        if number is not None:
            return number
    return None


@cache
def _by_opener() -> dict[str, tuple[tuple[Scheme, LazyPattern], ...]]:
    """Return the schemes that may open with a character, strongest first."""
    found: dict[str, tuple[tuple[Scheme, LazyPattern], ...]] = {}
    for scheme in SCHEMES:
        pattern = LazyPattern(scheme.pattern + rf"(?P<blank>[{_BLANKS}]*)")
        for char in dict.fromkeys(_expand(scheme.opens)):
            found[char] = (*found.get(char, ()), (scheme, pattern))
    return found


def _expand(ranges: str) -> str:
    """Return the characters of ``a-z09`` one by one."""
    out, at = "", 0
    while at < len(ranges):
        if ranges[at + 1 : at + 2] == "-":
            last = ord(ranges[at + 2])
            out += "".join(map(chr, range(ord(ranges[at]), last + 1)))
            at += 3
        else:
            out += ranges[at]
            at += 1
    return out
