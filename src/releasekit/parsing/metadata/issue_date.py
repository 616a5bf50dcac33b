"""When a release was issued, and the other dates it gives."""

from __future__ import annotations

import datetime as dt
import re
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
    Leaf,
    Precision,
    Span,
    Stated,
    Unknown,
    UnknownReason,
    diagnostic,
)
from releasekit.parsing.metadata.calendar import modified_labels
from releasekit.parsing.metadata.dates import FoundDate, find_dates
from releasekit.parsing.metadata.view import BODY, View, evidence

_DAY = len("2017-02-07")
_MOST_EVENTS: Final = 40
_HALF_YEAR: Final = 183
_OPENING: Final = 3
_NARROW_OPENING, _WIDE_OPENING = 160, 1200
_EMBARGO = re.compile(
    r"embargo|sperrfrist|hold for|not for|엠바고|解禁|эмбарго", re.IGNORECASE
)
_ISSUE_LABEL = re.compile(
    r"^\W{0,3}(?:press |news |media )?(?:release |issue |publication )?"
    r"(?:dated?|published|posted|issued|released|datum|fecha|data|дата|작성일|등록일"
    r"|게시일|배포일시?|보도일시|보도시점|보도|배포|掲載日|発表日|发布时间|发布日期|日期)",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|heute|aujourd.hui|hoy|oggi)\W{1,3}(?:\w+,? )?$", re.IGNORECASE
)
_PLACE_BEFORE = re.compile(
    r"\W{0,3}(?:(?:[A-ZÀ-ÞА-Я][\w.’'-]{0,20}|D\.C\.|den|le|the|of|de|am|el)(?:[\s,./–—(:-]{1,4}|$)){0,7}$"
)
_DASH_AFTER = re.compile(
    r"\s{0,2}(?:[)\]][\s.:–—-]{0,4}|[–—:-]{1,2}|\.\s|/\s?(?:PR|$))"
)
# A date that a missing line break left in front of, or behind, other words.
_CUT_AFTER = re.compile(
    r"\s{2,}|\s?[|–—-]|\s?[A-Z]{2}|\s?(?:Contact|For|Media|Press)\b|\s*$"
)
_END_BEFORE = re.compile(r"(?:[,|–—(-]|[A-Z]{4}\W?)\s{0,2}$")


