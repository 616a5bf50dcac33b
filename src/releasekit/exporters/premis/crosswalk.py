"""The crosswalk: where each part of a record goes in PREMIS, and what has no place."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.premis.agents import ANSWERING
from releasekit.model import DateType, Fact, Metadata, Precision

ROWS: Final = MappingProxyType(
    {
        "recordId": "object[intellectualEntity]/objectIdentifier",
        "software": "agent[software]; creatingApplication of the record",
        "profile": "",
        "described_by": "",
        "identifiers": "object[intellectualEntity]/objectIdentifier",
        "title": "significantProperties: title",
        "other_titles": "",
        "type": "significantProperties: document type",
        "number": "",
        "series": "",
        "issuer": "agent; significantProperties: issuer",
        "agents": "agent, for those who answer for the release",
        "issued": "significantProperties: date of issue",
        "dates": "event, for the date of capture",
        "terms": "",
        "dateline": "",
        "places": "",
        "language": "significantProperties: language",
        "other_languages": "",
        "translation": "relationship: derivation, where the original is named",
        "subjects": "",
        "attachments": "relationship: structural, has part",
        "links": "",
        "acronyms": "",
        "classifications": "",
        "access": "rightsStatement",
        "rights": "rightsStatement; agent, for the holder",
        "retention": "",
        "relations": "relationship",
        "content": "",
        "source": "object[file]: fixity, size, format, originalName",
        "segments": "",
        "diagnostics": "",
    }
)
"""Part of a record (fields of `Metadata` by their names) and its place in PREMIS."""


def left_out(metadata: Metadata) -> tuple[str, ...]:
    """Return the fields of the metadata with a value that PREMIS has no place for."""
    return tuple(name for name in ROWS if _is_left_out(metadata, name))


def _is_left_out(metadata: Metadata, name: str) -> bool:
    value = getattr(metadata, name, None)
    match name:
        case "agents":
            return any(fact.value.role not in ANSWERING for fact in metadata.agents)
        case "dates":
            return _dates_left_out(metadata)
        case "translation":
            return bool(metadata.translation and not metadata.translation.value.of)
        case _:
            # Nothing, an empty tuple and an unknown value leave nothing out.
            return not ROWS[name] and (isinstance(value, Fact) or bool(value))


def _dates_left_out(metadata: Metadata) -> bool:
    said = [fact.value for fact in metadata.dates]
    captures = [
        date
        for date in said
        if date.type is DateType.CAPTURED
        and date.precision is not Precision.DAY_OF_YEAR
    ]
    return len(said) > len(captures[:1])
