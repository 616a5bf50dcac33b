"""Tables told as boxes, with the header cells that accessible tables must have."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from releasekit.exporters.common.tables import figure_columns, header_rows
from releasekit.exporters.pdf.layout.boxes import CellBox, TableBox
from releasekit.exporters.pdf.layout.look import Look
from releasekit.exporters.pdf.story.typesetter import Typesetter
from releasekit.exporters.pdf.tags.tree import Element, Tag
from releasekit.model import Table

_SCOPE: Final = "/O/Table/Scope/"


def table_parts(table: Table, most: int) -> tuple[Table, ...]:
    """Return a table as tables of no more rows, its header rows first in each.

    Header rows that would take more than half of each part stand in the first alone.

    Args:
        table: what to cut.
        most: rows that one may have.
    """
    if len(table.rows) <= most:
        return (table,)
    named = any(cell.header for row in table.rows for cell in row.cells)
    count = max(header_rows(table), int(not named))
    heads = table.rows[:count] if count * 2 <= most else ()
    body, step = table.rows[len(heads) :], most - len(heads)
    starts = range(0, len(body), step)
    return tuple(
        evolve(table, rows=(*heads, *body[start : start + step])) for start in starts
    )


def table_box(
    table: Table, whole: Element, typesetter: Typesetter, look: Look, indent: float
) -> TableBox:
    """Return a table; its first row heads it where the model names no header.

    Args:
        table: what to tell.
        whole: its structure element.
        typesetter: sets the cells.
        look: has their styles.
        indent: from the left edge of the measure, in points.

    Without header cells nobody who hears a table can find their way in it, and
    ISO 14289-1 (7.5) refuses it.
    """
    count = header_rows(table)
    named = any(cell.header for row in table.rows for cell in row.cells)
    figures = figure_columns(table)
    rows = []
    for place, row in enumerate(table.rows):
        line = Element(Tag.ROW, whole)
        heads = place < count or (not named and place == 0)
        cells = []
        for cell, in_figures in zip(row.cells, figures, strict=True):
            element = _cell(line, heads=heads, is_header=heads or cell.header)
            style = look.cells[heads or cell.header, in_figures]
            text = typesetter.plain(cell.text, element, strong=style.strong)
            cells.append(CellBox(text, style, element))
        rows.append(tuple(cells))
    headed = max(count, int(not named))
    return TableBox(
        rows=tuple(rows), header_rows=headed, indent=indent, rtl=typesetter.rtl
    )


def _cell(row: Element, *, heads: bool, is_header: bool) -> Element:
    if not is_header:
        return Element(Tag.CELL, row)
    scope = "Column" if heads else "Row"
    return Element(Tag.HEADER, row, attributes=f"{_SCOPE}{scope}")
