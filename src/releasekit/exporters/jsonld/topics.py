"""Topics and conditions: what a release is about, and how it may be used."""

from __future__ import annotations

from collections.abc import Iterator

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.jsonld.resource import Json, Pair, resource
from releasekit.model import Classification, Fact
from releasekit.model import Subject as Topic


def topics(subject: Subject) -> Iterator[Pair]:
    """Yield keywords, classes, places and acronyms."""
    metadata = subject.metadata
    for topic in metadata.subjects:
        yield "keywords", _keyword(topic.value)
    for group in metadata.classifications:
        yield "dcterms:subject", _class(group.value)
    for place in metadata.places:
        yield "contentLocation", resource("Place", ("name", place.value))
    for acronym in metadata.acronyms:
        pairs = (
            ("name", acronym.value.short),
            ("description", acronym.value.expansion),
        )
        yield "mentions", resource("DefinedTerm", *pairs)


def opening(subject: Subject) -> Iterator[Pair]:
    """Yield the dateline, and what the text says of when it may be published."""
    dateline, terms = subject.metadata.dateline, subject.metadata.terms
    if dateline:
        yield "dateline", dateline.value.literal
        yield "locationCreated", resource("Place", ("name", dateline.value.place))
    if terms:
        yield "creativeWorkStatus", terms.value.literal


def conditions(subject: Subject) -> Iterator[Pair]:
    """Yield who may see it, and how it may be used."""
    access, rights = subject.metadata.access, subject.metadata.rights
    if isinstance(access, Fact):
        yield "conditionsOfAccess", str(access.value.level)
        yield "conditionsOfAccess", access.value.statement
    if isinstance(rights, Fact):
        yield "license", _licence(rights.value.licence or "")
        yield "copyrightNotice", rights.value.statement
        holder = resource("Organization", ("name", rights.value.holder))
        yield "copyrightHolder", holder


def _keyword(topic: Topic) -> Json:
    """Return a keyword; one of a vocabulary says of which and by which code."""
    if not topic.scheme and not topic.code:
        return topic.term
    return resource(
        "DefinedTerm",
        ("name", topic.term),
        ("termCode", topic.code),
        ("inDefinedTermSet", resource("DefinedTermSet", ("name", topic.scheme))),
    )


def _class(group: Classification) -> Json:
    return resource(
        "CategoryCode",
        ("name", group.label),
        ("codeValue", group.code),
        ("inCodeSet", resource("CategoryCodeSet", ("name", group.scheme))),
    )


def _licence(licence: str) -> Json:
    """Return a licence: its address, or a work of that name."""
    return licence if is_uri(licence) else resource("CreativeWork", ("name", licence))
