"""The written forms of dates: each reads one, starting at a number, or passes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.calendar import Customs, era_years

_EARLIEST, _LATEST = 1800, 2199
_PIVOT = 70
_BUDDHIST = 543
_LOOK_BACK = 18
_TWO = 2


@frozen(kw_only=True)
class Reading:
    """A date as one form reads it."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    rule: str
    ambiguous: bool = False


Form: TypeAlias = Callable[[str, int, Customs], Reading | None]


def reading_of(
    rule: str, start: int, end: int, parts: tuple[int, int, int]
) -> Reading | None:
    """Return a reading of year, month and day, if the calendar has such a day."""
    return _reading(rule, start, end, *parts)


def _reading(
    rule: str,
    start: int,
    end: int,
    year: int | None,
    month: int | None,
    day: int | None,
) -> Reading | None:
    """Return the reading if the calendar has such a day."""
    if year is not None and not _EARLIEST <= year <= _LATEST:
        return None
    try:
        # A leap year stands in where no year is given: 29 February may be meant.
        dt.date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return Reading(start=start, end=end, year=year, month=month, day=day, rule=rule)


def _year(text: str) -> int:
    """Return a year of two or four figures (POSIX pivot for two)."""
    value = int(text)
    if len(text) > 2:  # noqa: PLR2004 - two figures leave the century out
        return value
    return value + (2000 if value < _PIVOT else 1900)


_ISO = LazyPattern(r"([12][0-9]{3})-([01]?[0-9])-([0-3]?[0-9])(?![0-9])")


def _iso(text: str, at: int, _: Customs) -> Reading | None:
    match = _ISO.match(text, at)
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    return _reading("date.iso", at, match.end(), year, month, day)


_CJK = LazyPattern(
    r"([0-9]{1,4})\s?[년年]\s?([0-9]{1,2})\s?[월月](?:\s?([0-9]{1,2})\s?[일日号號])?"
)
_ERA = LazyPattern(r"(令和|平成|昭和|大正|明治|民國|民国|[RHS])\s?$")
_SHORT_YEAR = LazyPattern(r"[’'‘`´]\s?$")


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOK_BACK) : at]


def _cjk(text: str, at: int, _: Customs) -> Reading | None:
    match = _CJK.match(text, at)
    if match is None:
        return None
    era = _ERA.search(_before(text, at))
    year = int(match[1]) + era_years()[era[1]] if era else _sign_year(match[1])
    start = at - len(era[0]) if era else _apostrophe(text, at)
    day = int(match[3]) if match[3] else None
    rule = "date.era" if era else "date.year-month-day-signs"
    return _reading(rule, start, match.end(), year, int(match[2]), day)


def _sign_year(text: str) -> int:
    """Return a year before 年: three figures are of the Republic of China."""
    return int(text) + era_years()["民國"] if len(text) == 3 else _year(text)  # noqa: PLR2004


def _apostrophe(text: str, at: int) -> int:
    return at - 1 if at and text[at - 1] in "’'‘`´" else at


_CJK_DAY = LazyPattern(r"([0-9]{1,2})\s?[월月]\s?([0-9]{1,2})\s?[일日号號]")


def _cjk_day(text: str, at: int, _: Customs) -> Reading | None:
    match = _CJK_DAY.match(text, at)
    if match is None:
        return None
    month, day = map(int, match.groups())
    return _reading("date.month-day-signs", at, match.end(), None, month, day)


_YEAR_FIRST = LazyPattern(
    r"([0-9]{4}|[0-9]{1,2})\s?([./-])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,2})(?![0-9])\.?"
)
_HANGUL_DAY = LazyPattern(r"\s?[(（][월화수목금토일][)）,]")


