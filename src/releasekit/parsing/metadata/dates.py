"""Dates in text: an own grammar for the forms that governments write."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from attrs import frozen

from releasekit.model import Precision
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.calendar import (
    Customs,
    cities,
    customs,
    line_words,
    not_places,
)
from releasekit.parsing.metadata.date_forms import Reading, forms_before
from releasekit.parsing.metadata.date_words import may_spell_out, spelled_out
from releasekit.parsing.metadata.signs import leads_of, may_hold
from releasekit.parsing.metadata.times import Time, read_time, read_time_before

_IDEOGRAPHS = LazyPattern(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?"
)
_IDEOGRAPH_VALUES: Final = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0
}
_LONGEST_LINE = 120
_TEN = 10

# One code point for one: offsets stay those of the text.
_ZEROS: Final = "٠۰०௦๐０"
_DIGITS: Final = {ord(zero) + n: str(n) for zero in _ZEROS for n in range(10)} | {
    ord("．"): ".",
    ord("／"): "/",
    ord("元"): "1",
}
_FOREIGN_DIGIT = LazyPattern(r"[٠-٩۰-۹०-९௦-௯๐-๙０-９]")
_LEADS: Final = leads_of(f"{_ZEROS}年")
_NUMBER = LazyPattern(  # a set in front is found fast
    "[0-9٠-٩۰-۹०-९௦-௯๐-๙０-９][0-9٠-٩۰-۹०-९௦-௯๐-๙０-９]{0,5}"
)
_FIRST_YEAR = LazyPattern(r"(?<=[令平昭大明][和成和正治])元(?=年)")


@frozen(kw_only=True)
class FoundDate:
    """A date in a text."""

    start: int
    """First code point."""
    end: int
    """First code point after it, time and zone included."""
    when: str
    """ISO 8601 as in `Date.when`; ``--MM-DD`` without a year."""
    precision: Precision
    zone: str | None = None
    """UTC offset, where the text and the country give it."""
    literal: str
    """The words of the text."""
    rule: str
    """Dotted name of the form that read it."""
    ambiguous: bool = False
    """Whether day and month could be told apart; ``when`` is then the year."""


def find_dates(
    text: str,
    *,
    language: str,
    country: str | None = None,
    order: str | None = None,
) -> tuple[FoundDate, ...]:
    """Return all dates in ``text``, in order, not overlapping.

    Args:
        text: the words of a block.
        language: language tag of the text; ``mul`` for any.
        country: ISO 3166-1 alpha-2 of the issuer; it decides the order of day and
            month in English and the meaning of ``CST`` and ``IST``.
        order: ``dmy``, ``mdy`` or ``ymd`` where a profile says how figures are read;
            it wins over language and country.
    """
    signed, spelled = "年" in text, may_spell_out(text)
    view, numbers = _numbers(text, signed=signed)
    if not numbers and not signed and not spelled:
        return ()
    here = customs(language, country, order)
    found: list[FoundDate] = []
    last = 0
    for number in numbers:
        reading = _read(view, number, here) if number.start() >= last else None
        if reading is not None and reading.start >= last:
            date = _with_time(text, view, reading, here, last)
            found.append(date)
            last = date.end
    if signed:
        found.extend(_in_ideographs(text))
        found.sort(key=lambda date: date.start)
    if spelled:
        deeds = [_with_time(text, text, d, here) for d in spelled_out(text)]
        found = sorted([*_apart(found, deeds), *deeds], key=lambda date: date.start)
    return tuple(found)


def _apart(found: list[FoundDate], deeds: list[FoundDate]) -> list[FoundDate]:
    """Return the dates that no spelt-out date covers."""
    return [
        d for d in found if all(d.end <= e.start or e.end <= d.start for e in deeds)
    ]


def may_hold_date(text: str, *, wide: bool) -> bool:
    """Tell whether a text has a figure or a word that a date needs: the cheap sign.

    Args:
        text: what is looked at; other digits than those of ASCII are not looked for.
        wide: whether it may hold the sign for a year.
    """
    return has_figure(text) or may_spell_out(text) or (wide and "年" in text)


def may_be_wide(text: str) -> bool:
    """Tell whether a text may hold other digits than those of ASCII, or a year's sign.

    The cheap sign: bytes are searched.
    """
    return may_hold(text, _LEADS)


def has_figure(text: str) -> bool:
    """Tell whether a text has an ASCII digit.

    Ten searches for one character take a sixth of the time of one for a set.
    """
    return (
        "1" in text
        or "2" in text
        or "0" in text
        or "3" in text
        or "4" in text
        or "5" in text
        or "6" in text
        or "7" in text
        or "8" in text
        or "9" in text
    )


def has_foreign_digit(text: str) -> bool:
    """Tell whether a text has a digit of another script or of full width."""
    return _FOREIGN_DIGIT.search(text) is not None


def _numbers(text: str, *, signed: bool) -> tuple[str, list[re.Match[str]]]:
    """Return a text with ASCII digits alone, and the numbers in it."""
    view = _FIRST_YEAR.sub("1", text) if signed and "元年" in text else text
    numbers = list(_NUMBER.finditer(view))
    if text.isascii() or all(number[0].isascii() for number in numbers):
        return view, numbers
    view = view.translate(_DIGITS)
    return view, list(_NUMBER.finditer(view))


def _read(view: str, number: re.Match[str], here: Customs) -> Reading | None:
    at, end = number.span()
    if view[at - 1 : at].isdecimal():
        return None
    for form in forms_before(view, end, here):
        reading = form(view, at, here)
        if reading is not None:
            return reading
    return None


def _with_time(
    text: str, view: str, reading: Reading, here: Customs, floor: int = 0
) -> FoundDate:
    """Return a date with the time after it, or from ``floor`` on before it."""
    time, start, end = None, reading.start, reading.end
    if reading.year and (reading.day or reading.ambiguous):
        time = read_time(view, reading.end)
        end = time.end if time else end
        led = None if time else read_time_before(view, reading.start)
        if led and led[0] >= floor:
            start, time = led
    return FoundDate(
        start=start,
        end=end,
        when=_when(reading, time),
        precision=_precision(reading, time),
        zone=here.offset(time.zone) if time and time.zone else None,
        literal=text[start:end],
        rule=reading.rule,
        ambiguous=reading.ambiguous,
    )


def _when(reading: Reading, time: Time | None) -> str:
    if reading.year is None:
        return f"--{reading.month:02}-{reading.day:02}"
    parts = [f"{reading.year:04}"]
    parts.extend(f"{part:02}" for part in (reading.month, reading.day) if part)
    day = "-".join(parts)
    if time is None or reading.ambiguous:
        return day
    clock = f"T{time.hour:02}:{time.minute:02}"
    return day + clock + (f":{time.second:02}" if time.second is not None else "")


def _precision(reading: Reading, time: Time | None) -> Precision:
    if reading.year is None:
        return Precision.DAY_OF_YEAR
    if time is not None and not reading.ambiguous:
        return Precision.MINUTE if time.second is None else Precision.SECOND
    if reading.day:
        return Precision.DAY
    return Precision.MONTH if reading.month else Precision.YEAR


def _in_ideographs(text: str) -> list[FoundDate]:
    found = []
    for match in _IDEOGRAPHS.finditer(text):
        year = int("".join(str(_IDEOGRAPH_VALUES[c]) for c in match[1]))
        month, day = _small(match[2]), _small(match[3]) if match[3] else None
        reading = Reading(
            start=match.start(),
            end=match.end(),
            year=year,
            month=month,
            day=day,
            rule="date.ideographs",
        )
        found.append(_with_time(text, text, reading, customs("zh", None)))
    return found


def _small(numeral: str) -> int:
    """Return a number below one hundred in Chinese numerals: 七, 十二, 三十一."""
    tens, ten, ones = numeral.rpartition("十")
    value = _IDEOGRAPH_VALUES.get(ones, 0)
    return value + _TEN * (_IDEOGRAPH_VALUES.get(tens, 1) if ten else 0)


_WORD = LazyPattern(r"[^\W_][^\s,;:()\[\]|（）•·]*")
_PLACE = LazyPattern(
    r"(?:г\. ?)?(?:[A-ZÀ-ÞŠŽΆ-ΏΑ-ΩА-Я][^\s,;:()]{1,20}[ ,.]{0,2}){1,4}"
    r"(?:,|–|—|-|\bden\b|\ble\b|\bel\b|\bdnia\b|\bngày\b)\s?$"
    r"|[\u0590-\u06ff\u0900-\u0eff][^,;:()0-9]{1,30}[,،]\s?(?:في\s)?$"
)


def is_date_line(text: str) -> bool:
    """Tell whether a whole line is a date: with weekday, time, place or label."""
    line = text.strip()
    if not line or len(line) > _LONGEST_LINE:
        return False
    dates = find_dates(line, language="mul")
    if not dates:
        return bool(_SHORT_FIGURES.fullmatch(line))
    if dates[0].precision is Precision.MONTH:
        return False
    rest = "".join(line[a.end : b.start] for a, b in pairwise(dates))
    before, after = line[: dates[0].start], line[dates[-1].end :]
    return _may_precede(before) and only_line_words(rest + after)


_SHORT_FIGURES = LazyPattern(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")


def _may_precede(text: str) -> bool:
    """Tell whether words before a date are its labels, weekday or place."""
    if only_line_words(text):
        return True
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) == 1 and words[0] in cities():
        return True
    return bool(_PLACE.match(text)) and not_places().isdisjoint(words)


def only_line_words(text: str) -> bool:
    """Tell whether words are all weekdays, zones and labels of dates."""
    words = map(str.casefold, _WORD.findall(text))
    return all(word.rstrip(".") in line_words() for word in words)
