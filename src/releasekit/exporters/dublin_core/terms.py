"""Terms of Dublin Core: what is said of a release, in either form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.model import AgentRole, DateType, RelationKind

DC: Final = "dc:"
"""Prefix of the fifteen elements (Dublin Core Metadata Element Set, 1.1)."""

REFINES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms:alternative": "dc:title",
        "dcterms:issued": "dc:date",
        "dcterms:available": "dc:date",
        "dcterms:modified": "dc:date",
        "dcterms:extent": "dc:format",
        "dcterms:isPartOf": "dc:relation",
        "dcterms:hasPart": "dc:relation",
        "dcterms:isVersionOf": "dc:relation",
        "dcterms:hasVersion": "dc:relation",
        "dcterms:isFormatOf": "dc:relation",
        "dcterms:replaces": "dc:relation",
        "dcterms:isReplacedBy": "dc:relation",
        "dcterms:references": "dc:relation",
        "dcterms:isReferencedBy": "dc:relation",
        "dcterms:conformsTo": "dc:relation",
        "dcterms:spatial": "dc:coverage",
        "dcterms:temporal": "dc:coverage",
        "dcterms:accessRights": "dc:rights",
    }
)
"""Refinements and the element that says the same less exactly (DCMI, dumb-down)."""

URI: Final = "dcterms:URI"
W3CDTF: Final = "dcterms:W3CDTF"
LANGUAGE: Final = "dcterms:RFC3066"
MEDIA_TYPE: Final = "dcterms:IMT"
TYPE: Final = "dcterms:DCMIType"

OF_ROLE: Final[Mapping[AgentRole, str]] = MappingProxyType(
    {
        AgentRole.CO_ISSUER: "dc:creator",
        AgentRole.SPOKESPERSON: "dc:contributor",
        AgentRole.TRANSLATOR: "dc:contributor",
    }
)
"""What an agent is to the text; who keeps it or answers questions is nothing to it."""

OF_DATE: Final[Mapping[DateType, str]] = MappingProxyType(
    {
        DateType.ISSUED: "dcterms:issued",
        DateType.DISTRIBUTED: "dc:date",
        DateType.EMBARGO_UNTIL: "dcterms:available",
        DateType.EVENT: "dcterms:temporal",
        DateType.MODIFIED: "dcterms:modified",
    }
)
"""What a date says; when the text was captured is of the record, not of the text."""

OF_RELATION: Final[Mapping[RelationKind, str]] = MappingProxyType(
    {
        RelationKind.IS_PART_OF: "dcterms:isPartOf",
        RelationKind.HAS_PART: "dcterms:hasPart",
        RelationKind.IS_VERSION_OF: "dcterms:isVersionOf",
        RelationKind.HAS_VERSION: "dcterms:hasVersion",
        RelationKind.IS_FORMAT_OF: "dcterms:isFormatOf",
        RelationKind.REPLACES: "dcterms:replaces",
        RelationKind.IS_REPLACED_BY: "dcterms:isReplacedBy",
        RelationKind.REFERENCES: "dcterms:references",
        RelationKind.IS_REFERENCED_BY: "dcterms:isReferencedBy",
        RelationKind.CONFORMS_TO: "dcterms:conformsTo",
    }
)


@frozen(kw_only=True)
class Statement:
    """One property and its value."""

    term: str
    """Element or refinement with its prefix: ``dcterms:issued``."""
    text: str
    scheme: str | None = None
    """How the value is spelled (``xsi:type``): ``dcterms:W3CDTF``."""
    language: str | None = None
    """Language tag of the words (BCP 47)."""
