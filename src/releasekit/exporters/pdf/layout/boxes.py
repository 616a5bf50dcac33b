"""What is laid out, and where it comes to stand: boxes in, placed lines out."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from releasekit.exporters.pdf.layout.style import Style
from releasekit.exporters.pdf.layout.text import Text
from releasekit.exporters.pdf.tags.tree import Element


@frozen(kw_only=True)
class TextBox:
    """A paragraph, perhaps with a label hanging in its indent."""

    text: Text
    style: Style
    indent: float = 0
    """From the edge of the measure where reading begins to the text, in points."""
    label: Text | None = None
    """A list label, drawn before the first line."""
    label_indent: float = 0
    """From the same edge to the label, in points."""
    bookmark: Bookmark | None = None
    """The outline entry that leads here."""


@frozen
class Bookmark:
    """An entry of the document outline."""

    title: str
    level: int
    """Rank from 1."""
    element: Element
    """The heading."""


@frozen
class CellBox:
    """One cell of a table."""

    text: Text
    style: Style
    element: Element
    """Its TH or TD."""


@frozen(kw_only=True)
class TableBox:
    """A table; every row has the same number of cells."""

    rows: tuple[tuple[CellBox, ...], ...]
    header_rows: int
    """Rows at the top that are drawn again on every further page."""
    indent: float = 0
    """From the edge of the measure where reading begins, in points."""
    rtl: bool = False
    """Whether its first column stands at the right."""


Box: TypeAlias = TextBox | TableBox
"""What a story is made of, in reading order."""


@frozen(kw_only=True)
class Lines:
    """Some lines of one paragraph, on one page."""

    box: TextBox
    ends: list[int]
    """Where each of the paragraph's lines ends in its text."""
    first: int
    """Index of the first line here."""
    last: int
    """Index after the last line here."""
    left: float
    """Left edge of the lines, in points from the page's left edge."""
    right: float
    """Right edge of the lines."""
    top: float
    """Upper edge of the first line, in points from the page's lower edge."""
    ground: float = 0
    """Upper edge of its tinted ground, joined to the one above; 0 for none."""

    @property
    def bottom(self) -> float:
        """Lower edge of the last line."""
        return self.top - (self.last - self.first) * self.box.style.leading


def line_spans(
    ends: list[int], first: int = 0, last: int | None = None
) -> list[tuple[int, int]]:
    """Return start and end in the text of the lines from ``first`` to ``last``."""
    here = ends[first:last]
    if not here:
        return []
    before = ends[first - 1] if first else 0
    return list(zip((before, *here[:-1]), here, strict=True))


@frozen(kw_only=True)
class PlacedCell:
    """A cell with its lines."""

    cell: CellBox
    ends: list[int]
    left: float
    """Left edge of the text."""
    width: float
    """Width of the cell with its padding."""


@frozen(kw_only=True)
class PlacedRow:
    """A row of a table on a page."""

    cells: tuple[PlacedCell, ...]
    left: float
    top: float
    height: float
    width: float
    header: bool
    """Whether it is drawn as a header row."""
    repeated: bool = False
    """Whether it was drawn on an earlier page: then it is an artifact."""
    first: int = 0
    """Index of the first line of its cells here (rows higher than a page)."""
    last: int | None = None
    """Index after the last line of its cells here."""


Placed: TypeAlias = Lines | PlacedRow
"""What stands on a page."""


@frozen
class Page:
    """One page: what stands on it, in drawing order."""

    items: list[Placed] = field(factory=list)
