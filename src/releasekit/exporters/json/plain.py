"""A release as plain data: dicts, lists, text and numbers, one shape a class."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from releasekit.model import (
    Contact,
    Diagnostic,
    Email,
    Fact,
    Fidelity,
    Foreign,
    Furniture,
    Heading,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Release,
    Segments,
    Source,
    Span,
    Table,
    Turn,
    Unknown,
)
from releasekit.model.segment import spelled

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | None"

FORMAT: Final = "releasekit.release"
"""Value of ``format``: what the file is."""
VERSION: Final = 1
"""Value of ``version``; it grows when a key changes its meaning or goes."""

_TYPES: Final[Mapping[type, str]] = MappingProxyType(
    {
        Paragraph: "paragraph",
        Heading: "heading",
        List: "list",
        ListItem: "list_item",
        Quote: "quote",
        Note: "note",
        Table: "table",
        Turn: "turn",
        Contact: "contact",
        Furniture: "furniture",
        Link: "link",
        Email: "email",
        NoteReference: "note_reference",
        Foreign: "foreign",
    }
)
"""Value of ``type`` for the classes of which several can stand in one place."""


def plain_release(release: Release) -> dict[str, Plain]:
    """Return the whole release; every field of every class is a key."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "source": plain_source(release.source),
        "metadata": plain(release.metadata),
        "blocks": plain(release.blocks),
        "segments": plain(release.segments),
        "diagnostics": plain(release.diagnostics),
    }


def plain_source(source: Source) -> dict[str, Plain]:
    """Return the source; the bytes only where the text does not give them."""
    is_stored = source.fidelity is Fidelity.STORED
    return {
        **{name: plain(getattr(source, name)) for name in _SOURCE_FIELDS},
        "bom": source.bom.hex(),
        "bytes": len(source.data),
        "characters": len(source.text),
        "data": b64encode(source.data).decode("ascii") if is_stored else None,
    }


def plain(value: object) -> Plain:
    """Return any value of the model as plain data.

    Nesting is bounded by the model's `MAX_DEPTH`.
    """
    special = _SPECIAL.get(type(value))
    if special:
        return special(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Enum | str):
        return str(value)
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return {**_type_of(value), **_fields(value)}


def _type_of(value: object) -> dict[str, Plain]:
    name = _TYPES.get(type(value))
    return {"type": name} if name else {}


def _fields(value: Any) -> dict[str, Plain]:  # noqa: ANN401 - any attrs class
    fields = attrs.fields(type(value))
    return {field.name: plain(getattr(value, field.name)) for field in fields}


def _span(span: Span) -> Plain:
    return [span.start, span.end]


def _fact(fact: Fact[Any]) -> Plain:
    return {"value": plain(fact.value), "evidence": plain(fact.evidence)}


def _unknown(unknown: Unknown) -> Plain:
    return {"unknown": str(unknown.reason)}


def _segments(segments: Segments) -> Plain:
    return " ".join(spelled(segments))


def _diagnostic(diagnostic: Diagnostic) -> Plain:
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "arguments": dict(diagnostic.arguments),
        "message": diagnostic.message,
        "span": plain(diagnostic.span),
    }


_SPECIAL: Final[Mapping[type, Callable[[Any], Plain]]] = MappingProxyType(
    {
        Span: _span,
        Fact: _fact,
        Unknown: _unknown,
        Segments: _segments,
        Diagnostic: _diagnostic,
    }
)
"""Classes whose plain form is not one key a field."""

_SOURCE_FIELDS: Final = tuple(
    field.name for field in attrs.fields(Source) if field.name not in {"data", "bom"}
)