@frozen(kw_only=True)
class Dates:
    """All dates of a release."""

    issued: Stated[Date]
    others: tuple[Fact[Date], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class _Place:
    """A date and the block it stands in."""

    found: FoundDate
    leaf: Leaf
    rule: str
    confidence: int


def read_dates(view: View, language: str, country: str | None) -> Dates:
    """Return the date of issue and the other dates.

    A date without a year keeps none, unless the date of issue can lend it.
    """
    finder = _Finder(view, language, country)
    candidates = list(finder.candidates())
    best = _best(candidates)
    issued = finder.stated(best) if best else Unknown(UnknownReason.NOT_STATED)
    diagnostics: tuple[Diagnostic, ...] = ()
    if best is None and candidates and candidates[0].found.ambiguous:
        unclear = candidates[0]
        issued = Unknown(UnknownReason.AMBIGUOUS)
        span = finder.spans(unclear)[0]
        diagnostics = (diagnostic("RKD130", span=span, literal=unclear.found.literal),)
    others = tuple(finder.others(best))
    return Dates(issued=issued, others=others, diagnostics=diagnostics)


def _best(candidates: list[_Place]) -> _Place | None:
    """Return the first whole date; without one, the first that lacks a year."""
    whole = (c for c in candidates if len(c.found.when) >= _DAY)
    partial = (c for c in candidates if c.found.precision is Precision.DAY_OF_YEAR)
    return next(whole, None) or next(
        (c for c in partial if c.rule == "issued.dateline"), None
    )


@frozen
class _Finder:
    """Finds dates in one release."""

    view: View
    language: str
    country: str | None

    def find(self, text: str) -> tuple[FoundDate, ...]:
        return find_dates(text, language=self.language, country=self.country)

    def spans(self, place: _Place) -> tuple[Span, ...]:
        found = place.found
        return self.view.places(place.leaf, found.start, found.end)

    def stated(self, place: _Place, kind: DateType = DateType.ISSUED) -> Fact[Date]:
        rule = f"{place.rule}/{place.found.rule}"
        basis = evidence(rule, self.spans(place), confidence=place.confidence)
        return Fact(_date(place.found, kind), basis)

    def candidates(self) -> Iterator[_Place]:
        """Yield what may be the date of issue, the most trusted first."""
        yield from self._in_lines((BlockKind.DATELINE,), "issued.dateline", 95)
        yield from self._in_release_lines()
        yield from self._in_labelled()
        yield from self._in_openings()
        yield from self._in_lines((BlockKind.TITLE,), "issued.headline-number", 80)
        yield from self._in_heads()
        yield from self._today()

    def _in_lines(
        self, kinds: tuple[BlockKind, ...], rule: str, confidence: int
    ) -> Iterator[_Place]:
        for leaf in self.view.of(*kinds):
            for found in self.find(leaf.text[:200]):
                if leaf.kind is BlockKind.TITLE and found.rule != "date.six-figures":
                    continue
                yield _Place(found, leaf, rule, confidence)

    def _in_release_lines(self) -> Iterator[_Place]:
        for leaf in self.view.of(BlockKind.RELEASE_LINE):
            if not _EMBARGO.search(leaf.text[:200]):
                for found in self.find(leaf.text[:200]):
                    yield _Place(found, leaf, "issued.release-line", 95)

    def _in_labelled(self) -> Iterator[_Place]:
        """Look at data about the release, furniture included, for "Date: …"."""
        kinds = (
            BlockKind.META,
            BlockKind.LETTERHEAD,
            BlockKind.LABEL,
            BlockKind.CONTACT,
            BlockKind.CHROME,
        )
        for leaf in self.view.of(*kinds):
            if _ISSUE_LABEL.match(leaf.text[:60]):
                for found in self.find(leaf.text[:200])[:1]:
                    yield _Place(found, leaf, "issued.label", 90)

    def _in_openings(self) -> Iterator[_Place]:
        """Look where the text opens: ``WASHINGTON, D.C., Sept. 1, 2001 – …``."""
        for leaf, _ in zip(self.view.body(), range(_OPENING), strict=False):
            text = leaf.text
            # Forms turned into one line keep their place by runs of blanks.
            window = (
                _WIDE_OPENING if "    " in text[:_WIDE_OPENING] else _NARROW_OPENING
            )
            for found in self.find(text[:window])[:1]:
                before = " ".join(text[: found.start].split())
                after = text[found.end :]
                if _PLACE_BEFORE.match(before) and _DASH_AFTER.match(after):
                    yield _Place(found, leaf, "issued.opening", 85)
                elif not before and _CUT_AFTER.match(after):
                    yield _Place(found, leaf, "issued.front", 75)

    def _in_heads(self) -> Iterator[_Place]:
        """Look at both ends of the lines around the headline."""
        kinds = (BlockKind.META, BlockKind.LETTERHEAD, BlockKind.TITLE)
        for leaf in self.view.of(*kinds):
            label = leaf.text[:40].casefold()
            for found in self.find(leaf.text[:300])[-1:]:
                if label.startswith(modified_labels()):
                    continue
                before, after = leaf.text[: found.start], leaf.text[found.end :]
                starts = not before.strip() and _CUT_AFTER.match(after)
                if starts or (not after.strip(" .") and _END_BEFORE.search(before)):
                    yield _Place(found, leaf, "issued.head-line", 70)

    def _today(self) -> Iterator[_Place]:
        for leaf, _ in zip(self.view.body(), range(_OPENING * 3), strict=False):
            for found in self.find(leaf.text[:1500]):
                if _TODAY.search(leaf.text[max(0, found.start - 20) : found.start]):
                    yield _Place(found, leaf, "issued.today", 75)

    def others(self, issued: _Place | None) -> Iterator[Fact[Date]]:
        """Yield embargoes, changes and events, each day once."""
        yield from self._embargoes()
        yield from self._changes(issued)
        anchor = _anchor(issued)
        seen = {issued.found.when[:_DAY]} if issued else set()
        for place in self._events():
            fact = self.stated(place, DateType.EVENT)
            fact = _with_year(fact, anchor) if anchor else fact
            if fact.value.when not in seen and len(seen) < _MOST_EVENTS:
                seen.add(fact.value.when)
                yield fact

    def _embargoes(self) -> Iterator[Fact[Date]]:
        for leaf in self.view.of(BlockKind.RELEASE_LINE):
            if _EMBARGO.search(leaf.text[:200]):
                for found in self.find(leaf.text[:200])[:1]:
                    place = _Place(found, leaf, "embargo.release-line", 95)
                    yield self.stated(place, DateType.EMBARGO_UNTIL)

    def _changes(self, issued: _Place | None) -> Iterator[Fact[Date]]:
        taken = issued.leaf if issued else None
        for leaf in self.view.of(BlockKind.META, BlockKind.CHROME):
            label = leaf.text[:40].casefold()
            if leaf is not taken and label.startswith(modified_labels()):
                for found in self.find(leaf.text[:200])[:1]:
                    place = _Place(found, leaf, "modified.label", 90)
                    yield self.stated(place, DateType.MODIFIED)

    def _events(self) -> Iterator[_Place]:
        days = {Precision.DAY, Precision.MINUTE, Precision.DAY_OF_YEAR}
        for leaf in self.view.body():
            for found in self.find(leaf.text):
                if found.precision in days:
                    yield _Place(found, leaf, "event.mention", 80)


def _date(found: FoundDate, kind: DateType) -> Date:
    return Date(
        type=kind,
        when=found.when,
        precision=found.precision,
        zone=found.zone,
        literal=found.literal,
    )


def _anchor(issued: _Place | None) -> dt.date | None:
    if issued is None or len(issued.found.when) < _DAY:
        return None
    if issued.found.precision is Precision.DAY_OF_YEAR:
        return None
    return dt.date.fromisoformat(issued.found.when[:_DAY])


def _with_year(fact: Fact[Date], anchor: dt.date) -> Fact[Date]:
    """Give a day without a year the one that brings it nearest to the issue."""
    date = fact.value
    if date.precision is not Precision.DAY_OF_YEAR:
        return fact
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    days = (f"{year:04}{date.when[1:]}" for year in years)
    for day in days:
        when = _day(day)
        if when and abs((when - anchor).days) <= _HALF_YEAR:
            basis = evolve(
                fact.evidence,
                how=How.INFERRED,
                rule="event.year-of-issue",
                confidence=70,
            )
            return Fact(evolve(date, when=day, precision=Precision.DAY), basis)
    return fact


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
