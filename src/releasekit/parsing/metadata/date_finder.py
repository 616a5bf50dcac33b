"""Dates found in the blocks of one release, each block read once."""

from __future__ import annotations

import re
from typing import Final

from attrs import field, frozen

from releasekit.model import Date, DateType, Fact, Leaf, Span
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.dates import FoundDate, find_dates
from releasekit.parsing.metadata.view import View, evidence

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


@frozen
class Place:
    """A date, the block it stands in, and the rule that noticed it there."""

    found: FoundDate
    leaf: Leaf
    rule: str
    confidence: int


@frozen
class Finder:
    """Finds the dates of one release."""

    view: View
    language: str
    country: str | None
    order: str | None = None
    """How a profile says that figures are read, if one does."""
    _known: dict[str, tuple[FoundDate, ...]] = field(factory=dict, init=False)

    def dates(self, leaf: Leaf, window: int = _LONGEST) -> tuple[FoundDate, ...]:
        """Return the dates that begin in the first ``window`` code points."""
        known = self._known.get(leaf.id)
        if known is None:
            text = leaf.text[:_LONGEST]
            known = self._known[leaf.id] = find_dates(
                text, language=self.language, country=self.country, order=self.order
            )
        if not known or known[-1].start < window:
            return known
        return tuple(d for d in known if d.start < window)

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
