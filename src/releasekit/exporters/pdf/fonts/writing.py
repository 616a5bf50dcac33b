"""What a text is written in, told by its characters.

Large classes of characters take milliseconds to compile, and most releases need none:
whether there is a character of a class is told without, and what counts characters is
compiled when a text first needs it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from functools import cache
from typing import Final

_MOSTLY: Final = 5
"""A text is mostly CJK where every fifth character is."""

_CJK: Final = (
    "\u1100\u11ff\u2e80\u303f\u3041\u33ff\u3400\u4dbf\u4e00\u9fff\ua960\ua97f"
    "\uac00\ud7ff\uf900\ufaff\ufe30\ufe4f\uff01\uffee\U00020000\U0003ffff"
)
"""Chinese, Japanese and Korean writing: first and last characters in turn, sorted."""
_HANGUL: Final = "\u1100\u11ff\u3130\u318f\uac00\ud7af"
_KANA: Final = "\u3041\u30ff\u31f0\u31ff"
_TO_THE_LEFT: Final = (
    "\u0590\u08ff\u200f\u200f\ufb1d\ufdff\ufe70\ufefe\U00010800\U00010fff"
    "\U0001e800\U0001efff"
)
"""Scripts that run from right to left."""
_SHAPED: Final = (
    "\u0590\u109f\u1200\u1cff\u1dc0\u1dff\u200c\u200f\u202a\u202e\u2066\u2069"
    "\u2d80\u2ddf\ua800\ua95f\ua980\uabff\ufb1d\ufdff\ufe70\ufefe"
    "\U00010800\U00011fff\U0001e800\U0001efff\U0001f1e6\U0001f1ff"
    "\U0001f3fb\U0001f3ff\U00040000\U000dffff"
)
"""Scripts whose letters join, stack, change places or run to the left, and what steers
such text."""


class Region(Enum):
    """Whose forms Chinese characters take."""

    KOREA = "notosanskr/NotoSansKR[wght].ttf"
    JAPAN = "notosansjp/NotoSansJP[wght].ttf"
    CHINA = "notosanssc/NotoSansSC[wght].ttf"
    TAIWAN = "notosanstc/NotoSansTC[wght].ttf"


_REGION_OF_TAG: Final = (
    ("ko", Region.KOREA),
    ("ja", Region.JAPAN),
    ("zh-hant", Region.TAIWAN),
    ("zh-tw", Region.TAIWAN),
    ("zh-hk", Region.TAIWAN),
    ("zh-mo", Region.TAIWAN),
    ("zh", Region.CHINA),
)


def _compiled(ends: str) -> re.Pattern[str]:
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return re.compile(f"[{''.join([f'{first}-{last}' for first, last in pairs])}]")


@cache
def cjk() -> re.Pattern[str]:
    """Return what finds a character of Chinese, Japanese or Korean writing."""
    return _compiled(_CJK)


@cache
def hangul() -> re.Pattern[str]:
    """Return what finds a Korean letter."""
    return _compiled(_HANGUL)


@cache
def _to_the_left() -> re.Pattern[str]:
    return _compiled(_TO_THE_LEFT)


def is_western(text: str) -> bool:
    """Tell whether Western European letters and marks are all there is.

    None of them is of a class that is looked for here.
    """
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _has(text: str, ends: str) -> bool:
    """Tell whether a text has a character of a class."""
    if is_western(text):
        return False
    for char in set(text):
        place = bisect_right(ends, char)
        if place % 2 or ends[place - 1 : place] == char:
            return True
    return False


def has_cjk(text: str) -> bool:
    """Tell whether there is a character of Chinese, Japanese or Korean writing."""
    return _has(text, _CJK)


def is_mostly_cjk(text: str) -> bool:
    """Tell whether many characters are of Chinese, Japanese or Korean writing."""
    return not is_western(text) and len(cjk().findall(text)) * _MOSTLY > len(text)


def needs_shaping(text: str) -> bool:
    """Tell whether there is a character that fonts alone cannot set."""
    return _has(text, _SHAPED)


def leftward(text: str) -> int:
    """Return how many characters are of scripts that run from right to left."""
    return len(_to_the_left().findall(text)) if _has(text, _TO_THE_LEFT) else 0


def region_of(text: str, language: str) -> Region:
    """Return whose forms a text's Chinese characters take.

    The script of the text decides, then the language tag (BCP 47).
    """
    if _has(text, _HANGUL):
        return Region.KOREA
    if _has(text, _KANA):
        return Region.JAPAN
    tag = language.lower()
    found = (region for prefix, region in _REGION_OF_TAG if tag.startswith(prefix))
    return next(found, Region.CHINA)
