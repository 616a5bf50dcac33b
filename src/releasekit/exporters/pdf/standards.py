"""Sets of PDF standards as data: what each demands and allows."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.pdf.options import Standard


@frozen(kw_only=True)
class StandardSet:
    """One combination of standards that can be kept together."""

    version: str
    """Version of the PDF format."""
    archival_part: int
    """Part of ISO 19005 (PDF/A)."""
    archival_level: str
    """Conformance level of PDF/A."""
    accessible_part: int
    """Part of ISO 14289 (PDF/UA)."""
    attaches_record: bool
    """Whether the record is attached; PDF/A-2 allows PDF/A attachments only."""


STANDARDS: Final = MappingProxyType(
    {
        Standard.SELF_DESCRIBING: StandardSet(
            version="1.7",
            archival_part=3,
            archival_level="A",
            accessible_part=1,
            attaches_record=True,
        ),
        Standard.PRESERVE: StandardSet(
            version="1.7",
            archival_part=2,
            archival_level="A",
            accessible_part=1,
            attaches_record=False,
        ),
    }
)
"""Every set that is offered."""
