"""Relations: ``relatedItem`` for what a release is part of, has, or refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.common.mods.origin import language
from releasekit.model import ArchivalSeries, Relation, RelationKind, Translation

_TYPES: Final[Mapping[RelationKind, str]] = MappingProxyType(
    {
        RelationKind.IS_PART_OF: "host",
        RelationKind.HAS_PART: "constituent",
        RelationKind.IS_VERSION_OF: "otherVersion",
        RelationKind.HAS_VERSION: "otherVersion",
        RelationKind.IS_FORMAT_OF: "otherFormat",
        RelationKind.REPLACES: "preceding",
        RelationKind.IS_REPLACED_BY: "succeeding",
        RelationKind.REFERENCES: "references",
        RelationKind.IS_REFERENCED_BY: "isReferencedBy",
    }
)
"""``@type`` of the kinds that MODS has a word for."""


def relations(subject: Subject) -> Iterator[Node]:
    """Yield ``relatedItem``."""
    metadata = subject.metadata
    if metadata.series:
        yield from _series(metadata.series.value)
    if metadata.translation:
        yield from _original(metadata.translation.value)
    for attachment in metadata.attachments:
        attributes = {"type": "constituent", "displayLabel": attachment.value.label}
        title = leaf("title", attachment.value.title)
        part = branch("titleInfo", title, attributes={"xml:lang": subject.language})
        yield from branch("relatedItem", part, attributes=attributes)
    for relation in metadata.relations:
        yield from _relation(relation.value)
    for link in metadata.links:
        place = _located(link.value)
        yield from branch("relatedItem", place, attributes={"type": "references"})


def _series(series: ArchivalSeries) -> tuple[Node, ...]:
    """Return the series, and in it the fonds that it is part of."""
    fonds = branch(
        "relatedItem",
        _titled(series.fonds),
        leaf("identifier", series.fonds_code, {"type": "reference code"}),
        attributes={"type": "host", "displayLabel": "fonds"},
    )
    return branch(
        "relatedItem",
        _titled(series.title),
        leaf("identifier", series.code, {"type": "reference code"}),
        fonds,
        attributes={"type": "host", "displayLabel": "series"},
    )


def _original(translation: Translation) -> tuple[Node, ...]:
    """Return the text that a translation was made from."""
    return branch(
        "relatedItem",
        _named(translation.of or ""),
        language(translation.from_language),
        attributes={"type": "otherVersion", "displayLabel": "original"},
    )


def _relation(relation: Relation) -> tuple[Node, ...]:
    kind = _TYPES.get(relation.kind)
    other = None if kind else str(relation.kind)
    return branch(
        "relatedItem",
        _titled(relation.title),
        _identified(relation.target),
        attributes={"type": kind, "otherType": other},
    )


def _named(name: str) -> tuple[Node, ...]:
    return _identified(name) if is_uri(name) else _titled(name)


def _located(link: str) -> tuple[Node, ...]:
    """Return the place of a link; what the schema takes for no URI is but a name."""
    return branch("location", leaf("url", link)) if is_uri(link) else _identified(link)


def _titled(title: str | None) -> tuple[Node, ...]:
    return branch("titleInfo", leaf("title", title))


def _identified(name: str) -> tuple[Node, ...]:
    return leaf("identifier", name, {"type": "uri" if is_uri(name) else None})
