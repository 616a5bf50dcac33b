"""Tables told as boxes, with the header cells that accessible tables must have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from releasekit.exporters.pdf.layout.boxes import CellBox, TableBox
from releasekit.exporters.pdf.layout.style import STYLES, Align, Role
from releasekit.exporters.pdf.story.typesetter import Typesetter
from releasekit.exporters.pdf.tags.tree import Element, Tag
from releasekit.model import Row, Table

_STYLES: Final = {
    (False, False): STYLES[Role.CELL],
    (False, True): evolve(STYLES[Role.CELL], align=Align.RIGHT),
    (True, False): STYLES[Role.HEADER_CELL],
    (True, True): evolve(STYLES[Role.HEADER_CELL], align=Align.RIGHT),
}
"""Style of a cell: whether it is a header, whether its column holds figures."""
_FIGURE: Final = re.compile(r"[-+−–△▲±]?[(]?[$€£¥₩]?[0-9][0-9.,\s:/%)]*")
_DASHES: Final = frozenset({"", "-", "–", "—", "−", "n/a", "…", ".."})
"""What stands for a missing figure."""

_SCOPE: Final = "/O/Table/Scope/"


def table_box(
    table: Table, whole: Element, typesetter: Typesetter, indent: float
) -> TableBox:
    """Return a table; its first row heads it where the model names no header.

    Args:
        table: what to tell.
        whole: its structure element.
        typesetter: sets the cells.
        indent: from the left edge of the measure, in points.

    Without header cells nobody who hears a table can find their way in it, and
    ISO 14289-1 (7.5) refuses it.
    """
    header_rows = _header_rows(table.rows)
    named = any(cell.header for row in table.rows for cell in row.cells)
    figures = _columns_of_figures(table.rows[max(header_rows, 1) :], table.rows)
    rows = []
    for place, row in enumerate(table.rows):
        line = Element(Tag.ROW, whole)
        heads = place < header_rows or (not named and place == 0)
        cells = []
        for cell, in_figures in zip(row.cells, figures, strict=True):
            element = _cell(line, heads=heads, is_header=heads or cell.header)
            style = _STYLES[heads or cell.header, in_figures]
            text = typesetter.plain(cell.text, element, strong=style.strong)
            cells.append(CellBox(text, style, element))
        rows.append(tuple(cells))
    headed = max(header_rows, int(not named))
    return TableBox(rows=tuple(rows), header_rows=headed, indent=indent)


def _cell(row: Element, *, heads: bool, is_header: bool) -> Element:
    if not is_header:
        return Element(Tag.CELL, row)
    scope = "Column" if heads else "Row"
    return Element(Tag.HEADER, row, attributes=f"{_SCOPE}{scope}")


def _columns_of_figures(body: Sequence[Row], rows: Sequence[Row]) -> list[bool]:
    """Tell for each column whether figures alone stand in it: they align right."""
    if not body:
        return [False] * len(rows[0].cells)
    columns = zip(*(row.cells for row in body), strict=True)
    return [_all_figures([cell.text for cell in column]) for column in columns]


def _all_figures(texts: Sequence[str]) -> bool:
    told = [text for text in texts if text not in _DASHES]
    return bool(told) and all(_FIGURE.fullmatch(text) for text in told)


def _header_rows(rows: Sequence[Row]) -> int:
    """Return how many rows at the top hold header cells alone."""
    count = 0
    for row in rows:
        if not all(cell.header for cell in row.cells):
            break
        count += 1
    return count if count < len(rows) else min(count, 1)
