"""Dates found in the blocks of one release, each block read once."""

from __future__ import annotations

import re
from typing import Final

from attrs import Factory, field, frozen

from releasekit.model import BlockKind, Date, DateType, Fact, Leaf, Span
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.dates import (
    FoundDate,
    find_dates,
    has_foreign_digit,
    may_be_wide,
    may_hold_date,
)
from releasekit.parsing.metadata.view import BODY, View, evidence, view_on

DAY: Final = len("2017-02-07")
"""Length of a date that is known to the day."""

EMBARGO: Final = LazyPattern(
    r"embargo|sperrfrist|hold for|not for (?:publication|broadcast|release)"
    r"|엠바고|解禁|эмбарго",
    re.IGNORECASE,
)
"""Words that make a release line an embargo."""

HEAD: Final = 200
"""Code points of a line about the release that rules look at."""

_LONGEST: Final = 20_000
_LOOKED_AT: Final = BODY | {
    BlockKind.CHROME,
    BlockKind.CONTACT,
    BlockKind.DATELINE,
    BlockKind.LABEL,
    BlockKind.LETTERHEAD,
    BlockKind.META,
    BlockKind.RELEASE_LINE,
    BlockKind.TITLE,
}
"""Kinds of blocks whose dates tell something of the release: tables do not."""


@frozen
class Place:
    """A date, the block it stands in, and the rule that noticed it there."""

    found: FoundDate
    leaf: Leaf
    rule: str
    confidence: int


def _without(finder: Finder) -> dict[str, tuple[FoundDate, ...]]:
    """Return the blocks that cannot hold a date, so that none is read for one."""
    view = finder.view
    wide = may_be_wide(view.source.text)
    if wide and has_foreign_digit(view.source.text):
        return {}
    return {
        leaf.id: ()
        for leaf in view.all
        if leaf.kind in _LOOKED_AT and not may_hold_date(leaf.text, wide=wide)
    }


def _dated(finder: Finder) -> View:
    view, without = finder.view, finder.known
    found = [x for x in view.all if x.kind in _LOOKED_AT and x.id not in without]
    return view_on(view.source, tuple(found))


@frozen
class Finder:
    """Finds the dates of one release."""

    view: View
    language: str
    country: str | None
    order: str | None = None
    """How a profile says that figures are read, if one does."""
    known: dict[str, tuple[FoundDate, ...]] = field(
        default=Factory(_without, takes_self=True), init=False
    )
    """The dates of the blocks that were read, by their ids."""
    dated: View = field(default=Factory(_dated, takes_self=True), init=False)
    """The blocks that may hold a date: most rules look at no others."""

    def dates(self, leaf: Leaf, window: int = _LONGEST) -> tuple[FoundDate, ...]:
        """Return the dates that begin in the first ``window`` code points."""
        known = self.known.get(leaf.id)
        if known is None:
            text = leaf.text[:_LONGEST]
            known = self.known[leaf.id] = find_dates(
                text, language=self.language, country=self.country, order=self.order
            )
        if not known or known[-1].start < window:
            return known
        return tuple(d for d in known if d.start < window)

    def may_issue(self) -> bool:
        """Tell whether some date is whole, or would be if its figures were plain."""
        return any(
            len(found.when) >= DAY or found.ambiguous
            for leaf in self.dated.all
            for found in self.dates(leaf)
        )

    def spans(self, place: Place) -> tuple[Span, ...]:
        """Return where a date stands in the source."""
        found = place.found
        return self.view.places(place.leaf, found.start, found.end)

    def stated(self, place: Place, kind: DateType) -> Fact[Date]:
        """Return a date as a fact of the release."""
        found = place.found
        date = Date(
            type=kind,
            when=found.when,
            precision=found.precision,
            zone=found.zone,
            literal=found.literal,
        )
        rule = f"{place.rule}/{found.rule}"
        basis = evidence(rule, self.spans(place), confidence=place.confidence)
        return Fact(date, basis)
