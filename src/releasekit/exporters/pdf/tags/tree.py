"""The structure tree: elements and the marked content they own (ISO 32000-1, 14.7)."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from attrs import define, field, frozen


class Tag(StrEnum):
    """Standard structure types (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    DIVISION = "Div"
    ASIDE = "Aside"
    QUOTATION = "BlockQuote"
    PARAGRAPH = "P"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    CAPTION = "Caption"
    TABLE = "Table"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    NOTE = "Note"
    REFERENCE = "Reference"
    SPAN = "Span"
    LINK = "Link"
    FIGURE = "Figure"


HEADINGS = (Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6)
"""Heading types by rank."""


@frozen
class Content:
    """A marked-content sequence (ISO 32000-1, 14.7.4.2)."""

    page: int
    """Index of its page."""
    mcid: int
    """Its number on that page."""


@frozen
class Annotation:
    """An annotation that belongs to an element (ISO 32000-1, 14.7.4.3)."""

    page: int
    """Index of its page."""
    index: int
    """Its place among the document's annotations."""


@define(eq=False)
class Element:
    """A structure element: its place in the tree is where its first content is drawn.

    Elements are made while the story is told and filled while pages are drawn, so
    reading order is drawing order by construction.
    """

    tag: Tag
    parent: Element | None = None
    language: str = ""
    """Language tag where it differs from the parent's (BCP 47)."""
    attributes: str = ""
    """Entries of its attribute dictionary, in PDF syntax."""
    title: str = ""
    """Title for people (entry T)."""
    identifier: str = ""
    """Name in the ID tree; notes must have one (ISO 14289-1, 7.9)."""
    refers_to: str = ""
    """Name of the note that a reference leads to."""
    target: str = ""
    """URI of a link."""
    alternative: str = ""
    """What a link says to those who cannot see it."""
    kids: list[Kid] = field(factory=list, repr=False)
    attached: bool = False
    number: int = 0
    """Object number, once written."""

    def attach(self) -> None:
        """Take a place in the tree, and let the parents take theirs before."""
        if not self.attached:
            self.attached = True
            if self.parent is not None:
                self.parent.attach()
                self.parent.kids.append(self)

    def add(self, content: Content | Annotation) -> None:
        """Own a piece of content, in drawing order."""
        if not self.attached:
            self.attach()
        self.kids.append(content)


Kid: TypeAlias = Element | Content | Annotation
"""What an element holds, in reading order."""
