"""Options of the PDF exporter."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from releasekit.exporters.common.paper import PageSize


class Standard(StrEnum):
    """Sets of standards, named by purpose."""

    SELF_DESCRIBING = "self-describing"
    """PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), the record attached."""
    PRESERVE = "preserve"
    """PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), nothing attached."""


@frozen(kw_only=True)
class PdfOptions:
    """How a release becomes a PDF."""

    standard: Standard = field(default=Standard.SELF_DESCRIBING, converter=Standard)
    """Which standards the file keeps."""
    page_size: PageSize = field(default=PageSize.AUTO, converter=PageSize)
    """The paper."""
    furniture: bool = False
    """Show also what the web site put around the release."""
