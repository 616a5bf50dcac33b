"""Dates that a deed spells out: "this ninth day of April, in the year of our Lord"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.calendar import customs
from releasekit.parsing.metadata.date_forms import Reading, reading_of

_DEED = LazyPattern(
    r"\b(?:the|this)\s(?P<day>[a-z-]{5,14}|[0-9]{1,2}(?:st|nd|rd|th))\s{1,2}day\sof\s"
    r"(?P<month>[A-Z][a-z]{2,8}),?\s(?:in\s)?the\syear\sof\sour\sLord,?\s"
    r"(?P<year>[a-z]{3,9}(?:[\s-][a-z]{3,9}){1,5}|[0-9]{4})"
)
_UNITS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS: Final = {word: n for n, word in enumerate(_UNITS, start=1)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}
_ODD_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    "twentieth": 20,
    "thirtieth": 30,
}
_SCALES: Final = {"hundred": 100, "thousand": 1000}


def may_spell_out(text: str) -> bool:
    """Tell whether a text has what stands in every date of this form.

    One capital is found ten times as fast as the words "of our Lord".
    """
    return "L" in text and "of our" in text


def spelled_out(text: str) -> Iterator[Reading]:
    """Yield the dates that words alone give, as English proclamations write them."""
    for match in _DEED.finditer(text):
        day, year = _ordinal(match["day"]), _year(match["year"])
        month = customs("en", None).months.get(match["month"].casefold())
        if day and year and month:
            where = match.start("day"), match.end()
            reading = reading_of("date.words", *where, (year, month, day))
            if reading:
                yield reading


def _ordinal(words: str) -> int:
    """Return a day of the month: ``ninth``, ``twenty-eighth``, ``9th``."""
    if words[0].isdecimal():
        return int(words[:-2])
    tens, _, last = words.rpartition("-")
    ones = _ODD_ORDINALS.get(last) or _NUMBERS.get(last.removesuffix("th"), 0)
    return ones + _NUMBERS.get(tens, 0)


def _year(words: str) -> int:
    """Return a year: ``two thousand twenty-two``, ``nineteen hundred and six``."""
    if words[0].isdecimal():
        return int(words)
    total = part = 0
    for word in words.replace("-", " ").split():
        if word == "thousand":
            total, part = part * _SCALES[word], 0
        elif word == "hundred":
            part *= _SCALES[word]
        elif word in _NUMBERS:
            part += _NUMBERS[word]
        elif word != "and":
            break
    return total + part
