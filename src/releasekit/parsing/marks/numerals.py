"""Numerals of many scripts as integers from 1."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from releasekit.parsing.marks.alphabets import CHOSUNG, GANADA

OrdinalOf: TypeAlias = Callable[[str], int | None]
"""Turns a numeral into its number from 1; nothing where it is none."""

_IDEOGRAPHS: Final = "一二三四五六七八九"
_FORMAL: Final = str.maketrans("壹貳貮參叄肆伍陸柒捌玖拾", "一二二三三四五六七八九十")
_ROMAN: Final = (
    ("xc", 90), ("l", 50), ("xl", 40),
    ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip
_SIGN_SERIES: Final = (
    (0xF02B1, 9), (0xF02CE, 9),  # boxed numbers of Hancom's fonts
    (0x24B6, 26), (0x24D0, 26), (0x249C, 26),  # Ⓐ ⓐ ⒜
    (0x326E, 14), (0x320E, 14), (0x3260, 14), (0x3200, 14),  # ㉮ ㈎ ㉠ ㈀
)  # fmt: skip
_HEBREW: Final = {
    letter: value
    for letters, unit in (("אבגדהוזחט", 1), ("יכלמנסעפצ", 10))
    for value, letter in zip(range(unit, 10 * unit, unit), letters, strict=True)
}


def decimal(numeral: str) -> int | None:
    """Return the last number of ``3``, ``１２``, ``١٢``, ``1.2`` or ``三``."""
    last = numeral.replace("-", ".").split(".")[-1]
    if last[0] in _IDEOGRAPHS or last[0] == "十":
        return ideographic(last)
    return int(last)


def sign(numeral: str) -> int | None:
    """Return the number of one character: ``①``, ``❷``, ``㉮``, ``ⓐ``, ``Ⅲ``."""
    code = ord(numeral)
    for first, length in _SIGN_SERIES:
        if first <= code < first + length:
            return code - first + 1
    value = unicodedata.numeric(numeral, 0)
    return int(value) or None


def in_order(
    letters: Sequence[str], alike: Mapping[str, str] = MappingProxyType({})
) -> OrdinalOf:
    """Return what tells the place of a letter in an order, its case ignored.

    Args:
        letters: the order.
        alike: letters of another script that are taken for some of them.
    """
    places = {letter: place for place, letter in enumerate(letters, 1)}
    places |= {stray: places[meant] for stray, meant in alike.items()}
    return lambda numeral: places.get(numeral.lower())


def doubled(letters: Sequence[str]) -> OrdinalOf:
    """Return what tells the place of a letter that is written twice: ``bb`` is 2."""
    single = in_order(letters)
    return lambda numeral: single(numeral[0])


def words(spellings: Iterable[Iterable[str]]) -> OrdinalOf:
    """Return what tells the number of a word, each in several spellings."""
    places = {word: place for place, forms in enumerate(spellings, 1) for word in forms}
    return places.get


ganada: Final = in_order(GANADA)
chosung: Final = in_order(CHOSUNG)


def ideographic(numeral: str) -> int | None:
    """Return the number of ``三``, ``十``, ``十二``, ``貳``, ``二十一`` (1 to 99)."""
    tens, ten, ones = numeral.translate(_FORMAL).rpartition("十")
    value = (_IDEOGRAPHS.find(tens) + 1 or 1) * 10 if ten else 0
    return value + (_IDEOGRAPHS.find(ones) + 1 if ones else 0) or None


def hebrew(numeral: str) -> int | None:
    """Return the number of one or two Hebrew letters: ``א`` 1, ``יא`` 11, ``טו`` 15."""
    values = [_HEBREW.get(letter, 0) for letter in numeral]
    return sum(values) if all(values) and sorted(values)[::-1] == values else None


def roman(numeral: str) -> int | None:
    """Return the number of a Roman numeral up to 99, if it is well formed."""
    rest, value = numeral.lower(), 0
    for letters, worth in _ROMAN:
        while rest.startswith(letters):
            rest, value = rest[len(letters) :], value + worth
    return value if value and to_roman(value) == numeral.lower() else None


def to_roman(value: int) -> str:
    """Return a number from 1 to 99 as a lower-case Roman numeral."""
    parts: list[str] = []
    for letters, worth in _ROMAN:
        while value >= worth:
            parts.append(letters)
            value -= worth
    return "".join(parts)