def _year_first(text: str, at: int, customs: Customs) -> Reading | None:
    match = _YEAR_FIRST.match(text, at)
    if match is None or (len(match[1]) < 4 and not _is_short_year(match, customs)):  # noqa: PLR2004
        return None
    era = _ERA.search(_before(text, at))
    if era and customs.language in {"ja", "mul"}:
        year, start, rule = int(match[1]) + era_years()[era[1]], at - 1, "date.era"
    else:
        year, start, rule = _year(match[1]), _apostrophe(text, at), "date.year-first"
    return _reading(rule, start, match.end(), year, int(match[3]), int(match[4]))


def _is_short_year(match: re.Match[str], customs: Customs) -> bool:
    """Tell whether two figures at the front are the year: by mark or custom."""
    text, at = match.string, match.start()
    if _SHORT_YEAR.search(_before(text, at)):
        return True
    era = customs.language in {"ja", "mul"} and _ERA.search(_before(text, at))
    padded = all(len(match[group]) == _TWO for group in (1, 3, 4))
    return bool(era) or (
        customs.order == "ymd" and (match[2] == "." or (match[2] == "/" and padded))
    )


_DAY_MONTH = LazyPattern(
    r"([0-9]{1,2})\s?([./-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})"
    r"(?![0-9]|[.,][0-9])"
)


# Figures behind such a sign go on with a longer number: a stamp, a telephone.
_IN_NUMBER = LazyPattern(r"[0-9][./-]\Z")


def _figures(text: str, at: int, customs: Customs) -> Reading | None:
    """Read day and month in the order of the language or country, never by guess."""
    match = _DAY_MONTH.match(text, at)
    if match is None or _IN_NUMBER.search(text, max(0, at - _TWO), at):
        return None
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    order, rule = customs.order, f"date.figures-{customs.order_rule}"
    if order not in {"dmy", "mdy"}:
        if max(first, second) > 31 or not _is_plain(match):  # noqa: PLR2004
            return None
        order, rule = _order_by_size(first, second)
    if order is None:
        read = _reading("date.figures-ambiguous", at, match.end(), year, None, None)
        return read and Reading(
            start=at, end=match.end(), year=year, rule=read.rule, ambiguous=True
        )
    day, month = (first, second) if order == "dmy" else (second, first)
    if year > _LATEST and customs.language == "th":
        year -= _BUDDHIST
    return _reading(rule, at, match.end(), year, month, day)


def _is_plain(match: re.Match[str]) -> bool:
    """Tell a date from a version or a time where no custom says what figures are."""
    if len(match[4]) > _TWO:
        return True
    padded = all(len(match[group]) == _TWO for group in (1, 3))
    return padded and match[2] != "-" and int(match[4]) < _PIVOT


def _order_by_size(first: int, second: int) -> tuple[str | None, str]:
    """Return the order that only one reading allows: no month is above twelve."""
    if first > 12:  # noqa: PLR2004
        return "dmy", "date.figures-day-above-twelve"
    if second > 12:  # noqa: PLR2004
        return "mdy", "date.figures-day-above-twelve"
    return ("dmy" if first == second else None), "date.figures-equal"


_KO_DAY = LazyPattern(r"([0-9]{1,2})\s?[./]\s?([0-9]{1,2})(?![0-9])\.?")


def _korean_day(text: str, at: int, customs: Customs) -> Reading | None:
    """Read ``2.7.(화)`` and ``(6.10.)``: weekday or brackets make it a date."""
    match = _KO_DAY.match(text, at) if customs.language in {"ko", "mul"} else None
    if match is None:
        return None
    closed = text[at - 1 : at] in {"(", "（"} and match[0].endswith(".")
    bracketed = closed and text[match.end() : match.end() + 1] in {")", "）", ",", "~"}
    if not bracketed and not _HANGUL_DAY.match(text, match.end()):
        return None
    month, day = int(match[1]), int(match[2])
    return _reading("date.month-day-figures", at, match.end(), None, month, day)


