"""Marks that open a block: enumerators and bullets, as one table of schemes."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.numerals import (
    chosung,
    circled,
    decimal,
    ganada,
    ideographic,
    katakana,
    latin,
    roman,
)

_OrdinalOf = Callable[[str], int | None]


@frozen(kw_only=True)
class Scheme:
    """A way of numbering."""

    name: str
    """Its name in `Marker.scheme`."""
    pattern: str
    """Regular expression of the mark, the numeral in group ``n``."""
    ordinal: _OrdinalOf
    """Turns the numeral into its number from 1."""
    weak: bool = False
    """Whether a neighbour of the same scheme must stand by it to be believed."""
    glued: bool = False
    """Whether text may follow without a blank."""


_HANGUL = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_CJK_NUMERAL = "一二三四五六七八九十"
_NUMBER = r"(?P<n>[0-9]{1,3})"

SCHEMES: Final = (
    Scheme(
        name="decimal-multi",
        pattern=r"(?P<n>[0-9]{1,2}(?:[.-][0-9]{1,2}){1,3})\.",
        ordinal=decimal,
        weak=True,
    ),
    Scheme(
        name="decimal-dot",
        pattern=_NUMBER + r"[.．](?![0-9])",
        ordinal=decimal,
        glued=True,
    ),
    Scheme(
        name="decimal-paren", pattern=_NUMBER + r"[)）]", ordinal=decimal, glued=True
    ),
    Scheme(
        name="decimal-parens",
        pattern=r"[(（]" + _NUMBER + r"[)）]",
        ordinal=decimal,
        glued=True,
    ),
    Scheme(name="decimal-comma", pattern=_NUMBER + r"、", ordinal=decimal, glued=True),
    Scheme(name="decimal-brackets", pattern=r"\[" + _NUMBER + r"\]", ordinal=decimal),
    Scheme(
        name="decimal-circle", pattern=r"(?P<n>[①-⑳㉑-㉟])", ordinal=circled, glued=True
    ),
    Scheme(
        name="decimal-negative", pattern=r"(?P<n>[❶-❿⓫-⓴])", ordinal=circled, glued=True
    ),
    Scheme(
        name="decimal-boxed",
        pattern="(?P<n>[\U000f02b1-\U000f02b9\U000f02ce-\U000f02d6])",
        ordinal=circled,
        glued=True,
    ),
    Scheme(
        name="ganada-circle", pattern=r"(?P<n>[㉮-㉻])", ordinal=circled, glued=True
    ),
    Scheme(name="ganada-dot", pattern=rf"(?P<n>[{_HANGUL}])\.", ordinal=ganada),
    Scheme(
        name="ganada-paren",
        pattern=rf"(?P<n>[{_HANGUL}])\)",
        ordinal=ganada,
        glued=True,
    ),
    Scheme(
        name="ganada-parens",
        pattern=rf"\((?P<n>[{_HANGUL}])\)",
        ordinal=ganada,
        weak=True,
    ),
    Scheme(name="chosung-dot", pattern=rf"(?P<n>[{_CHOSUNG}])\.", ordinal=chosung),
    Scheme(name="roman-sign", pattern=r"(?P<n>[Ⅰ-Ⅻ])\.?", ordinal=circled),
    Scheme(name="roman-small-sign", pattern=r"(?P<n>[ⅰ-ⅻ])[.)]?", ordinal=circled),
    Scheme(
        name="ideographic-comma",
        pattern=rf"(?P<n>[{_CJK_NUMERAL}]{{1,3}})、",
        ordinal=ideographic,
        glued=True,
    ),
    Scheme(
        name="ideographic-parens",
        pattern=rf"[(（](?P<n>[{_CJK_NUMERAL}]{{1,3}})[)）]",
        ordinal=ideographic,
        glued=True,
        weak=True,
    ),
    Scheme(
        name="ordinal-dai",
        pattern=r"第(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})",
        ordinal=decimal,
    ),
    Scheme(
        name="katakana-parens",
        pattern=r"[(（](?P<n>[ア-ン])[)）]",
        ordinal=katakana,
        glued=True,
        weak=True,
    ),
    Scheme(
        name="katakana",
        pattern=r"(?P<n>[ア-ン])(?=[ \u3000])",
        ordinal=katakana,
        weak=True,
    ),
    Scheme(
        name="decimal-space",
        pattern=r"(?P<n>[0-9０-９]{1,2})(?=[ \u3000\u00a0])",
        ordinal=decimal,
        weak=True,
    ),
    Scheme(name="roman-dot", pattern=r"(?P<n>[IVX]{1,5})\.", ordinal=roman, weak=True),
    Scheme(
        name="roman-small-parens",
        pattern=r"\((?P<n>[ivx]{1,5})\)",
        ordinal=roman,
        weak=True,
    ),
    Scheme(
        name="roman-small-paren",
        pattern=r"(?P<n>[ivx]{1,5})[.)]",
        ordinal=roman,
        weak=True,
    ),
    Scheme(name="letter-dot", pattern=r"(?P<n>[A-Z])\.", ordinal=latin, weak=True),
    Scheme(name="letter-parens", pattern=r"\((?P<n>[A-Z])\)", ordinal=latin, weak=True),
    Scheme(
        name="letter-small-dot", pattern=r"(?P<n>[a-zа-я])\.", ordinal=latin, weak=True
    ),
    Scheme(
        name="letter-small-paren",
        pattern=r"(?P<n>[a-zа-я])\)",
        ordinal=latin,
        weak=True,
    ),
    Scheme(
        name="letter-small-parens",
        pattern=r"\((?P<n>[a-zа-я])\)",
        ordinal=latin,
        weak=True,
    ),
)
"""Every numbering, strongest first: the first that fits and is believed wins."""

BULLETS: Final = MappingProxyType(
    {
        "bullet-square": "□ㅁ■▣◈◇◆❖\uf06e\uf076\uf077\uf0a7",
        "bullet-circle": "○ㅇ◦●⚪❍\uf06c\uf06d",
        "bullet-degree": "°o",
        "bullet-dash": "-–—‒―",
        "bullet-dot": "·∙•▪‧ㆍ⦁・￭∎‣⁃\uf09e\uf09f",
        "bullet-arrow": "▶▷►▸▲△▴→⇨☞➔>»\uf0e8",
        "bullet-check": "✓✔☑√\uf0fc\uf0fe",
        "bullet-plus": "+",
        "bullet-star": "*",
        "reference-mark": "※",
    }
)
"""Family of each bullet glyph."""

PRIVATE_GLYPHS: Final = MappingProxyType(
    {
        "\uf06c": "●",
        "\uf06d": "❍",
        "\uf06e": "■",
        "\uf076": "❖",
        "\uf077": "◆",
        "\uf09e": "·",
        "\uf09f": "•",
        "\uf0a7": "▪",
        "\uf0e8": "➔",
        "\uf0fc": "✓",
        "\uf0fe": "☑",
        "\uf000": "•",
        **{chr(0xF02B1 + i): chr(0x2460 + i) for i in range(9)},
        **{chr(0xF02CE + i): chr(0x2460 + i) for i in range(9)},
    }
)
"""What private-use glyphs of Wingdings and Hancom fonts show."""

LADDER: Final = MappingProxyType(
    {
        "roman-sign": 0, "roman-dot": 0, "ordinal-dai": 0, "decimal-boxed": 1,
        "ideographic-comma": 0, "decimal-dot": 1, "ganada-dot": 2,
        "bullet-square": 3, "decimal-circle": 4, "bullet-circle": 4,
        "bullet-degree": 4, "bullet-dash": 5, "bullet-dot": 6, "bullet-star": 7,
        "reference-mark": 7,
    }
)  # fmt: skip
"""Usual depth of a series in press ladders: a lower number opens further outside."""

_FAMILY: Final = {glyph: name for name, glyphs in BULLETS.items() for glyph in glyphs}
_NEEDS_BLANK: Final = frozenset("-–—‒―·∙‧ㆍ・*+>o°‣⁃→△▲")
_BULLET = LazyPattern(
    r"(?P<glyph>\*{1,4}|[" + re.escape("".join(g for g in _FAMILY if g != "*")) + r"])"
    r"(?P<blank>[ \t\u00a0\u3000]*)"
)
_ENUMERATORS: Final = tuple(
    (scheme, LazyPattern(scheme.pattern + r"(?P<blank>[ \t\u00a0\u3000]*)"))
    for scheme in SCHEMES
)
# Most lines open with no enumerator: one match tells it for all schemes at once.
_ANY_ENUMERATOR = LazyPattern(
    "|".join(f"(?:{s.pattern.replace('?P<n>', '?:')})" for s in SCHEMES)
)
_DATE_HEAD = LazyPattern(
    r"[0-9]{1,2}\. ?[0-9]{1,2}\.|[0-9]{1,3}\.[ ]?[0-9]{1,2}[.,]?[0-9]*\s?%"
)
_MAYBE_MARK = LazyPattern(
    r"[0-9(（\[第IVXivxA-Za-zа-я①-⑳㉑-㉻❶-❿⓫-⓴Ⅰ-Ⅻⅰ-ⅻア-ン"
    rf"{_CJK_NUMERAL}{_HANGUL}{_CHOSUNG}０-９\U000f02b1-\U000f02d6]"
)
_HEAD: Final = 24


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


def find_mark(text: str) -> Mark | None:
    """Return the mark that opens a line's text, if there is one.

    A weak mark (a bare letter, a bare number) is returned as such: the caller
    believes it only beside a neighbour of the same series.
    """
    return _find_bullet(text) or _find_enumerator(text)


def _find_bullet(text: str) -> Mark | None:
    match = _BULLET.match(text)
    if not match:
        return None
    glyph = match["glyph"]
    rest = text[match.end() : match.end() + 1]
    if not match["blank"] and (glyph[0] in _NEEDS_BLANK or not rest) and rest:
        return None
    if glyph == "°" and not (match["blank"] and rest.isalpha()):
        return None
    return Mark(glyph, match.end(), _FAMILY[glyph[0]], None, glyph == "o")


def _find_enumerator(text: str) -> Mark | None:
    if not _MAYBE_MARK.match(text) or _DATE_HEAD.match(text):
        return None
    head = text[:_HEAD]
    if not _ANY_ENUMERATOR.match(head):
        return None
    for scheme, pattern in _ENUMERATORS:
        match = pattern.match(head)
        if not match:
            continue
        if not (match["blank"] or scheme.glued or match.end() == len(head)):
            continue
        numeral = match["n"]
        mark = head[: match.end()].rstrip(" \t\u00a0\u3000")
        return Mark(
            mark, match.end(), scheme.name, scheme.ordinal(numeral), scheme.weak
        )
    return None
