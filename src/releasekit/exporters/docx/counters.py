"""Label formats: what Word can count, and what must stand as it is.

A label is counted only where Word's number format gives exactly the source's label:
the number shown is checked against it here, so a format can never change a label.
The limits are those up to which Word and LibreOffice show the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from attrs import frozen

_MAX_START: Final = 32767
"""The largest number that Word lets a list start with."""


@frozen(kw_only=True)
class Counted:
    """A label that Word counts: text, a number, text."""

    format: str
    """Number format (ISO 29500-1, 17.18.59): ``decimal``, ``ganada`` …"""
    prefix: str = ""
    suffix: str = ""


@frozen
class Fixed:
    """A bullet: the same label for every item."""

    label: str


@frozen
class Literal:
    """A label with a number that Word cannot count: it stands as it is."""

    label: str


LabelFormat: TypeAlias = Counted | Fixed | Literal

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_KANJI: Final = "〇一二三四五六七八九"


def _roman(number: int) -> str:
    out = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


def _letter(number: int) -> str:
    # Word goes on from z with aa, bb, cc.
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def _kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _KANJI[tens] + "十"
    return head + (_KANJI[ones] if ones else "")


def _in_order(letters: str) -> tuple[int, Callable[[int], str]]:
    return len(letters), lambda number: letters[number - 1]


_AIUEO: Final = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ"
    "マミムメモヤユヨラリルレロワヲン"
)
_IROHA: Final = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテ"
    "アサキユメミシヱヒモセス"
)
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцч"

_Counter: TypeAlias = tuple[str, int, Callable[[int], str]]

COUNTERS: Final[tuple[_Counter, ...]] = (
    ("decimal", _MAX_START, str),
    ("decimalZero", 9, lambda number: f"{number:02d}"),
    ("decimalEnclosedCircle", *_in_order("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")),
    ("upperRoman", 3999, _roman),
    ("lowerRoman", 3999, lambda number: _roman(number).lower()),
    ("upperLetter", 78, lambda number: _letter(number).upper()),
    ("lowerLetter", 78, _letter),
    ("ganada", *_in_order("가나다라마바사아자차카타파하")),
    ("chosung", *_in_order("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")),
    ("koreanDigital", *_in_order("일이삼사오육칠팔구")),
    ("japaneseCounting", 99, _kanji),
    ("aiueoFullWidth", *_in_order(_AIUEO)),
    ("irohaFullWidth", *_in_order(_IROHA)),
    ("aiueo", *_in_order("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎ")),
    ("ideographTraditional", *_in_order("甲乙丙丁戊己庚辛壬癸")),
    ("ideographZodiac", *_in_order("子丑寅卯辰巳午未申酉戌亥")),
    ("russianLower", *_in_order(_RUSSIAN)),
    ("russianUpper", *_in_order(_RUSSIAN.upper())),
    ("hebrew1", *_in_order("אבגדהוזחטי")),
    ("arabicAlpha", *_in_order("أبتثجحخدذرز")),
)
"""Format, largest number, what it shows: tried in this order."""

_BY_NAME: Final = {name: (limit, show) for name, limit, show in COUNTERS}


def shown(format_: Counted, number: int) -> str | None:
    """Return the label a format shows for a number, nothing beyond its limit."""
    limit, show = _BY_NAME[format_.format]
    if not 0 < number <= limit:
        return None
    return f"{format_.prefix}{show(number)}{format_.suffix}"


@lru_cache(maxsize=4096)
def label_format(label: str, number: int | None) -> LabelFormat:
    """Return how Word makes a label.

    Args:
        label: the label as it is to be read: ``(가)``.
        number: its place in its series, from 1; nothing for a bullet.
    """
    if number is None:
        return Fixed(label)
    for name, limit, show in COUNTERS:
        if 0 < number <= limit:
            found = _split(label, show(number))
            if found:
                return Counted(format=name, prefix=found[0], suffix=found[1])
    return Literal(label)


def _split(label: str, number: str) -> tuple[str, str] | None:
    # The last occurrence counts: in "1-1." the item's own number is the last.
    at = label.rfind(number)
    if at < 0:
        return None
    prefix, suffix = label[:at], label[at + len(number) :]
    if "%" in label or _joins(prefix[-1:], number) or _joins(suffix[:1], number):
        return None
    return prefix, suffix


def _joins(neighbour: str, number: str) -> bool:
    # "01" is no "0" before a 1, "Annex" no "Anne" before an X; "第1" and "第一" are.
    return (neighbour + number).isascii() and neighbour.isalnum()


_EM: Final = 220
"""Twentieths of a point: 11 points."""
_NARROW: Final = frozenset(".,:;'|!()[]{}-·•°ijlI ")


def label_width(label: str) -> int:
    """Return about how wide a label is set, in twentieths of a point."""
    return sum(map(_character_width, label))


@lru_cache(maxsize=1024)
def _character_width(char: str) -> int:
    if char in _NARROW:
        return _EM * 35 // 100
    if unicodedata.east_asian_width(char) in "WFA":
        return _EM
    return _EM * 68 // 100 if char.isupper() else _EM * 56 // 100


def wants_east_asian(label: str) -> bool:
    """Tell whether a label's glyphs stand in East Asian typefaces rather than Latin."""
    return any(map(_is_wide, label))


@lru_cache(maxsize=1024)
def _is_wide(char: str) -> bool:
    if unicodedata.east_asian_width(char) not in "WFA":
        return False
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return True
    return False
