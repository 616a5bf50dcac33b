"""Grouping: elements with more kids than an array holds get elements between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from releasekit.exporters.pdf.tags.lookup import parts
from releasekit.exporters.pdf.tags.tree import Content, Element, Kid, Tag

_BETWEEN: Final[Mapping[Tag, Tag]] = MappingProxyType(
    {
        Tag.DOCUMENT: Tag.DIVISION,
        Tag.QUOTATION: Tag.DIVISION,
        Tag.NOTE: Tag.DIVISION,
        Tag.BODY: Tag.DIVISION,
        Tag.CAPTION: Tag.DIVISION,
        Tag.LIST: Tag.LIST,
        Tag.TABLE: Tag.TABLE_BODY,
    }
)
"""What may stand between an element and its kids without meaning anything."""
_WHOLE: Final = frozenset({Tag.ROW, Tag.LINK})
"""Rows must hold their cells themselves, and links their annotations."""


def group(element: Element, owners: Sequence[list[Element]]) -> None:
    """Put elements between one with too many kids and these.

    Args:
        element: changed, unless its kids must stay its own.
        owners: element of each marked-content sequence, page by page; changed with
            the tree.
    """
    if element.tag in _WHOLE:
        return
    first = element.kids[: _heads(element)]
    rest = parts(element.kids[len(first) :])
    element.kids = [*first, *(_between(element, part, owners) for part in rest)]


def _heads(element: Element) -> int:
    """Return how many kids stay where they are: a caption, which stands first."""
    first = element.kids[0]
    return int(isinstance(first, Element) and first.tag is Tag.CAPTION)


def _between(
    element: Element, kids: Sequence[Kid], owners: Sequence[list[Element]]
) -> Element:
    tag = _BETWEEN.get(element.tag, Tag.SPAN)
    attributes = element.attributes if tag is element.tag else ""
    made = Element(tag, element, attributes=attributes, kids=list(kids), attached=True)
    for kid in kids:
        if isinstance(kid, Element):
            kid.parent = made
        elif isinstance(kid, Content):
            owners[kid.page][kid.mcid] = made
    return made