_DAY_NAME = LazyPattern(
    r"([0-9]{1,2})(?:\s?[-–]\s?[0-9]{1,2})?(?:st|nd|rd|th|er|º|°|\.)?[\s-]{1,2}"
    r"(?:de |of |day of |tháng )?"
    r"([^\W\d_][^\s0-9,;:/()\[\]–—-]{1,13}|[0-9]{1,2}(?= năm))"
    r"(?:[,.]?(?:[\s-]{1,2}|\s?,\s?)(?:de |del |năm |พ\.ศ\. )?"
    r"([0-9]{4}|[’'][0-9]{2}|(?<=[^\W\d_]-)[0-9]{2})(?![0-9]))?"
)


_DAY_YEAR = LazyPattern(r"\.?\s[0-9]{1,2},?\s{1,2}[12][0-9]{3}(?![0-9])")


def _day_name(text: str, at: int, customs: Customs) -> Reading | None:
    match = _DAY_NAME.match(text, at)
    if match is None:
        return None
    month, cut = _month(match[2], customs)
    if month is None:
        return None
    year = _year(match[3].lstrip("’'")) if match[3] else None
    if year is None and _DAY_YEAR.match(text, match.end(2)):
        return None  # "No. 12 May 3, 2017": the number belongs to other words
    end = match.end() if match[3] else match.end(2) - cut
    if year and year > _LATEST and customs.language in {"th", "mul"}:
        year -= _BUDDHIST
    return _reading("date.day-month-name", at, end, year, month, int(match[1]))


def _month(word: str, customs: Customs) -> tuple[int | None, int]:
    """Return the month and how many characters at the end are not its name."""
    if word.isascii() and word.isdigit():
        return int(word), 0
    bare = word.rstrip(".’'\"”*")
    month = customs.months.get(bare.casefold())
    return month, len(word) - len(bare)


_NAME_DAY = LazyPattern(
    r"([0-9]{1,2})(?![0-9:%])(?!\.[0-9])(?:st|nd|rd|th|\.)?"
    r"(?:\s?[-–]\s?[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9:%]))?"
    r"(?:(?:\s{0,2},\s{0,2}|\s{1,3})(?:of |de |del )?([12][0-9]{3})(?![0-9]|,[0-9]))?"
)
_NAME_YEAR = LazyPattern(r"[12][0-9]{3}(?![0-9%]|[.,][0-9])")
_NAME_BEFORE = LazyPattern(r"([^\W\d_][^\s0-9,;:/()\[\]–—]{1,12})[,.]?\s{1,3}$")
_IN = LazyPattern(r"\b[Ii]n (?:early |late |mid-)?$")
_IN_MONTH = LazyPattern(r" [a-z]")
_YEAR_BEFORE = LazyPattern(r"([12][0-9]{3})(?:\.|\.?\sm\.|\.?\sgada|ko)?\s$")


_GLUED = LazyPattern(r"(?<=[A-Za-z])([A-Z][a-z]{2,8})[,.]?\s{1,3}$")


def _month_before(
    text: str, at: int, customs: Customs
) -> tuple[re.Match[str], int] | None:
    """Return the month's name before a number, cut from what is glued to it.

    ``RELEASEMarch 17`` and ``LogisticsFebruary 2009`` lost a line end.
    """
    if not text[at - 1 : at].isspace():
        return None
    near = _before(text, at)
    first = near.rstrip().rfind(" ") + 1
    word = near[first:].rstrip()
    if word.islower() and word.isalpha() and word.casefold() not in customs.months:
        return None
    before = _NAME_BEFORE.search(near, first)
    if before is None:
        return None
    month, _ = _month(before[1], customs)
    if month is not None:
        return before, month
    if before[1].islower() or before[1][1:].islower():
        return None
    glued = _GLUED.search(near)
    month = _month(glued[1], customs)[0] if glued else None
    return (glued, month) if glued and month is not None else None


def _is_verb(word: str, customs: Customs) -> bool:
    """Tell ``may`` and ``march`` from the months, which English capitalises."""
    return customs.language == "en" and word[0].islower()


