"""Options of the PDF exporter."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.common.theme.values import PLAIN, Theme


class Standard(StrEnum):
    """Sets of standards, named by purpose."""

    SELF_DESCRIBING = "self-describing"
    """PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), the record attached."""
    PRESERVE = "preserve"
    """PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), nothing attached."""
    LEGACY_A1 = "legacy-a1"
    """PDF/A-1a (ISO 19005-1) and PDF/UA-1 (ISO 14289-1), nothing attached."""
    NEXT = "next"
    """PDF/A-4f (ISO 19005-4) and PDF/UA-2 (ISO 14289-2), the record attached."""


class RecordPlace(StrEnum):
    """Where the record of a release is kept."""

    AUTO = "auto"
    """Where the standard has it."""
    ATTACHED = "attached"
    """In the file; a standard that forbids it is refused."""
    BESIDE = "beside"
    """Not in the file; a standard that demands it is refused."""


@frozen(kw_only=True)
class PdfOptions:
    """How a release becomes a PDF."""

    standard: Standard = field(default=Standard.SELF_DESCRIBING, converter=Standard)
    """Which standards the file keeps."""
    record: RecordPlace = field(default=RecordPlace.AUTO, converter=RecordPlace)
    """Where the record must be; what the standard cannot do is refused at once."""
    page_size: PageSize = field(default=PageSize.AUTO, converter=PageSize)
    """The paper."""
    furniture: bool = False
    """Show also what the web site put around the release."""
    theme: Theme = PLAIN
    """The house style; the path of its file where options come from text."""
