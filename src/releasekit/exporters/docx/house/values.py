"""What a house template gives: styles, page setup, header, footer, theme, lists."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

SECTION_ORDER: Final = (
    "pgSz", "pgMar", "pgBorders", "lnNumType", "pgNumType", "cols", "vAlign",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
)  # fmt: skip
"""Properties of a section that are page setup, in the schema's order (17.6.17)."""


@frozen(kw_only=True)
class HousePart:
    """A part that a document takes from its house template as it is."""

    name: str
    """Path in the package, without the leading slash."""
    data: bytes
    content_type: str = ""
    """Nothing for relationships, which have a type by their suffix."""
    id: str = ""
    """Relationship id in the document, where the document names it."""
    relationship: str = ""
    """Relationship type that ties it to the document, or nothing."""


@frozen(kw_only=True)
class House:
    """The look of an office, read from a Word file.

    Two are equal where they were read from the same bytes.
    """

    resources: tuple[tuple[str, str], ...] = ()
    """Name and SHA-256 of the file; none where there is no house template."""
    styles: bytes = field(default=b"", eq=False, repr=False)
    """The styles part; ids of the styles that documents use are ours."""
    theme: bytes = field(default=b"", eq=False, repr=False)
    fonts: bytes = field(default=b"", eq=False, repr=False)
    """The font table."""
    settings: tuple[tuple[str, str], ...] = field(default=(), eq=False, repr=False)
    """Name and ready XML of each setting that is part of the look."""
    lists: str = field(default="", eq=False, repr=False)
    """Abstract lists, ready XML."""
    list_instances: str = field(default="", eq=False, repr=False)
    """Instances of them, ready XML."""
    last_list: int = field(default=0, eq=False)
    """The highest id of both."""
    has_item_styles: bool = field(default=False, eq=False)
    """Whether it has the styles of list items."""
    title_ranks: bool = field(default=True, eq=False)
    """Whether its style of titles has an outline level."""
    right_to_left: bool = field(default=False, eq=False)
    """Whether its paragraphs run from right to left."""
    section: tuple[tuple[str, str], ...] = field(default=(), eq=False, repr=False)
    """Name and ready XML of each property of its last section, in order."""
    references: str = field(default="", eq=False, repr=False)
    """References to its headers and footers, ready XML."""
    parts: tuple[HousePart, ...] = field(default=(), eq=False, repr=False)
    """Headers and footers, with their relationships and pictures."""
    page_width: int = field(default=0, eq=False)
    """In twentieths of a point; 0 where it sets up no pages."""
    margins: int = field(default=0, eq=False)
    """Left and right together, in twentieths of a point."""

    def __str__(self) -> str:
        """Return the name of its file; nothing where there is no house template."""
        return self.resources[0][0] if self.resources else ""

    def __bool__(self) -> bool:
        """Tell whether there is a house template at all."""
        return bool(self.resources)

    @classmethod
    def load(cls, path: str) -> House:
        """Return the house template that a Word file is.

        Raises:
            InputError: the file cannot be read, or is larger than 32 MiB.
            TemplateError: it is no Word document, or has what cannot be taken over.
        """
        # Only who names a file needs what reads it.
        from releasekit.exporters.docx.house.read import load_house  # noqa: PLC0415

        return load_house(path)


NO_HOUSE: Final = House()
"""No house template: the look is ours."""
