"""What is known about a release, as rows for people: name, value, how it is known."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from attrs import frozen

from releasekit.model import (
    MANDATORY,
    Access,
    Acronym,
    Agent,
    AgentRole,
    ArchivalSeries,
    Attachment,
    Classification,
    Date,
    Dateline,
    DateType,
    Evidence,
    Fact,
    Identifier,
    Metadata,
    Relation,
    ReleaseTerms,
    Retention,
    Rights,
    Subject,
    Title,
    TitleRole,
    Translation,
    Unknown,
    UnknownReason,
    missing_values,
)

REASONS: Final = MappingProxyType(
    {
        UnknownReason.NOT_STATED: "unknown: the text does not say",
        UnknownReason.AMBIGUOUS: "unknown: the text can be read in several ways",
        UnknownReason.NOT_SUPPLIED: "not supplied: no release text says it",
    }
)
"""What people read where a value is missing."""

_TITLE_NAMES: Final = MappingProxyType(
    {
        TitleRole.SUB: "subtitle",
        TitleRole.ALTERNATIVE: "also titled",
        TitleRole.TRANSLATED: "translated title",
    }
)
_PARTS: Final = MappingProxyType(
    {
        ArchivalSeries: ("fonds_code", "fonds", "code", "title"),
        Classification: ("scheme", "code", "label"),
        Access: ("level", "statement"),
        Rights: ("licence", "holder", "statement"),
        Retention: ("schedule", "period", "action", "statement"),
        Relation: ("title", "target"),
    }
)
"""Fields of values that people read in a row, in the order in which they read them."""
_FIELDS: Final = (
    ("title", "title"),
    ("other_titles", ""),
    ("type", "type"),
    ("number", "number"),
    ("issuer", "issuer"),
    ("agents", ""),
    ("issued", "issued"),
    ("dates", ""),
    ("terms", "release terms"),
    ("dateline", "dateline"),
    ("places", "place"),
    ("language", "language"),
    ("other_languages", "also in"),
    ("translation", "translation"),
    ("subjects", "subject"),
    ("attachments", "attachment"),
    ("links", "link"),
    ("acronyms", "acronym"),
    ("identifiers", "identifier"),
    ("series", "series"),
    ("classifications", "filed under"),
    ("access", "access"),
    ("rights", "rights"),
    ("retention", "retention"),
    ("relations", ""),
    ("profile", "profile"),
    ("described_by", "described by"),
)
"""Fields of `Metadata` in the order in which people read, each with its name; where
it has none, the value says what it is."""


@frozen(kw_only=True)
class FactRow:
    """One value, or the reason why there is none."""

    name: str
    """What the value is: ``issuer``, ``event date``."""
    value: str
    """The value in words."""
    evidence: Evidence | None = None
    """How it is known; nothing where it is not."""
    is_gap: bool = False
    """Whether the text could have said it, and does not."""


def fact_rows(metadata: Metadata) -> Iterator[FactRow]:
    """Yield a row for everything known, and for what a record should have."""
    for field, name in _FIELDS:
        found = getattr(metadata, field)
        for fact in found if isinstance(found, tuple) else (found,):
            row = _row(name, fact)
            if row:
                yield row
    yield FactRow(name="description", value=description_words(metadata))


def description_words(metadata: Metadata) -> str:
    """Return whether a description is complete, and what is missing."""
    missing = ", ".join(MANDATORY[field] for field in missing_values(metadata))
    return f"incomplete: {missing}" if missing else "complete"


def _row(name: str, fact: Fact[Any] | Unknown | None) -> FactRow | None:
    match fact:
        case Fact(value=value, evidence=evidence):
            name = name or _name_of(value)
            return FactRow(name=name, value=_words(value), evidence=evidence)
        case Unknown(reason=reason):
            is_gap = reason is not UnknownReason.NOT_SUPPLIED
            return FactRow(name=name, value=REASONS[reason], is_gap=is_gap)
        case None:
            return None


def _name_of(value: object) -> str:
    match value:
        case Title(role=role):
            return _TITLE_NAMES[role]
        case Agent(role=role):
            return role.replace("-", " ")
        case Date(type=DateType.EMBARGO_UNTIL):
            return "embargo until"
        case Date(type=type_):
            return f"{type_} date"
        case Relation(kind=kind):
            return kind.replace("-", " ")
        case _:
            return type(value).__name__.lower()


def _words(value: object) -> str:  # noqa: C901, PLR0911 - one case a type, no logic
    match value:
        case StrEnum():
            return value.replace("-", " ")
        case Agent():
            return _agent(value)
        case Date():
            return _date(value)
        case Title(text=words) | ReleaseTerms(literal=words):
            return words
        case Dateline(place=place, literal=literal):
            return place if place == literal else f"{place} ({literal})"
        case Translation():
            return _translation(value)
        case Subject(term=term, scheme=scheme):
            return f"{term} ({scheme})" if scheme else term
        case Attachment(title=title, label=label):
            return f"{label} {title}" if label else title
        case Acronym(short=short, expansion=expansion):
            return f"{short} = {expansion}"
        case Identifier(scheme=scheme, value=text):
            return text if scheme in text else f"{scheme}:{text}"
        case _:
            return _parts(value) or str(value)


def _parts(value: object) -> str:
    """Return the parts of a value that has no sentence of its own, those it has."""
    found = (getattr(value, name) for name in _PARTS.get(type(value), ()))
    return ", ".join(filter(None, found))


def _agent(agent: Agent) -> str:
    name = (
        f"{agent.name} ({agent.identifier.value})" if agent.identifier else agent.name
    )
    parts = [name, agent.position or "", agent.organisation or ""]
    if agent.role is not AgentRole.ISSUER:
        parts.extend(channel.value for channel in agent.channels)
    return ", ".join(filter(None, parts))


def _date(date: Date) -> str:
    when = f"{date.when}{date.zone or ''}"
    year_unknown = ", year unknown" if date.when.startswith("--") else ""
    return f"{when} (“{date.literal}”{year_unknown})"


def _translation(translation: Translation) -> str:
    standing = "authoritative" if translation.authoritative else "not authoritative"
    origin = f" from {translation.from_language}" if translation.from_language else ""
    return f"{translation.status}{origin}, {standing} (“{translation.literal}”)"
