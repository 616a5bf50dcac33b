"""The column of METS in the crosswalk table: its own places, then what it wraps."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.column import Column
from releasekit.exporters.common.mets.agents import ROLES
from releasekit.exporters.common.mods.column import COLUMN as MODS
from releasekit.exporters.common.premis.column import COLUMN as PREMIS
from releasekit.model import AgentRole

_WRAPPED: Final = {
    name: f"{short}: {place}"
    for short, column in (("PREMIS", PREMIS), ("MODS", MODS))
    for name, place in column.places.items()
}
_AGENTS: Final = {
    f"agents/agent[@role='{role}']/name": "metsHdr/agent, MODS, PREMIS"
    for role in AgentRole
    if role in ROLES and role is not AgentRole.ISSUER
}

COLUMN: Final = Column(
    target="METS 1.12",
    places=MappingProxyType(
        {
            **_WRAPPED,
            "control/recordId": "@OBJID, MODS, PREMIS",
            "control/software": "metsHdr/agent, PREMIS",
            "identification/identifier": "metsHdr/altRecordID, MODS, PREMIS",
            "identification/identifier/@scheme": (
                "metsHdr/altRecordID/@TYPE, MODS, PREMIS"
            ),
            "identification/title": "@LABEL, div/@LABEL, MODS, PREMIS",
            "identification/type": "@TYPE, div/@TYPE, MODS, PREMIS",
            "identification/number": "metsHdr/altRecordID, MODS",
            "agents/issuer/name": "metsHdr/agent, MODS, PREMIS",
            **_AGENTS,
            "agents/*/@kind": "metsHdr/agent/@TYPE, MODS, PREMIS",
            "rights/@holder": "metsHdr/agent, MODS, PREMIS",
            "content": "structMap/div (structure, places, first words)",
            "source/@mediaType": "file/@MIMETYPE, MODS, PREMIS",
            "source/@bytes": "file/@SIZE, MODS, PREMIS",
            "source/digest": "file/@CHECKSUM, PREMIS",
            "source/text": "file/FContent/binData (the bytes)",
        }
    ),
)
