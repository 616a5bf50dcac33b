"""Statements: a release's metadata in the terms of Dublin Core."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.subject import Subject, known_language
from releasekit.exporters.dublin_core.terms import (
    LANGUAGE,
    MEDIA_TYPE,
    OF_DATE,
    OF_RELATION,
    OF_ROLE,
    TYPE,
    URI,
    W3CDTF,
    Statement,
)
from releasekit.model import AgentRole, Fact

_DAY: Final = len("2017-02-07")
_MINUTE: Final = len("2017-02-07T14:30")


def statements_of(subject: Subject) -> tuple[Statement, ...]:
    """Return what Dublin Core can say of a release, each thing once."""
    found = (statement for step in _STEPS for statement in step(subject))
    return tuple(dict.fromkeys(one for one in found if one.text.strip()))


def _titles(subject: Subject) -> Iterator[Statement]:
    title = subject.metadata.title
    if isinstance(title, Fact):
        language = subject.language
        yield Statement(term="dc:title", text=title.value, language=language)
    for fact in subject.metadata.other_titles:
        language = known_language(fact.value.language) or subject.language
        yield Statement(
            term="dcterms:alternative", text=fact.value.text, language=language
        )


def _identifiers(subject: Subject) -> Iterator[Statement]:
    yield _named("dc:identifier", subject.record_id)
    for fact in subject.metadata.identifiers:
        yield _named("dc:identifier", fact.value.value)
    if subject.metadata.number:
        yield Statement(term="dc:identifier", text=subject.metadata.number.value)


def _agents(subject: Subject) -> Iterator[Statement]:
    issuer = subject.metadata.issuer
    agents = [fact.value for fact in subject.metadata.agents]
    publishers = [a.name for a in agents if a.role is AgentRole.PUBLISHER]
    if isinstance(issuer, Fact):
        yield Statement(term="dc:creator", text=issuer.value.name)
        publishers = publishers or [issuer.value.name]
    for name in publishers:
        yield Statement(term="dc:publisher", text=name)
    for agent in agents:
        if agent.role in OF_ROLE:
            yield Statement(term=OF_ROLE[agent.role], text=agent.name)


def _dates(subject: Subject) -> Iterator[Statement]:
    for moment in subject.moments:
        if moment.type in OF_DATE:
            scheme = W3CDTF if moment.text and _has_scheme(moment.text) else None
            term = OF_DATE[moment.type]
            yield Statement(term=term, text=moment.shown, scheme=scheme)


def _kinds(subject: Subject) -> Iterator[Statement]:
    yield Statement(term="dc:type", text="Text", scheme=TYPE)
    if subject.metadata.type:
        yield Statement(term="dc:type", text=str(subject.metadata.type.value))
    source = subject.release.source
    yield Statement(term="dc:format", text=source.media_type, scheme=MEDIA_TYPE)
    yield Statement(term="dcterms:extent", text=f"{len(source.data)} bytes")


def _languages(subject: Subject) -> Iterator[Statement]:
    others = (fact.value for fact in subject.metadata.other_languages)
    for tag in (subject.release.language, *others):
        known = known_language(tag)
        if known:
            yield Statement(term="dc:language", text=known, scheme=LANGUAGE)


def _topics(subject: Subject) -> Iterator[Statement]:
    for topic in subject.metadata.subjects:
        yield Statement(term="dc:subject", text=topic.value.term)
    for group in subject.metadata.classifications:
        yield Statement(term="dc:subject", text=group.value.label)
    for place in subject.metadata.places:
        yield Statement(term="dcterms:spatial", text=place.value)


def _translation(subject: Subject) -> Iterator[Statement]:
    fact = subject.metadata.translation
    if fact is None:
        return
    yield Statement(
        term="dc:description", text=fact.value.literal, language=subject.language
    )
    if fact.value.of:
        yield _named("dcterms:isVersionOf", fact.value.of)


def _relations(subject: Subject) -> Iterator[Statement]:
    series = subject.metadata.series.value if subject.metadata.series else None
    if series:
        for part in (series.title, series.code, series.fonds, series.fonds_code):
            yield Statement(term="dcterms:isPartOf", text=part or "")
    for relation in subject.metadata.relations:
        yield _named(OF_RELATION[relation.value.kind], relation.value.target)
    for attachment in subject.metadata.attachments:
        title, language = attachment.value.title, subject.language
        yield Statement(term="dcterms:hasPart", text=title, language=language)
    for link in subject.metadata.links:
        yield _named("dcterms:references", link.value)


def _conditions(subject: Subject) -> Iterator[Statement]:
    access, rights = subject.metadata.access, subject.metadata.rights
    if isinstance(access, Fact):
        yield Statement(term="dcterms:accessRights", text=str(access.value.level))
        yield Statement(term="dcterms:accessRights", text=access.value.statement)
    if isinstance(rights, Fact):
        yield Statement(term="dc:rights", text=rights.value.statement)
        yield _named("dc:rights", rights.value.licence or "")


_STEPS: Final[tuple[Callable[[Subject], Iterator[Statement]], ...]] = (
    _titles,
    _identifiers,
    _agents,
    _dates,
    _kinds,
    _languages,
    _topics,
    _translation,
    _relations,
    _conditions,
)
"""The groups of statements, in the order in which they are written."""


def _named(term: str, name: str) -> Statement:
    return Statement(term=term, text=name, scheme=URI if is_uri(name) else None)


def _has_scheme(date: str) -> bool:
    """Tell whether the schema's W3CDTF has a date: no time without seconds.

    The note that W3CDTF is allows one; the type in the schema, xs:dateTime, does not.
    """
    return len(date) <= _DAY or date[_MINUTE : _MINUTE + 1] == ":"
