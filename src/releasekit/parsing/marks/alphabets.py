"""Orders of letters by which lists count, where one script has several."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_LATIN = "abcdefghijklmnopqrstuvwxyz"
LATIN: Final = (*_LATIN, *(2 * letter for letter in _LATIN))
"""From z on with aa, bb."""
VIETNAMESE: Final = tuple("abcdđeghiklmnopqrstuvxy")

# GOST R 2.105 leaves out ё з й о ч ь ы ъ; many lists leave out ё й ъ ы ь alone.
RUSSIAN: Final = tuple("абвгдежиклмнпрстуфхцшщэюя")
RUSSIAN_FULL: Final = tuple("абвгдежзиклмнопрстуфхцчшщэюя")
# DSTU 3008 leaves out ґ є з і ї й о ч ь.
UKRAINIAN: Final = tuple("абвгдежиклмнпрстуфхцшщюя")
UKRAINIAN_FULL: Final = tuple("абвгґдеєжзиіїйклмнопрстуфхцчшщюя")

LATIN_ALIKE: Final = MappingProxyType(
    {"a": "а", "e": "е", "c": "с", "p": "р", "x": "х"}
)
"""Latin letters typed where Cyrillic ones were meant."""

FULL_WIDTH: Final = MappingProxyType(
    {chr(ord(letter) - ord("a") + 0xFF41): letter for letter in _LATIN}
)
"""Small letters as wide as ideographs, U+FF41 on."""

GREEK: Final = ("α", "β", "γ", "δ", "ε", "στ", *"ζηθικλμνξοπρστυφχψω")
GREEK_PLAIN: Final = tuple("αβγδεζηθικλμνξοπρστυφχψω")

ABJAD: Final = ("أ", "ب", "ج", "د", "هـ", *"وزحطيكلمنسعفصقرشتثخذضظغ")
HIJAI: Final = tuple("أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
PERSIAN: Final = ("الف", *"بجدهوزحطیکلمنسعفصقرشتثخذضظغ")
PERSIAN_PLAIN: Final = ("الف", *"بپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی")

DEVANAGARI: Final = tuple("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह")
DEVANAGARI_PLAIN: Final = tuple("कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह")
THAI: Final = tuple("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ")

GANADA: Final = tuple("가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허")
"""Fourteen syllables with ㅏ, then the same with ㅓ (Korean clerical rules)."""
CHOSUNG: Final = tuple("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")
KATAKANA: Final = tuple(
    "アイウエオカキクケコサシスセソタチツテト"
    "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
IROHA: Final = tuple("イロハニホヘトチリヌルヲワカヨタレソツネナラム")
STEMS: Final = tuple("甲乙丙丁戊己庚辛壬癸")
"""The heavenly stems, by which Chinese lists count as others do by letters."""

ARABIC_WORDS: Final = (
    ("أولا", "أولاً", "أولًا", "اولا", "اولاً"),
    ("ثانيا", "ثانياً", "ثانيًا"),
    ("ثالثا", "ثالثاً", "ثالثًا"),
    ("رابعا", "رابعاً", "رابعًا"),
    ("خامسا", "خامساً", "خامسًا"),
    ("سادسا", "سادساً", "سادسًا"),
    ("سابعا", "سابعاً", "سابعًا"),
    ("ثامنا", "ثامناً", "ثامنًا"),
    ("تاسعا", "تاسعاً", "تاسعًا"),
    ("عاشرا", "عاشراً", "عاشرًا"),
)
"""Firstly, secondly …: each with the spellings in use."""
