"""Paper: which size a document is set for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from releasekit.model import Fact, Release

_LETTER_COUNTRIES: Final = frozenset(
    "BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split()
)
"""Where offices write on Letter (Unicode CLDR, paperSize), ISO 3166-1 alpha-2."""


class PageSize(StrEnum):
    """The paper that a document is set for."""

    AUTO = "auto"
    """Letter where the issuer's country uses it, else A4."""
    A4 = "a4"
    """210 × 297 mm (ISO 216)."""
    LETTER = "letter"
    """8.5 × 11 inches (ANSI/ASME Y14.1)."""


def paper_for(release: Release, size: PageSize) -> PageSize:
    """Return the paper that an option means for a release: A4 or Letter."""
    if size is not PageSize.AUTO:
        return size
    uses_letter = country_of(release) in _LETTER_COUNTRIES
    return PageSize.LETTER if uses_letter else PageSize.A4


def country_of(release: Release) -> str | None:
    """Return the issuer's country (ISO 3166-1 alpha-2), where it is known."""
    issuer = release.metadata.issuer
    return issuer.value.country if isinstance(issuer, Fact) else None
