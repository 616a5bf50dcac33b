"""Relations: what a release is part of, has, names and leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.jsonld.resource import Json, Pair, Resource, resource, work
from releasekit.model import ArchivalSeries, RelationKind

_OF_RELATION: Final[Mapping[RelationKind, str]] = MappingProxyType(
    {
        RelationKind.IS_PART_OF: "isPartOf",
        RelationKind.HAS_PART: "hasPart",
        RelationKind.IS_VERSION_OF: "dcterms:isVersionOf",
        RelationKind.HAS_VERSION: "dcterms:hasVersion",
        RelationKind.IS_FORMAT_OF: "dcterms:isFormatOf",
        RelationKind.REPLACES: "dcterms:replaces",
        RelationKind.IS_REPLACED_BY: "dcterms:isReplacedBy",
        RelationKind.REFERENCES: "citation",
        RelationKind.IS_REFERENCED_BY: "dcterms:isReferencedBy",
        RelationKind.CONFORMS_TO: "dcterms:conformsTo",
    }
)
"""Property of each kind: of schema.org where it has one, else of DCMI."""


def relations(subject: Subject) -> Iterator[Pair]:
    """Yield series, attachments, related works and links."""
    metadata = subject.metadata
    if metadata.series:
        yield "isPartOf", _series(metadata.series.value)
    for attachment in metadata.attachments:
        title, label = attachment.value.title, attachment.value.label
        part = resource("CreativeWork", ("name", title), ("position", label))
        yield "hasPart", part
    for relation in metadata.relations:
        other = relation.value
        yield _OF_RELATION[other.kind], work(other.target, other.title)
    for link in metadata.links:
        yield "citation", _page(link.value)


def _series(series: ArchivalSeries) -> Resource:
    fonds = resource(
        "Collection", ("name", series.fonds), ("identifier", series.fonds_code)
    )
    return resource(
        "Collection",
        ("name", series.title),
        ("identifier", series.code),
        ("isPartOf", fonds),
    )


def _page(link: str) -> Json:
    """Return a page; an address that not every reader takes for one stays words."""
    return resource("WebPage", ("url", link)) if is_uri(link) else link
