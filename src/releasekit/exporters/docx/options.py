"""Options of the DOCX exporter."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class PageSize(StrEnum):
    """The paper that a document is set for."""

    AUTO = "auto"
    """Letter where the issuer's country uses it, else A4."""
    A4 = "a4"
    """210 × 297 mm (ISO 216)."""
    LETTER = "letter"
    """8.5 × 11 inches (ANSI/ASME Y14.1)."""


@frozen(kw_only=True)
class DocxOptions:
    """How a release becomes a Word document."""

    furniture: bool = False
    """Show also what the web site put around the release."""
    page_size: PageSize = PageSize.AUTO
    """The paper."""
