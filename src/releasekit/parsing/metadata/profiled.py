"""What a profile adds to what is known: issuer, zone, number, place and date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    BlockKind,
    Date,
    Dateline,
    DateType,
    Evidence,
    Fact,
    How,
    Identifier,
    Leaf,
    Precision,
    Stated,
)
from releasekit.parsing.metadata.agencies import agency
from releasekit.parsing.metadata.dates import FoundDate, find_dates
from releasekit.parsing.metadata.view import View, evidence
from releasekit.parsing.profile import FoundProfile

_HEAD: Final = 200
_OPENING, _FOOT = 3, 3
_CLOCKS: Final = frozenset({Precision.MINUTE, Precision.SECOND})
_FIGURES: Final = "date.figures-profile"
_DAY: Final = len("2017-02-07")
_CERTAIN: Final = 98
"""Confidence of a profile whose words fill lines of their own."""
_SURE_NAME, _LIKELY_NAME = 75, 42
"""A name believed less than this yields to a certain profile, and to a likely one."""
_HEADED: Final = "agency.letterhead"
_FORM_KINDS: Final = (BlockKind.META, BlockKind.DATELINE, BlockKind.RELEASE_LINE)
_NUMBER_KINDS: Final = (
    BlockKind.META,
    BlockKind.LABEL,
    BlockKind.LETTERHEAD,
    BlockKind.RELEASE_LINE,
    BlockKind.DATELINE,
    BlockKind.TITLE,
)


@frozen(kw_only=True)
class Known:
    """What is known about a release of what a profile may add to."""

    issuer: Stated[Agent]
    agents: tuple[Fact[Agent], ...]
    number: Fact[str] | None
    dateline: Fact[Dateline] | None
    issued: Stated[Date]
    dates: tuple[Fact[Date], ...]


def profile_issuer(found: FoundProfile, language: str) -> Fact[Agent] | None:
    """Return the agency whose releases the profile is for."""
    profile = found.profile
    if profile.agency is None:
        return None
    known = agency(profile.agency)
    primary = language.partition("-")[0]
    name = known.name_in(language) if known else None
    agent = Agent(
        role=AgentRole.ISSUER,
        kind=AgentKind.ORGANISATION,
        name=name or profile.names.get(primary, profile.title),
        identifier=Identifier("releasekit", profile.agency),
        country=known.country if known else profile.country,
    )
    basis = Evidence(
        how=How.CONSTANT,
        rule=found.rule("agency"),
        spans=found.evidence.spans,
        confidence=found.evidence.confidence,
    )
    return Fact(agent, basis)


def profile_number(view: View, found: FoundProfile) -> Fact[str] | None:
    """Return the number of a release as the profile says that it is written."""
    for form in found.profile.numbers:
        for leaf in view.of(*_NUMBER_KINDS):
            match = form.search(leaf.text[:_HEAD])
            if match:
                group = "number" if "number" in form.groupindex else 0
                spans = view.places(leaf, match.start(group), match.end(group))
                basis = evidence(found.rule("number"), spans)
                return Fact(match[group], basis)
    return None


def profile_dateline(
    view: View, found: FoundProfile, language: str
) -> Fact[Dateline] | None:
    """Return the place that stands where the profile says that it does."""
    for leaf, form_end, place in _forms(view, found):
        if place:
            dates = _dates(leaf, found, language, None)
            near = [date.end for date in dates[:1] if date.start <= form_end]
            end = max(form_end, *near, 0)
            spans = view.places(leaf, 0, end)
            literal = leaf.text[:end].strip()
            value = Dateline(place=place, literal=literal)
            return Fact(value, evidence(found.rule("dateline"), spans, confidence=90))
    return None


def profile_issued(
    view: View, found: FoundProfile, language: str, country: str | None
) -> Fact[Date] | None:
    """Return the date that stands where the profile says that the release's does."""
    for leaf, end, _ in _forms(view, found):
        for date in _dates(leaf, found, language, country)[:1]:
            if date.start > end or date.ambiguous or len(date.when) < _DAY:
                continue
            value = Date(
                type=DateType.ISSUED,
                when=date.when,
                precision=date.precision,
                zone=date.zone,
                literal=date.literal,
            )
            rule = f"{found.rule('dateline')}/{date.rule}"
            spans = view.places(leaf, date.start, date.end)
            return Fact(value, evidence(rule, spans, confidence=90))
    return None


