"""Terms of the Library of Congress's preservation vocabularies (id.loc.gov)."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.premis.markup import element
from releasekit.model import AgentKind, RelationKind

_VOCABULARIES: Final = "http://id.loc.gov/vocabulary/preservation"


class EventType(StrEnum):
    """Events that a release goes through, by the vocabulary's label."""

    CAPTURE = "capture"
    DIGEST = "message digest calculation"
    MIGRATION = "migration"
    VALIDATION = "validation"


_EVENT_CODES: Final = MappingProxyType(
    {
        EventType.CAPTURE: "cap",
        EventType.DIGEST: "mes",
        EventType.MIGRATION: "mig",
        EventType.VALIDATION: "val",
    }
)

AGENT_TYPES: Final = MappingProxyType(
    {
        AgentKind.ORGANISATION: "organization",
        AgentKind.UNIT: "organization",
        AgentKind.PERSON: "person",
    }
)
"""Vocabulary ``agentType``; a unit is an organisation there."""

RELATIONSHIP_TYPES: Final = MappingProxyType(
    {
        RelationKind.IS_PART_OF: "structural",
        RelationKind.HAS_PART: "structural",
        RelationKind.IS_VERSION_OF: "derivation",
        RelationKind.HAS_VERSION: "derivation",
        RelationKind.IS_FORMAT_OF: "derivation",
        RelationKind.REPLACES: "replacement",
        RelationKind.IS_REPLACED_BY: "replacement",
        RelationKind.REFERENCES: "reference",
        RelationKind.IS_REFERENCED_BY: "reference",
        RelationKind.CONFORMS_TO: "reference",
    }
)
"""Vocabulary ``relationshipType``; the sub-type says the relation itself."""


def event_type(kind: EventType) -> Node:
    """Return the type of an event with its address in the vocabulary."""
    vocabulary = f"{_VOCABULARIES}/eventType"
    attributes = (
        ("authority", "eventType"),
        ("authorityURI", vocabulary),
        ("valueURI", f"{vocabulary}/{_EVENT_CODES[kind]}"),
    )
    return element("eventType", str(kind), attributes)
