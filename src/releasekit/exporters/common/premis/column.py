"""The column of PREMIS in the crosswalk table."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.column import Column
from releasekit.exporters.common.premis.agents import ANSWERING
from releasekit.model import AgentRole

_PROPERTY: Final = "significantProperties"
_NAMES: Final = {
    f"agents/agent[@role='{role}']/name": "agent/agentName, agent/agentNote"
    for role in AgentRole
    if role in ANSWERING and role is not AgentRole.ISSUER
}

COLUMN: Final = Column(
    target="PREMIS 3.0",
    places=MappingProxyType(
        {
            "control/recordId": "objectIdentifier",
            "control/software": "agent, creatingApplicationName",
            "identification/identifier": "objectIdentifier/objectIdentifierValue",
            "identification/identifier/@scheme": (
                "objectIdentifier/objectIdentifierType"
            ),
            "identification/title": f"{_PROPERTY} (title)",
            "identification/type": f"{_PROPERTY} (document type)",
            "agents/issuer/name": f"agent/agentName, {_PROPERTY} (issuer)",
            **_NAMES,
            "agents/*/@kind": "agent/agentType",
            "agents/*/@country": "agent/agentNote",
            "agents/*/id": "agent/agentIdentifier/agentIdentifierValue",
            "agents/*/id/@scheme": "agent/agentIdentifier/agentIdentifierType",
            "dates/issued/@when": f"{_PROPERTY} (date of issue)",
            "dates/date[@type='captured']/@when": "event (capture)/eventDateTime",
            "dates/*/@precision": "the date's length",
            "dates/*/@zone": "in eventDateTime, with a time",
            "language/primary": f"{_PROPERTY} (language)",
            "language/translation/of": "relationship (derivation, has source)",
            "access/@level": "rightsGranted/restriction, rightsGrantedNote",
            "access (the statement)": "otherRightsNote",
            "rights (the statement)": "licenseTerms, or otherRightsNote",
            "rights/@licence": "licenseDocumentationIdentifier",
            "rights/@holder": "agent/agentName, linkingAgentIdentifier",
            "relations/relation/@kind": "relationshipType, relationshipSubType",
            "relations/relation/@target": "relatedObjectIdentifier",
            "attachments/attachment/title": "relationship (structural, has part)",
            "source/@name": "originalName",
            "source/@mediaType": "formatName",
            "source/@bytes": "size",
            "source/digest": "objectIdentifier, fixity/messageDigest",
            "source/encoding (with @newline @origin @fidelity)": (
                "formatNote (encoding, byte order mark and line ends)"
            ),
            "source/partOf": "relationship (structural, is part of)",
            "source/text": f"{_PROPERTY} (characters: its length)",
        }
    ),
)
