"""Reading series facts: TOML to values, each mistake named with its line and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from releasekit.errors import SeriesError
from releasekit.model import (
    Access,
    AccessLevel,
    Agent,
    AgentKind,
    AgentRole,
    ArchivalSeries,
    Classification,
    Identifier,
    Relation,
    RelationKind,
    Retention,
    RetentionAction,
    Rights,
    Subject,
)
from releasekit.model.minting import IdentifierPattern, places_of
from releasekit.model.series import Series, SeriesAgent
from releasekit.series.keys import FORM
from releasekit.settings.mistakes import Mistake, Places, mistakes_in, parsed, refusal

_CODES: Final = (("fonds", "fonds_code"), ("series", "code"))
"""Places of a pattern that the series itself fills, each with its key."""


def read_series(text: str, origin: str) -> Series:
    """Return the series that a file's text describes.

    Args:
        text: the TOML.
        origin: the file's path, for messages.

    Raises:
        SeriesError: the text has a mistake; the error names the first, its notes those
            after it.
    """
    mistakes = series_mistakes(text)
    if mistakes:
        raise refusal(SeriesError, mistakes, origin)
    return _series(parsed(text))


def series_mistakes(text: str) -> tuple[Mistake, ...]:
    """Return everything that is wrong in the text of a series' file, in order."""
    found = mistakes_in(text, FORM)
    return found or tuple(_contradictions(parsed(text), Places(text)))


def _contradictions(data: Mapping[str, Any], places: Places) -> Iterator[Mistake]:
    """Yield what is wrong between keys that are each right."""
    yield from _empty_rights(data, places)
    yield from _endless_destruction(data, places)
    yield from _several_issuers(data, places)
    yield from _codes_not_given(data, places)


def _empty_rights(data: Mapping[str, Any], places: Places) -> Iterator[Mistake]:
    rights = data.get("rights", {"licence": ""})
    if not {"licence", "statement"} & set(rights):
        message = "the table rights gives neither a licence nor a statement"
        hint = 'write licence = "CC-BY-4.0", or a statement in words'
        yield Mistake(line=places.line("rights"), message=message, hint=hint)


def _endless_destruction(data: Mapping[str, Any], places: Places) -> Iterator[Mistake]:
    retention = data.get("retention", {})
    action, period = retention.get("action"), retention.get("period")
    line = places.line("retention.action")
    if action == RetentionAction.DESTROY and period is None:
        message = "what is to be destroyed needs a period"
        yield Mistake(line=line, message=message, hint='write period = "P10Y"')
    if action == RetentionAction.KEEP and period is not None:
        message = "what is kept for ever has no period"
        hint = "leave the period out, or say what happens then: transfer, review"
        yield Mistake(line=line, message=message, hint=hint)


def _several_issuers(data: Mapping[str, Any], places: Places) -> Iterator[Mistake]:
    issuers = [
        number
        for number, agent in enumerate(data.get("agents", ()))
        if agent["role"] == AgentRole.ISSUER
    ]
    for number in issuers[1:]:
        line = places.line(f"agents.{number}.role")
        message = "a series has one issuer"
        yield Mistake(line=line, message=message, hint='write role = "co-issuer"')


def _codes_not_given(data: Mapping[str, Any], places: Places) -> Iterator[Mistake]:
    series = data.get("series", {})
    for number, table in enumerate(data.get("identifiers", ())):
        for place, key in _CODES:
            if place in places_of(table["pattern"]) and key not in series:
                line = places.line(f"identifiers.{number}.pattern")
                message = f"identifiers.pattern uses {{{place}}}, which is not given"
                hint = f"write {key} below a line [series]"
                yield Mistake(line=line, message=message, hint=hint)


def _series(data: Mapping[str, Any]) -> Series:
    """Return the series of a table that has no mistakes."""
    return Series(
        id=data["id"],
        place=ArchivalSeries(**data["series"]) if "series" in data else None,
        classifications=tuple(
            Classification(**table) for table in data.get("classification", ())
        ),
        access=_access(data["access"]) if "access" in data else None,
        rights=Rights(**data["rights"]) if "rights" in data else None,
        retention=_retention(data["retention"]) if "retention" in data else None,
        agents=tuple(map(_agent, data.get("agents", ()))),
        identifiers=tuple(
            IdentifierPattern(**table) for table in data.get("identifiers", ())
        ),
        subjects=tuple(Subject(**table) for table in data.get("subjects", ())),
        relations=tuple(map(_relation, data.get("relations", ()))),
    )


def _access(table: Mapping[str, Any]) -> Access:
    return Access(**{**table, "level": AccessLevel(table["level"])})


def _retention(table: Mapping[str, Any]) -> Retention:
    return Retention(**{**table, "action": RetentionAction(table["action"])})


def _relation(table: Mapping[str, Any]) -> Relation:
    return Relation(**{**table, "kind": RelationKind(table["kind"])})


def _agent(table: Mapping[str, Any]) -> SeriesAgent:
    name = table.get("identifier")
    agent = Agent(
        role=AgentRole(table["role"]),
        kind=AgentKind(table.get("kind", AgentKind.ORGANISATION)),
        name=table["name"],
        identifier=Identifier(**name) if name else None,
        country=table.get("country"),
        position=table.get("position"),
        organisation=table.get("organisation"),
    )
    return SeriesAgent(agent=agent, also=tuple(table.get("also", ())))
