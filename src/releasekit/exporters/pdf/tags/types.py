"""Structure types as a version of PDF spells them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.pdf.document.objects import Objects, reference, text_string
from releasekit.exporters.pdf.tags.tree import Tag

_NEWER: Final[Mapping[Tag, str]] = MappingProxyType(
    {Tag.NOTE: "FENote", Tag.ASIDE: "Aside"}
)
"""Types that PDF 2.0 calls otherwise (ISO 32000-2, 14.8.4)."""
_PLAIN: Final[Mapping[Tag, str]] = MappingProxyType({Tag.ASIDE: Tag.DIVISION.value})
"""Types that PDF 1.7 does not have, and what stands for them."""
_OLDER: Final = frozenset({Tag.QUOTATION, Tag.REFERENCE})
"""Types of PDF 1.7 alone; ISO/TS 32005 says where they may stand among those of 2.0."""
_PDF_1: Final = "http://iso.org/pdf/ssn"
_PDF_2: Final = "http://iso.org/pdf2/ssn"

PLAIN_TYPES: Final[Mapping[Tag, str]] = MappingProxyType(
    {tag: f"/S/{_PLAIN.get(tag, tag.value)}" for tag in Tag}
)
"""The entries that say an element's type, in a file without namespaces."""


def namespaced_types(objects: Objects) -> tuple[Mapping[Tag, str], str]:
    """Write the namespaces of structure types (ISO 32000-2, 14.8.6).

    Returns:
        The entries that say an element's type and namespace, and the entries of the
        tree's root: the namespaces, and the older names for readers without them.
    """
    older, newer = (
        reference(objects.add(f"<</Type/Namespace/NS{text_string(name)}>>"))
        for name in (_PDF_1, _PDF_2)
    )
    types = {
        tag: f"/S/{_NEWER.get(tag, tag.value)}/NS {older if tag in _OLDER else newer}"
        for tag in Tag
    }
    names = "".join(
        f"/{name}/{_PLAIN.get(tag, tag.value)}" for tag, name in _NEWER.items()
    )
    return types, f"/Namespaces[{newer} {older}]/RoleMap<<{names}>>"