def _name_first(text: str, at: int, customs: Customs) -> Reading | None:
    named = _month_before(text, at, customs)
    if named is None or _is_verb(named[0][1], customs):
        return None
    before, month = named
    start = at - len(before[0])
    year_only = _NAME_YEAR.match(text, at)
    if year_only:
        year = int(year_only[0])
        return _reading("date.month-year", start, year_only.end(), year, month, None)
    match = _NAME_DAY.match(text, at)
    if match is None:
        return None
    rule, day = "date.month-name-day", int(match[1])
    year_text, end = match[2], match.end()
    leading = None if year_text else _YEAR_BEFORE.search(_before(text, start))
    if leading:
        start, year_text, rule = start - len(leading[0]), leading[1], "date.year-name"
    if not year_text and before[0].rstrip().endswith(","):
        return None  # "in December, 3 percent": a comma ends what the month says
    if (
        not year_text
        and _IN_MONTH.match(text, end)
        and _IN.search(_before(text, start))
    ):
        return None  # "In May 20 schools": a month, and then how many
    known = int(year_text) if year_text else None
    return _reading(rule, start, end, known, month, day)


_POLICE = LazyPattern(r"([0-9]{2})([01][0-9])([0-3][0-9])(?= [-–])")


def _six_figures(text: str, at: int, customs: Customs) -> Reading | None:
    """Read ``POL-X: 170207 - 12``, the number of German police releases."""
    if customs.language not in {"de", "mul"} or text[max(0, at - 2) : at] != ": ":
        return None
    match = _POLICE.match(text, at)
    if match is None:
        return None
    year, month, day = _year(match[1]), int(match[2]), int(match[3])
    return _reading("date.six-figures", at, match.end(), year, month, day)


_AFTER_HYPHEN: Final = (_iso, _year_first, _figures, _day_name, _name_first)
_AFTER_POINT: Final = (_year_first, _figures, _day_name, _name_first, _korean_day)
_AFTER_SLASH: Final = (_year_first, _figures, _name_first, _korean_day)
_AFTER_SIGN: Final = (_cjk, _cjk_day, _name_first)
_AFTER_LETTER: Final = (_day_name, _name_first)
_FORMS: Final[Mapping[str, tuple[Form, ...]]] = (
    dict.fromkeys("-–", _AFTER_HYPHEN)
    | dict.fromkeys("년年월月", _AFTER_SIGN)
    | dict.fromkeys("snrteº°", _AFTER_LETTER)
    | {".": _AFTER_POINT, "/": _AFTER_SLASH}
)
_OTHER: Final[tuple[Form, ...]] = (_name_first,)
_FORMS_APART: Final[Mapping[str, tuple[Form, ...]]] = (
    dict.fromkeys("-–", (*_AFTER_HYPHEN, _six_figures))
    | dict.fromkeys("년年월月", _AFTER_SIGN)
    | dict.fromkeys("./", _AFTER_SLASH)
)
"""The same where one blank stands between a number and the sign behind it."""
# What may stand between a day and its month: "de", "of", "day of", "tháng".
_JOINTS: Final = frozenset({"de", "of", "da", "th"})


def forms_before(text: str, end: int, customs: Customs) -> tuple[Form, ...]:
    """Return the forms that a number may open, in the order in which they are tried.

    Args:
        text: the text.
        end: where the number ends.
        customs: how the language of the text writes dates.
    """
    after = text[end : end + 1]
    if not after.isspace():
        return _FORMS.get(after, _OTHER)
    word = text[end + 1 : end + 3]
    forms = _FORMS_APART.get(word[:1])
    if forms is not None:
        return forms
    opening = word.casefold()[:_TWO]
    named = opening in customs.openings or opening in _JOINTS
    return _AFTER_LETTER if named or not word[:1].isalpha() else _OTHER
