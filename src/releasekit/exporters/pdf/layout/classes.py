"""Classes of characters: what may begin and end a line (JIS X 4051, UAX #14)."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import Final

from releasekit.exporters.pdf.fonts.writing import hangul, is_western

BLANK, IDEOGRAPH, WIDE, OPEN, CLOSE, WIDE_POINT = "SIDOCP"
HYPHEN, LATIN_OPEN, LATIN_CLOSE, GLUE, OTHER = "HocGL"

_CLASS_OF: Final = (
    (" \t\u3000\u2003\u2002", BLANK),
    ("\u00a0\u202f\u2060", GLUE),
    ("「『（［｛〔〈《【〖〘｟｢￥￡＄〒", OPEN),
    ("」』）］｝〕〉》】〗〙｠｣、。：；？！・ー々〻ゝゞヽヾ％゛゜゠〜～｡､･ｰﾞﾟ", CLOSE),
    ("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ", CLOSE),
    ("".join(map(chr, range(0x31F0, 0x3200))), CLOSE),  # small kana of Ainu
    ("，．", WIDE_POINT),
    ("-/&=_\u2010\u2013\u2014", HYPHEN),
    ("([{“‘«", LATIN_OPEN),
    (")]},.;:!?%”’»…‥℃℉‰°′″", LATIN_CLOSE),
)
"""Characters that must not end or begin a line, and where long words may be cut.

JIS X 4051, the classes of opening and closing brackets, commas and stops, dividing
punctuation, hyphens, iteration marks, small kana, prefixes and suffixes.
"""

_IDEOGRAPHS: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u30ff\u31f0-\u31ff"
    "\u3200-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff10-\uff5a\uff66-\uff9d"
    "\U00020000-\U0003ffff"
)
"""Characters between which a line may end; Hangul breaks at blanks."""
_WIDE: Final = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""Wide letters and figures, which keep together as a word or number."""

_KOREAN: Final = 3

BREAK: Final = re.compile(
    "(?<=S)(?=[^S])|(?<=[ICPDLHc])(?=[IO])|(?<=[ICLHc])(?=D)|(?<=[ICPD])(?=[Lo])"
)
"""Where a line may end, between the classes on either side."""

_AT_BLANKS_ALONE: Final = MappingProxyType(
    str.maketrans(IDEOGRAPH + WIDE + OPEN + CLOSE + WIDE_POINT, OTHER * 5)
)
"""What the classes are in Korean: its brackets and Chinese characters are of a word."""


@cache
def between_characters() -> re.Pattern[str]:
    """Return what finds where a line may end elsewhere than at a blank."""
    return re.compile(f"[{_IDEOGRAPHS}\u3000\u2002\u2003]")


class _Classes(dict[int, str]):
    """Class of each code point, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if is_western(char):
            self[code] = OTHER
            return OTHER
        found = WIDE if _WIDE.match(char) else IDEOGRAPH
        kind = self[code] = found if between_characters().match(char) else OTHER
        return kind


_CLASSES: Final = _Classes({ord(c): kind for chars, kind in _CLASS_OF for c in chars})


def classes_of(text: str) -> str:
    """Return the class of each character, a letter each.

    A text with one Hangul for `_KOREAN` Chinese characters or more ends its lines at
    blanks alone (UAX #14, Korean).
    """
    classes = text.translate(_CLASSES)
    if is_western(text):
        return classes
    if len(hangul().findall(text)) * _KOREAN > classes.count(IDEOGRAPH):
        return classes.translate(_AT_BLANKS_ALONE)
    return classes
