"""Sets of PDF standards as data: what each demands and allows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.pdf.options import RecordPlace, Standard


@frozen(kw_only=True)
class StandardSet:
    """One combination of standards that can be kept together."""

    title: str
    """What people call the archival standard."""
    version: str
    """Version of the PDF format."""
    claims: tuple[tuple[str, str], ...]
    """XMP properties that say which standards are kept, in order."""
    attaches_record: bool
    """Whether the record is attached."""
    refusals: Mapping[RecordPlace, str]
    """Places where the record cannot be, each with the reason."""
    has_information: bool = True
    """Whether there is a document information dictionary beside the XMP."""
    has_extension_schemas: bool = True
    """Whether the XMP describes the properties that are not predefined."""
    has_character_sets: bool = False
    """Whether a composite font lists its characters (CIDSet)."""
    longest_table: int | None = None
    """Most rows of a table, where they cannot be tagged in groups (TBody)."""
    is_namespaced: bool = False
    """Whether structure types are those of PDF 2.0, and bookmarks lead to elements."""


def _claims(part: str, accessible: str) -> tuple[tuple[str, str], ...]:
    return (
        ("pdfaid:part", part),
        ("pdfaid:conformance", "A"),
        ("pdfuaid:part", accessible),
    )


LONGEST_ARRAY: Final = 8000
"""Most elements of an array: PDF 1.4 ends them at 8,191 (ISO 19005-1, 6.1.12)."""

STANDARDS: Final[Mapping[Standard, StandardSet]] = MappingProxyType(
    {
        Standard.SELF_DESCRIBING: StandardSet(
            title="PDF/A-3a",
            version="1.7",
            claims=_claims("3", "1"),
            attaches_record=True,
            refusals={
                RecordPlace.BESIDE: "it is the record that makes a file self-describing"
            },
        ),
        Standard.PRESERVE: StandardSet(
            title="PDF/A-2a",
            version="1.7",
            claims=_claims("2", "1"),
            attaches_record=False,
            refusals={
                RecordPlace.ATTACHED: "PDF/A-2 attaches nothing but PDF/A (ISO 19005-2,"
                " 6.8)"
            },
        ),
        Standard.LEGACY_A1: StandardSet(
            title="PDF/A-1a",
            version="1.4",
            claims=_claims("1", "1"),
            attaches_record=False,
            refusals={
                RecordPlace.ATTACHED: "PDF/A-1 attaches nothing (ISO 19005-1, 6.1.11)"
            },
            has_character_sets=True,
            longest_table=LONGEST_ARRAY - 1,  # a caption stands beside them
        ),
        Standard.NEXT: StandardSet(
            title="PDF/A-4f",
            version="2.0",
            claims=(
                ("pdfaid:part", "4"),
                ("pdfaid:rev", "2020"),
                ("pdfaid:conformance", "F"),
                ("pdfuaid:part", "2"),
                ("pdfuaid:rev", "2024"),
            ),
            attaches_record=True,
            refusals={
                RecordPlace.BESIDE: "PDF/A-4f is PDF/A with a file attached (ISO"
                " 19005-4, annex A)"
            },
            has_information=False,
            has_extension_schemas=False,
            is_namespaced=True,
        ),
    }
)
"""Every set that is offered."""