def _dates(
    leaf: Leaf, found: FoundProfile, language: str, country: str | None
) -> tuple[FoundDate, ...]:
    head, order = leaf.text[:_HEAD], found.profile.order
    return find_dates(head, language=language, country=country, order=order)


def _forms(view: View, found: FoundProfile) -> Iterator[tuple[Leaf, int, str]]:
    """Yield where a form of the dateline stands: block, end of the form, place."""
    if not found.profile.dateline:
        return
    body = tuple(view.body())
    ends = (*body[:_OPENING], *body[_OPENING:][-_FOOT:])
    leaves = (*view.of(*_FORM_KINDS), *ends)
    for form in found.profile.datelines:
        for leaf in leaves:
            match = form.match(leaf.text[:_HEAD])
            if match:
                place = match["place"] if "place" in form.groupindex else None
                yield leaf, match.end(), (place or "").strip(" ,")


def told_by_profile(date: Fact[Date], found: FoundProfile) -> Fact[Date]:
    """Return a date with the profile's zone, and its rule where its order decided."""
    value, basis = date.value, date.evidence
    rule = basis.rule.replace(_FIGURES, f"{_FIGURES}.{found.profile.id}")
    if found.profile.zone and value.zone is None and value.precision in _CLOCKS:
        value = evolve(value, zone=found.profile.zone)
        rule = f"{rule}/{found.rule('zone')}"
    return Fact(value, evolve(basis, rule=rule)) if rule != basis.rule else date


def _issuer(read: Stated[Agent], found: FoundProfile, language: str) -> Stated[Agent]:
    """Return the issuer that is read, or the profile's where that is surer.

    Whose pages a release has issues it, whomever its first lines speak of.
    """
    if isinstance(read, Fact) and _outweighs(read, found):
        return read
    return profile_issuer(found, language) or read


def _outweighs(read: Fact[Agent], found: FoundProfile) -> bool:
    """Tell whether a name that is read is the profile's, or surer than that."""
    known = read.value.identifier
    same = known is not None and known.value == found.profile.agency
    least = _SURE_NAME if found.evidence.confidence >= _CERTAIN else _LIKELY_NAME
    headed = read.evidence.rule == _HEADED
    return same or headed or read.evidence.confidence >= least


def _beside(
    agents: tuple[Fact[Agent], ...], issuer: Stated[Agent]
) -> tuple[Fact[Agent], ...]:
    """Return agents without the one that the profile made the issuer."""
    if not isinstance(issuer, Fact) or issuer.evidence.how is not How.CONSTANT:
        return agents
    own = issuer.value.identifier
    return tuple(
        agent
        for agent in agents
        if agent.value.role is not AgentRole.CO_ISSUER or agent.value.identifier != own
    )


def with_profile(known: Known, view: View, found: FoundProfile, language: str) -> Known:
    """Return what is known about a release with all that its profile adds."""
    issuer = _issuer(known.issuer, found, language)
    country = issuer.value.country if isinstance(issuer, Fact) else None
    issued = profile_issued(view, found, language, country) or known.issued
    taken = issued.value.when[:_DAY] if isinstance(issued, Fact) else None
    return Known(
        issuer=issuer,
        agents=_beside(known.agents, issuer),
        number=profile_number(view, found) or known.number,
        dateline=profile_dateline(view, found, language) or known.dateline,
        issued=told_by_profile(issued, found) if isinstance(issued, Fact) else issued,
        dates=tuple(
            told_by_profile(date, found)
            for date in known.dates
            if date.value.type is not DateType.EVENT or date.value.when[:_DAY] != taken
        ),
    )
