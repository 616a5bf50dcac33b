"""Tables told as boxes, with the header cells that accessible tables must have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from releasekit.exporters.pdf.layout.boxes import CellBox, TableBox
from releasekit.exporters.pdf.layout.style import STYLES, Role
from releasekit.exporters.pdf.story.typesetter import Typesetter
from releasekit.exporters.pdf.tags.tree import Element, Tag
from releasekit.model import Row, Table

_SCOPE: Final = "/O/Table/Scope/"


def table_box(
    table: Table, parent: Element, typesetter: Typesetter, language: str
) -> TableBox:
    """Return a table; its first row heads it where the model names no header.

    Without header cells nobody who hears a table can find their way in it, and
    ISO 14289-1 (7.5) refuses it.
    """
    whole = Element(Tag.TABLE, parent, language=language)
    header_rows = _header_rows(table.rows)
    named = any(cell.header for row in table.rows for cell in row.cells)
    rows = []
    for place, row in enumerate(table.rows):
        line = Element(Tag.ROW, whole)
        heads = place < header_rows or (not named and place == 0)
        cells = []
        for cell in row.cells:
            element = _cell(line, heads=heads, is_header=heads or cell.header)
            role = Role.HEADER_CELL if heads or cell.header else Role.CELL
            style = STYLES[role]
            text = typesetter.plain(cell.text, element, strong=style.strong)
            cells.append(CellBox(text, style, element))
        rows.append(tuple(cells))
    return TableBox(rows=tuple(rows), header_rows=max(header_rows, int(not named)))


def _cell(row: Element, *, heads: bool, is_header: bool) -> Element:
    if not is_header:
        return Element(Tag.CELL, row)
    scope = "Column" if heads else "Row"
    return Element(Tag.HEADER, row, attributes=f"{_SCOPE}{scope}")


def _header_rows(rows: Sequence[Row]) -> int:
    """Return how many rows at the top hold header cells alone."""
    count = 0
    for row in rows:
        if not all(cell.header for cell in row.cells):
            break
        count += 1
    return count if count < len(rows) else min(count, 1)
