"""Numerals of many scripts as integers from 1."""

from __future__ import annotations

import unicodedata
from typing import Final

_GANADA: Final = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"
_CHOSUNG: Final = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_KATAKANA: Final = (
    "アイウエオカキクケコサシスセソタチツテト"
    "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_CYRILLIC: Final = "абвгдежзиклмнпрстуфхцшщэюя"
_IDEOGRAPHS: Final = "一二三四五六七八九"
_ROMAN: Final = (
    ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip
_BOXED_SERIES: Final = (0xF02B1, 0xF02CE)
_GANADA_CIRCLES: Final = range(0x326E, 0x327C)


def decimal(numeral: str) -> int | None:
    """Return the last number of ``3``, ``１２``, ``1.2`` or ``三``."""
    last = numeral.replace("-", ".").split(".")[-1]
    if last[0] in _IDEOGRAPHS or last[0] == "十":
        return ideographic(last)
    return int(last)


def circled(numeral: str) -> int | None:
    """Return the number of a sign such as ``①``, ``❷``, ``㉮``, ``Ⅲ``."""
    code = ord(numeral)
    for first in _BOXED_SERIES:
        if first <= code < first + 9:
            return code - first + 1
    if code in _GANADA_CIRCLES:
        return code - _GANADA_CIRCLES.start + 1
    value = unicodedata.numeric(numeral, 0)
    return int(value) or None


def ganada(numeral: str) -> int | None:
    """Return the place of a syllable in the order 가 나 다 … 하 거 너."""
    return _GANADA.find(numeral) + 1 or None


def chosung(numeral: str) -> int | None:
    """Return the place of a consonant in the order ㄱ ㄴ ㄷ."""
    return _CHOSUNG.find(numeral) + 1 or None


def katakana(numeral: str) -> int | None:
    """Return the place of a syllable in the order ア イ ウ."""
    return _KATAKANA.find(numeral) + 1 or None


def latin(numeral: str) -> int | None:
    """Return the place of a letter in the Latin or the Russian list alphabet."""
    letter = numeral.lower()
    if "a" <= letter <= "z":
        return ord(letter) - ord("a") + 1
    return _CYRILLIC.find(letter) + 1 or None


def ideographic(numeral: str) -> int | None:
    """Return the number of ``三``, ``十``, ``十二``, ``二十一`` (1 to 99)."""
    tens, ten, ones = numeral.rpartition("十")
    value = (_IDEOGRAPHS.find(tens) + 1 or 1) * 10 if ten else 0
    return value + (_IDEOGRAPHS.find(ones) + 1 if ones else 0) or None


def roman(numeral: str) -> int | None:
    """Return the number of a Roman numeral up to 39, if it is well formed."""
    rest, value = numeral.lower(), 0
    for sign, worth in _ROMAN:
        while rest.startswith(sign):
            rest, value = rest[len(sign) :], value + worth
    return value if value and to_roman(value) == numeral.lower() else None


def to_roman(value: int) -> str:
    """Return a number from 1 to 39 as a lower-case Roman numeral."""
    parts: list[str] = []
    for sign, worth in _ROMAN:
        while value >= worth:
            parts.append(sign)
            value -= worth
    return "".join(parts)
