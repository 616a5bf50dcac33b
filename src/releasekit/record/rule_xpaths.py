"""The rules beyond the schema in XPath 1, as the published Schematron asks them.

XPath 1 compares no texts by order: ``>=`` on two dates is silently false. Dates are
compared as the numbers that `translate()` makes of them.
"""

from __future__ import annotations

from string import ascii_letters, digits
from typing import Final

from releasekit.record.names import LENGTHS

PLACES: Final = (
    "self::r:partOf or"
    " (substring-before(concat(substring-after(@src, '-'), ' '), ' ')"
    " <= /r:release/r:source/@chars"
    " and not(r:at[@end > /r:release/r:source/@chars]))"
)
"""Where a list begins; XPath 1 cannot walk through the rest of it."""

INLINES: Final = (
    "not(*[@start][not(self::r:at)]"
    "[@end <= @start or @start < preceding-sibling::*[1]/@end])"
    " and (/r:release/@escapes or r:text/r:chunk or"
    " not(*[@start][not(self::r:at)][last()]/@end > string-length(r:text)))"
)
"""In order means: the last one alone can be beyond the text."""


def language(name: str) -> str:
    """Return the test that an attribute, where there is one, looks like a tag."""
    tag = f"@{name}"
    first = f"substring-before(concat({tag}, '-'), '-')"
    return (
        f"(not({tag}) or ("
        f"translate({tag}, '{ascii_letters}{digits}-', '') = ''"
        f" and not(contains(concat('-', {tag}, '-'), '--'))"
        f" and translate({first}, '{ascii_letters}', '') = ''"
        f" and string-length({first}) <= 8"
        f" and (string-length({first}) > 1 or contains('iIxX', {first}))))"
    )


LANGUAGE_WITHOUT: Final = "the order of the parts after the first"

_DAY: Final = "number(translate(substring({}, 1, 10), '-', ''))"
_EARLY: Final = (
    "{path}[string-length({name}) >= 10][$issued > "
    + _DAY.replace("{}", "{name}")
    + "]"
)
EMBARGO_LETS: Final = (
    ("day", "string(r:dates/r:issued/@when[string-length() >= 10])"),
    ("issued", _DAY.format("$day")),
)
EMBARGO: Final = (
    "not("
    + _EARLY.format(path="r:dates/r:date[@type = 'embargo-until']", name="@when")
    + " | "
    + _EARLY.format(path="r:releaseTerms", name="@until")
    + ")"
)

SOURCE: Final = (
    "(/r:release/@escapes or r:text/r:chunk or string-length(r:text) = @chars)"
    " and not(r:partOf[@number > @count])"
)

UNKNOWN: Final = (
    "not(r:unknown) or not(@* | r:unknown/preceding-sibling::text()[normalize-space()])"
)

_LEAP = (
    "($yearless = 1) + ($year mod 4 = 0) - ($year mod 100 = 0) + ($year mod 400 = 0)"
)
_DAYS = "31 - ($month = 4 or $month = 6 or $month = 9 or $month = 11)"
_DAYS += " - ($month = 2) * (3 - $leap)"
_LENGTH = " + ".join(
    f"{length} * (@precision = '{name}')" for name, length in LENGTHS.items()
)
CALENDAR_LETS: Final = (
    ("when", "string(@when | @until)"),
    ("yearless", "number(starts-with($when, '--'))"),
    ("year", "substring($when, 1, 4 * (1 - $yearless))"),
    ("month", "substring($when, 6 - 3 * $yearless, 2)"),
    ("day", "substring($when, 9 - 3 * $yearless, 2)"),
    ("leap", _LEAP),
    ("days", _DAYS),
    ("length", _LENGTH),
)
"""``--MM-DD`` has its month and day three places further left."""
CALENDAR: Final = (
    "$when = '' or not($year < 1 or $month < 1 or $month > 12"
    " or $day < 1 or $day > $days"
    " or substring($when, 12, 2) > 23 or substring($when, 15, 2) > 59"
    " or substring($when, 18, 2) > 59"
    " or (@precision and (string-length($when) != $length"
    " or (@precision = 'month-day') != ($yearless = 1))))"
)

CHUNK: Final = (
    "@n = count(preceding-sibling::r:chunk) + 1 and"
    " not(preceding-sibling::node()[1][self::text()][normalize-space()])"
)

DESCRIPTION: Final = (
    "(@description = 'incomplete') = boolean(r:identification/r:title/r:unknown"
    " | r:agents/r:issuer/r:unknown | r:dates/r:issued/r:unknown"
    " | r:access/r:unknown | r:rights/r:unknown)"
)
