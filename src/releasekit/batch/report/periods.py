"""Periods: when releases were issued, by month where few years are met, else longer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit.batch.report.tally import Tally

_MOST_MONTHS: Final = 120
_MOST_YEARS: Final = 120
_DECADE: Final = 10
_DECEMBER: Final = 12


@frozen(kw_only=True)
class Periods:
    """Releases by the time of issue, without a gap."""

    unit: str
    """``month``, ``year`` or ``decade``."""
    points: tuple[tuple[str, int], ...]
    """Name and number of releases, the earliest first."""


def periods_of(tally: Tally) -> Periods:
    """Return how many releases were issued when."""
    months = tuple(_months(tally))
    # Where a date says no more than the year, months would leave releases out.
    if 1 < len(months) <= _MOST_MONTHS and tally.months.total() == tally.years.total():
        points = tuple((month, tally.months[month]) for month in months)
        return Periods(unit="month", points=points)
    years = sorted(tally.years)
    span = range(int(years[0]), int(years[-1]) + 1) if years else range(0)
    if len(span) <= _MOST_YEARS:
        points = tuple((f"{year:04}", tally.years[f"{year:04}"]) for year in span)
        return Periods(unit="year", points=points)
    return Periods(unit="decade", points=tuple(_decades(tally, span)))


def _months(tally: Tally) -> Iterator[str]:
    """Yield the months from the first to the last, none where they are many."""
    found = sorted(tally.months)
    if not found or int(found[-1][:4]) - int(found[0][:4]) > _MOST_MONTHS:
        return
    year, month = int(found[0][:4]), int(found[0][5:7])
    while (name := f"{year:04}-{month:02}") <= found[-1]:
        yield name
        year, month = (year, month + 1) if month < _DECEMBER else (year + 1, 1)


def _decades(tally: Tally, span: range) -> Iterator[tuple[str, int]]:
    for start in range(span.start // _DECADE * _DECADE, span.stop, _DECADE):
        years = range(start, start + _DECADE)
        yield f"{start:04}s", sum(tally.years[f"{year:04}"] for year in years)
