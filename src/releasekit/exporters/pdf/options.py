"""Options of the PDF exporter."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen


class Standard(StrEnum):
    """Sets of standards, named by purpose."""

    SELF_DESCRIBING = "self-describing"
    """PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), the record attached."""
    PRESERVE = "preserve"
    """PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), nothing attached."""


class PageSize(StrEnum):
    """Sizes of paper."""

    AUTO = "auto"
    """Letter where the issuer's country writes on it, else A4."""
    A4 = "a4"
    """210 × 297 mm (ISO 216)."""
    LETTER = "letter"
    """8.5 × 11 inches."""


@frozen(kw_only=True)
class PdfOptions:
    """How a release becomes a PDF."""

    standard: Standard = field(default=Standard.SELF_DESCRIBING, converter=Standard)
    """Which standards the file keeps."""
    page_size: PageSize = field(default=PageSize.AUTO, converter=PageSize)
    """Size of the pages."""
    furniture: bool = False
    """Print what the web site put there, too."""
