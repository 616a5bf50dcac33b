"""Meta: everything that is known about a release, outside its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from releasekit.exporters.akoma_ntoso.dates import UNKNOWN_DATE, whole_date
from releasekit.exporters.akoma_ntoso.identification import Identified, identification
from releasekit.exporters.akoma_ntoso.identity import moment_of
from releasekit.exporters.akoma_ntoso.naming import slug
from releasekit.exporters.akoma_ntoso.references import Reference, Tlc
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import AgentRole, DateType

_SERIES: Final = "series"
_NO_SCHEME: Final = "keywords"
"""The dictionary of words that come from none."""
_IN_FRBR: Final = frozenset(
    {
        AgentRole.ISSUER,
        AgentRole.CO_ISSUER,
        AgentRole.PUBLISHER,
        AgentRole.TRANSLATOR,
    }
)
"""Roles that stand in identification."""


def meta_parts(about: Identified) -> tuple[Node, ...]:
    """Return the parts of ``meta`` before its references."""
    return (
        identification(about),
        *_publication(about),
        *_classification(about),
        *_lifecycle(about),
    )


def collect(about: Identified) -> None:
    """Collect the references that no part of the text makes."""
    metadata, references = about.subject.metadata, about.references
    for agent in metadata.agents:
        if agent.value.role not in _IN_FRBR and agent.value.name.strip():
            references.agent(agent.value, agent.value.role)
    for place in metadata.places:
        references.term(Tlc.LOCATION, place.value)
    for acronym in metadata.acronyms:
        words = acronym.value.expansion
        references.term(Tlc.CONCEPT, words, acronym.value.short)
    for relation in metadata.relations:
        found = relation.value
        references.resource(found.kind, found.target, found.title)
    for link in metadata.links:
        references.resource("link", link.value)


def attachments(about: Identified) -> Iterator[Node]:
    """Yield ``attachments``: the documents that the release names, which are not here.

    A component of the expression stands for each (Naming Convention, 4.8.1).
    """
    found = about.subject.metadata.attachments
    children = tuple(
        _attachment(about, number, fact.value.title, fact.value.label)
        for number, fact in enumerate(found, start=1)
    )
    if children:
        yield Node(tag="attachments", children=children)


def _attachment(about: Identified, number: int, title: str, label: str | None) -> Node:
    eid = about.references.ids.next("", "attachment")
    attributes = {
        "eId": about.references.ids.only(eid, "documentRef"),
        "href": f"{about.identity.expression}/!attachment_{number}",
        "shortForm": label,
        "showAs": title,
    }
    stated = _stated(attributes)
    inner = Node(tag="documentRef", attributes=stated)
    return Node(tag="attachment", attributes=(("eId", eid),), children=(inner,))


def _publication(about: Identified) -> Iterator[Node]:
    """Yield where the release came out: its series, where one is known."""
    metadata = about.subject.metadata
    if metadata.series is None:
        return
    series = metadata.series.value
    attributes = {
        "date": _issued(about) or UNKNOWN_DATE,
        "name": series.code or _SERIES,
        "number": metadata.number.value if metadata.number else None,
        "showAs": series.title,
    }
    yield Node(tag="publication", attributes=_stated(attributes))


def _classification(about: Identified) -> Iterator[Node]:
    metadata = about.subject.metadata
    subjects = (fact.value for fact in metadata.subjects)
    classes = (fact.value for fact in metadata.classifications)
    keywords = (
        *(_keyword(about, s.term, s.code, s.scheme) for s in subjects),
        *(_keyword(about, c.label, c.code, c.scheme) for c in classes),
    )
    if keywords:
        source = (("source", about.maker),)
        yield Node(tag="classification", attributes=source, children=keywords)


def _keyword(
    about: Identified, words: str, code: str | None, scheme: str | None
) -> Node:
    dictionary = about.references.term(Tlc.CONCEPT, scheme or _NO_SCHEME)
    attributes = (
        ("dictionary", dictionary),
        ("eId", about.references.ids.labelled(f"keyword-{slug(code or words)}")),
        ("showAs", words),
        ("value", code or words),
    )
    return Node(tag="keyword", attributes=attributes)


def _lifecycle(about: Identified) -> Iterator[Node]:
    """Yield how the text came to be, where it is the original and its day is known."""
    date = _issued(about)
    if about.subject.metadata.translation or date is None:
        return
    iri = about.identity.expression_in(about.identity.language)
    shown = about.subject.release.title or iri
    original = Reference(element="original", href=iri, shown=shown)
    attributes = (
        ("date", date),
        ("eId", about.references.ids.next("", "eventRef")),
        ("source", about.references.refer(original, "original")),
        ("type", "generation"),
    )
    event = Node(tag="eventRef", attributes=attributes)
    yield Node(
        tag="lifecycle", attributes=(("source", about.maker),), children=(event,)
    )


def _issued(about: Identified) -> str | None:
    moment = moment_of(about.subject, DateType.ISSUED)
    return whole_date(moment) if moment else None


def _stated(attributes: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """Return the attributes that have a value; an empty one is a value, too."""
    return tuple(
        (name, value) for name, value in attributes.items() if value is not None
    )
