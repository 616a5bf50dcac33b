"""What a text is written in, told by its characters.

Large classes of characters take milliseconds to compile, and most releases are
answered without them: each is made when a text first needs it.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final

_MOSTLY: Final = 5
"""A text is mostly CJK where every fifth character is."""


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


@cache
def cjk() -> re.Pattern[str]:
    """Return what finds a character of Chinese, Japanese or Korean writing."""
    return re.compile(
        "[\u1100-\u11ff\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
        "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee"
        "\U00020000-\U0003ffff]"
    )


@cache
def hangul() -> re.Pattern[str]:
    """Return what finds a Korean letter."""
    return re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")


@cache
def _kana() -> re.Pattern[str]:
    return re.compile("[\u3041-\u30ff\u31f0-\u31ff]")


@cache
def _shaped() -> re.Pattern[str]:
    return re.compile(
        "[\u0590-\u109f\u1200-\u1cff\u1dc0-\u1dff\u200c\u200d\u200e\u200f"
        "\u202a-\u202e\u2066-\u2069\u2d80-\u2ddf\ua800-\ua95f\ua980-\uabff"
        "\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00011fff\U0001e800-\U0001efff"
        "\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U00040000-\U000dffff]"
    )


@cache
def _to_the_left() -> re.Pattern[str]:
    return re.compile(
        "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff"
        "\U0001e800-\U0001efff]"
    )


def is_western(text: str) -> bool:
    """Tell whether Western European letters and marks are all there is.

    None of them is what the classes of this module find.
    """
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def has_cjk(text: str) -> bool:
    """Tell whether there is a character of Chinese, Japanese or Korean writing."""
    return not is_western(text) and cjk().search(text) is not None


def is_mostly_cjk(text: str) -> bool:
    """Tell whether many characters are of Chinese, Japanese or Korean writing."""
    return not is_western(text) and len(cjk().findall(text)) * _MOSTLY > len(text)


def region_of(text: str, language: str) -> Region:
    """Return whose forms a text's Chinese characters take.

    The script of the text decides, then the language tag (BCP 47).
    """
    if not is_western(text):
        if hangul().search(text):
            return Region.KOREA
        if _kana().search(text):
            return Region.JAPAN
    tag = language.lower()
    found = (region for prefix, region in _REGION_OF_TAG if tag.startswith(prefix))
    return next(found, Region.CHINA)


def needs_shaping(text: str) -> bool:
    """Tell whether there is a character that fonts alone cannot set.

    It is of a script whose letters join, stack, change places or run to the left, or
    steers such text.
    """
    return not is_western(text) and _shaped().search(text) is not None


def leftward(text: str) -> int:
    """Return how many characters are of scripts that run from right to left."""
    return 0 if is_western(text) else len(_to_the_left().findall(text))
