"""All dates of a release: issue, embargo, changes and events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from releasekit.model import (
    BlockKind,
    Date,
    DateType,
    Diagnostic,
    Fact,
    How,
    Precision,
    Stated,
    Unknown,
    UnknownReason,
    diagnostic,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.calendar import modified_labels
from releasekit.parsing.metadata.date_finder import (
    DAY,
    EMBARGO,
    HEAD,
    Finder,
    Place,
)
from releasekit.parsing.metadata.issue_date import find_issued
from releasekit.parsing.metadata.mail import issued_when_sent, sent
from releasekit.parsing.metadata.view import View

_DISTRIBUTED = LazyPattern(r"\W{0,3}배\s?포")
_MOST_EVENTS: Final = 40
_NEAR: Final = 150
"""Most days between the issue and a day that gets its year from it."""


@frozen(kw_only=True)
class Dates:
    """All dates of a release."""

    issued: Stated[Date]
    others: tuple[Fact[Date], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_dates(
    view: View, language: str, country: str | None, order: str | None = None
) -> Dates:
    """Return the date of issue and the other dates.

    A date without a year keeps none, unless the date of issue can lend it.
    """
    finder = Finder(view, language, country, order)
    best, unclear = find_issued(finder)
    mailed = sent(finder)
    others = tuple(_others(finder, best, mailed))
    if best:
        issued = finder.stated(best, DateType.ISSUED)
        anchor = _anchor(mailed)
        issued = _with_year(issued, anchor, "issued.mail-year") if anchor else issued
        return Dates(issued=issued, others=others)
    if mailed and not unclear:
        return Dates(issued=issued_when_sent(finder, mailed), others=others)
    if unclear:
        noticed = diagnostic(
            "RKD130", span=finder.spans(unclear)[0], literal=unclear.found.literal
        )
        unknown = Unknown(UnknownReason.AMBIGUOUS)
        return Dates(issued=unknown, others=others, diagnostics=(noticed,))
    return Dates(issued=Unknown(UnknownReason.NOT_STATED), others=others)


def _others(
    finder: Finder, issued: Place | None, mailed: Place | None
) -> Iterator[Fact[Date]]:
    """Yield embargoes, distributions, changes and events, each day once."""
    yield from _embargoes(finder)
    yield from _distributions(finder, issued)
    yield from _changes(finder, issued)
    if mailed:
        yield finder.stated(mailed, DateType.DISTRIBUTED)
    anchor = _anchor(issued) or _anchor(mailed)
    seen = {issued.found.when[:DAY]} if issued else set()
    for place in _events(finder):
        fact = finder.stated(place, DateType.EVENT)
        fact = _with_year(fact, anchor) if anchor else fact
        if fact.value.when not in seen and len(seen) < _MOST_EVENTS:
            seen.add(fact.value.when)
            yield fact


def _embargoes(finder: Finder) -> Iterator[Fact[Date]]:
    for leaf in finder.dated.of(BlockKind.RELEASE_LINE):
        if EMBARGO.search(leaf.text[:HEAD]):
            for found in finder.dates(leaf, HEAD)[:1]:
                place = Place(found, leaf, "embargo.release-line", 95)
                yield finder.stated(place, DateType.EMBARGO_UNTIL)


def _distributions(finder: Finder, issued: Place | None) -> Iterator[Fact[Date]]:
    taken = issued.leaf if issued else None
    for leaf in finder.dated.of(BlockKind.META, BlockKind.DATELINE):
        if leaf is not taken and _DISTRIBUTED.match(leaf.text):
            for found in finder.dates(leaf, HEAD)[:1]:
                place = Place(found, leaf, "distributed.label", 90)
                yield finder.stated(place, DateType.DISTRIBUTED)


def _changes(finder: Finder, issued: Place | None) -> Iterator[Fact[Date]]:
    taken = issued.leaf if issued else None
    for leaf in finder.dated.of(BlockKind.META, BlockKind.CHROME):
        label = leaf.text[:40].casefold()
        if leaf is not taken and label.startswith(modified_labels()):
            for found in finder.dates(leaf, HEAD)[:1]:
                place = Place(found, leaf, "modified.label", 90)
                yield finder.stated(place, DateType.MODIFIED)


def _events(finder: Finder) -> Iterator[Place]:
    days = {Precision.DAY, Precision.MINUTE, Precision.DAY_OF_YEAR}
    for leaf in finder.dated.body():
        for found in finder.dates(leaf):
            if found.precision in days:
                yield Place(found, leaf, "event.mention", 80)


def _anchor(issued: Place | None) -> dt.date | None:
    if issued is None or len(issued.found.when) < DAY:
        return None
    if issued.found.precision is Precision.DAY_OF_YEAR:
        return None
    return dt.date.fromisoformat(issued.found.when[:DAY])


def _with_year(
    fact: Fact[Date], anchor: dt.date, rule: str = "event.year-of-issue"
) -> Fact[Date]:
    """Give a day without a year the one that brings it nearest to the issue."""
    date = fact.value
    if date.precision is not Precision.DAY_OF_YEAR:
        return fact
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    days = (f"{year:04}{date.when[1:]}" for year in years)
    for day in days:
        when = _day(day)
        if when and abs((when - anchor).days) <= _NEAR:
            basis = evolve(
                fact.evidence,
                how=How.INFERRED,
                rule=rule,
                confidence=70,
            )
            return Fact(evolve(date, when=day, precision=Precision.DAY), basis)
    return fact


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
