"""Tables: column widths from their text, rows broken into lines, parts of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from releasekit.exporters.pdf.layout.boxes import (
    CellBox,
    PlacedCell,
    PlacedRow,
    TableBox,
)
from releasekit.exporters.pdf.layout.breaking import (
    line_ends,
    longest_word,
    natural_width,
)
from releasekit.exporters.pdf.layout.geometry import Geometry

PADDING: Final = 5.0
"""Left and right of a cell's text, in points."""
VERTICAL_PADDING: Final = 4.0
"""Above and below a cell's text, in points."""
TABLE_BEFORE: Final = 8.0
TABLE_AFTER: Final = 12.0
_MOST_REPEATED: Final = 0.5
"""Part of a page that header rows may take where they are drawn again."""
_NEVER_TORN: Final = 0.4
"""Part of a page that a table may take and stay whole."""
_NARROWEST: Final = 14.0
"""Least width of a column with its padding, in points."""


@frozen(kw_only=True)
class SetTable:
    """A table with its columns measured and its cells broken into lines."""

    placed: tuple[PlacedRow, ...]
    header_rows: int

    @classmethod
    def of(cls, box: TableBox, geometry: Geometry) -> SetTable:
        """Measure a table."""
        left = geometry.left + (0 if box.rtl else box.indent)
        widths = column_widths(box.rows, geometry.measure - box.indent)
        rows = tuple(
            _row(cells, widths, left, header=place < box.header_rows, rtl=box.rtl)
            for place, cells in enumerate(box.rows)
        )
        return cls(placed=rows, header_rows=box.header_rows)

    def rows(self) -> Iterator[tuple[PlacedRow, float]]:
        """Yield the rows in order, not yet placed, and what must stand under each.

        The last row never stands on a page alone.
        """
        last_but_one = len(self.placed) - 2
        for place, row in enumerate(self.placed):
            is_kept = place == last_but_one > self.header_rows
            yield row, self.placed[-1].height if is_kept else 0

    def least_height(self, full_room: float) -> float:
        """Return the height of what must stand on the page where the table begins.

        A small table is never torn; of others, the header and two rows stay together.
        """
        whole = sum(row.height for row in self.placed)
        if whole <= full_room * _NEVER_TORN:
            return whole
        return sum(row.height for row in self.placed[: self.header_rows + 2])

    def repeated(self, full_room: float) -> tuple[PlacedRow, ...]:
        """Return the header rows as they are drawn again on a further page.

        Nothing where they would take most of it: a page for every row makes a
        document that grows with the square of its text.
        """
        heads = self.placed[: self.header_rows]
        if sum(row.height for row in heads) > full_room * _MOST_REPEATED:
            return ()
        return tuple(evolve(row, repeated=True) for row in heads)

    def at(self, row: PlacedRow, top: float) -> PlacedRow:
        """Return a row in its place."""
        return evolve(row, top=top)

    def parts(
        self, row: PlacedRow, room: float, full_room: float
    ) -> Iterator[PlacedRow]:
        """Yield a row, cut between lines where it is higher than a page."""
        if row.height <= max(room, full_room):
            yield row
            return
        leading = max(cell.cell.style.leading for cell in row.cells)
        count = max(len(cell.ends) for cell in row.cells)
        first = 0
        while first < count:
            fitting = int((room - 2 * VERTICAL_PADDING) / leading)
            last = min(count, first + max(fitting, 1))
            height = (last - first) * leading + 2 * VERTICAL_PADDING
            yield evolve(row, first=first, last=last, height=height)
            first, room = last, full_room


def _row(
    cells: Sequence[CellBox],
    widths: Sequence[float],
    left: float,
    *,
    header: bool,
    rtl: bool,
) -> PlacedRow:
    placed, x = [], left + sum(widths) if rtl else left
    for cell, width in zip(cells, widths, strict=True):
        x -= width if rtl else 0
        measure = int((width - 2 * PADDING) * 1000 / cell.style.size) + 1
        ends = line_ends(cell.text, measure)
        placed.append(PlacedCell(cell=cell, ends=ends, left=x + PADDING, width=width))
        x += 0 if rtl else width
    height = max(len(p.ends) * p.cell.style.leading for p in placed)
    return PlacedRow(
        cells=tuple(placed),
        left=left,
        top=0,
        height=height + 2 * VERTICAL_PADDING,
        width=sum(widths),
        header=header,
    )


def column_widths(
    rows: Sequence[Sequence[CellBox]], measure: float
) -> tuple[float, ...]:
    """Return the width of each column in points, padding included.

    Columns take what their text wants where that fits; else each takes its longest
    word and the rest is shared by what they want beyond it; where not even the
    words fit, they shrink alike.
    """
    columns = list(zip(*rows, strict=True))
    wanted = [max(_points(c, natural_width(c.text)) for c in col) for col in columns]
    if sum(wanted) <= measure:
        spare = (measure - sum(wanted)) / len(wanted)
        return tuple(width + spare for width in wanted)
    least = [max(_points(c, longest_word(c.text)) for c in col) for col in columns]
    if sum(least) >= measure:
        return tuple(width * measure / sum(least) for width in least)
    beyond = [want - need for want, need in zip(wanted, least, strict=True)]
    share = (measure - sum(least)) / sum(beyond)
    pairs = zip(least, beyond, strict=True)
    return tuple(need + more * share for need, more in pairs)


def _points(cell: CellBox, width: int) -> float:
    return max(width * cell.style.size / 1000 + 2 * PADDING, _NARROWEST)
