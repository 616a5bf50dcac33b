"""Tables: header rows, columns as wide as their texts, numbers to the right."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, TypeAlias

from releasekit.exporters.common.tables import figure_columns, header_rows
from releasekit.exporters.docx.markup import attribute
from releasekit.model import Cell, Row, Table
from releasekit.text import display_width

CellWriter: TypeAlias = Callable[[str, str], str]
"""Writes a cell's text as a paragraph in a style."""

_NARROWEST: Final = 6
_WIDEST: Final = 60
"""Bounds of what a cell counts for a column's width, in columns of a terminal."""


def table_xml(
    table: Table,
    description: str,
    width: int,
    paragraph: CellWriter,
    *,
    right_to_left: bool = False,
) -> str:
    """Return a table (ISO 29500-1, 17.4.37).

    Args:
        table: what to write.
        description: what it says to those who cannot see it.
        width: the width of the text, in twentieths of a point.
        paragraph: writes the text of a cell in a paragraph style.
        right_to_left: whether the first column stands on the right.
    """
    figures = figure_columns(table)
    if not figures:
        return ""
    widths = _widths(table, len(figures), width)
    heads = header_rows(table)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join(
        _row(row, widths, figures, (paragraph, at < heads))
        for at, row in enumerate(table.rows)
    )
    caption = f'<w:tblCaption w:val="{attribute(description)}"/>' if description else ""
    order = "<w:bidiVisual/>" if right_to_left else ""
    look = f'w:firstRow="{int(heads > 0)}" w:lastRow="0" w:firstColumn="0"'
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReleaseTable"/>'
        f'{order}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLook {look} w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(
    row: Row,
    widths: list[int],
    figures: tuple[bool, ...],
    how: tuple[CellWriter, bool],
) -> str:
    paragraph, head = how
    mark = "<w:tblHeader/>" if head else ""
    cells = list(row.cells) + [_BLANK] * (len(widths) - len(row.cells))
    return (
        f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>"
        + "".join(
            _cell(cell, width, paragraph, in_figures=in_figures)
            for cell, width, in_figures in zip(cells, widths, figures, strict=True)
        )
        + "</w:tr>"
    )


_STYLES: Final = MappingProxyType(
    {
        (False, False): "TableText",
        (False, True): "TableNumber",
        (True, False): "TableHeading",
        (True, True): "TableNumberHeading",
    }
)
"""Style of a cell by whether it is a head and whether its column holds figures."""
_BLANK: Final = Cell(text="", spans=())


def _cell(cell: Cell, width: int, paragraph: CellWriter, *, in_figures: bool) -> str:
    style = _STYLES[cell.header, in_figures]
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(cell.text, style)}</w:tc>"
    )


def _widths(table: Table, columns: int, width: int) -> list[int]:
    wanted = [_NARROWEST] * columns
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            columns_of_text = min(display_width(cell.text[:_WIDEST]) + 2, _WIDEST)
            wanted[at] = max(wanted[at], columns_of_text)
    widths = [width * each // sum(wanted) for each in wanted]
    widths[-1] += width - sum(widths)
    return widths
