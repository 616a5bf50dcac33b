"""Objects: the release as an entity, what represents it, and the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from releasekit._version import __version__
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.premis.markup import element, identified, leaf
from releasekit.exporters.common.premis.subject import Subject
from releasekit.exporters.common.premis.vocabulary import RELATIONSHIP_TYPES
from releasekit.exporters.common.shortening import shortened
from releasekit.model import Fact, Identifier, Metadata, Relation, Release, Source
from releasekit.record import NAMESPACE

OURS: Final = "releasekit"
"""Type of the identifiers that releasekit gives."""
DIGEST: Final = "sha256"
"""Type of the identifiers of files: the digest of their bytes."""
_PRONOM_TEXT: Final = "x-fmt/111"
_LONGEST: Final = 1000
"""Longest value of a significant property, in code points."""


def objects_of(subject: Subject, rights: tuple[str, ...]) -> Iterator[Node]:
    """Yield the entity, then source and record: each as representation and file.

    Args:
        subject: what the document is about.
        rights: identifiers of the rights statements that apply to the release.
    """
    yield _entity(subject, rights)
    yield _representation(subject, "source", subject.release.source.sha256)
    yield _source_file(subject)
    if subject.record:
        yield _representation(subject, "record", subject.record_sha256)
        yield _record_file(subject)


def _entity(subject: Subject, rights: tuple[str, ...]) -> Node:
    metadata = subject.release.metadata
    given = (fact.value for fact in metadata.identifiers)
    names = dict.fromkeys((Identifier(OURS, subject.name), *given))
    content = (
        *(identified("objectIdentifier", n.scheme, n.value) for n in names),
        *_properties(_entity_properties(subject.release)),
        *(
            _related("structural", "is represented by", OURS, subject.part(name))
            for name in ("source", *(("record",) if subject.record else ()))
        ),
        *_relations(metadata),
        *(identified("linkingRightsStatementIdentifier", OURS, id_) for id_ in rights),
    )
    return _object("intellectualEntity", *content)


def _entity_properties(release: Release) -> Iterator[tuple[str, str]]:
    metadata = release.metadata
    yield "title", release.title or ""
    yield "document type", str(metadata.type.value) if metadata.type else ""
    yield "issuer", release.issuer or ""
    issued = metadata.issued
    yield "date of issue", issued.value.when if isinstance(issued, Fact) else ""
    yield "language", metadata.language.value if metadata.language else ""


def _relations(metadata: Metadata) -> Iterator[Node]:
    for fact in metadata.relations:
        yield _relation(fact.value)
    for attached in metadata.attachments:
        if attached.value.title:
            yield _related("structural", "has part", "title", attached.value.title)
    translation = metadata.translation
    if translation and translation.value.of:
        original = translation.value.of
        yield _related("derivation", "has source", "title", original)


def _relation(relation: Relation) -> Node:
    kind = RELATIONSHIP_TYPES[relation.kind]
    said = relation.kind.replace("-", " ")
    return _related(kind, said, "identifier", relation.target)


def _representation(subject: Subject, name: str, digest: str) -> Node:
    return _object(
        "representation",
        identified("objectIdentifier", OURS, subject.part(name)),
        _related("structural", "represents", OURS, subject.name),
        _related("structural", "includes", DIGEST, digest),
    )


def _source_file(subject: Subject) -> Node:
    source = subject.release.source
    shape = _characteristics(source.sha256, len(source.data), _source_format(source))
    part = source.part
    whole = (_related("structural", "is part of", DIGEST, part.sha256),) if part else ()
    return _object(
        "file",
        identified("objectIdentifier", DIGEST, source.sha256),
        *_properties((("characters", str(len(source.text))),)),
        shape,
        *leaf("originalName", source.name),
        _related("structural", "is included in", OURS, subject.part("source")),
        *whole,
        *_made_of_it(subject),
    )


def _made_of_it(subject: Subject) -> Iterator[Node]:
    if subject.record:
        yield _related("derivation", "is source of", DIGEST, subject.record_sha256)


def _source_format(source: Source) -> tuple[Node, ...]:
    notes = (
        f"character encoding: {source.encoding}",
        f"byte order mark: {source.bom.hex()}" if source.bom else "",
        f"line ends: {source.newline}",
    )
    is_text = source.media_type == "text/plain"
    registry = _registry("PRONOM", _PRONOM_TEXT) if is_text else ()
    name = source.media_type or "unknown"
    noted = (element("formatNote", note) for note in notes if note)
    return (_designation(name), *registry, *noted)


def _record_file(subject: Subject) -> Node:
    made_by = element(
        "creatingApplication",
        (
            element("creatingApplicationName", subject.producer or OURS),
            element("creatingApplicationVersion", __version__),
            *leaf("dateCreatedByApplication", said_time(subject)),
        ),
    )
    digest, source = subject.record_sha256, subject.release.source.sha256
    kind = (
        _designation("application/xml"),
        *_registry("XML namespace", NAMESPACE),
        element("formatNote", "character encoding: utf-8"),
    )
    return _object(
        "file",
        identified("objectIdentifier", DIGEST, digest),
        _characteristics(digest, len(subject.record), kind, made_by),
        _related("structural", "is included in", OURS, subject.part("record")),
        _related("derivation", "has source", DIGEST, source),
    )


def said_time(subject: Subject) -> str:
    """Return the time of the call (ISO 8601, EDTF level 0), or nothing."""
    return subject.time.isoformat(timespec="seconds") if subject.time else ""


def _object(kind: str, *content: Node) -> Node:
    return element("object", content, (("xsi:type", kind),))


def _properties(
    values: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...],
) -> Iterator[Node]:
    for kind, value in values:
        if value:
            parts = (
                element("significantPropertiesType", kind),
                element("significantPropertiesValue", shortened(value, _LONGEST)),
            )
            yield element("significantProperties", parts)


def _related(kind: str, said: str, scheme: str, value: str) -> Node:
    parts = (
        element("relationshipType", kind),
        element("relationshipSubType", said),
        identified("relatedObjectIdentifier", scheme, value),
    )
    return element("relationship", parts)


def _characteristics(
    digest: str, size: int, kind: tuple[Node, ...], *more: Node
) -> Node:
    fixity = (
        element("messageDigestAlgorithm", "SHA-256"),
        element("messageDigest", digest),
        element("messageDigestOriginator", OURS),
    )
    content = (
        element("compositionLevel", "0"),
        element("fixity", fixity),
        element("size", str(size)),
        element("format", kind),
        *more,
    )
    return element("objectCharacteristics", content)


def _designation(name: str) -> Node:
    return element("formatDesignation", (element("formatName", name),))


def _registry(name: str, key: str) -> tuple[Node, ...]:
    parts = (element("formatRegistryName", name), element("formatRegistryKey", key))
    return (element("formatRegistry", parts),)
