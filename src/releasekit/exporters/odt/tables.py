"""Tables: header rows that repeat, columns as wide as their texts, numbers aside."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import define, field

from releasekit.exporters.common.tables import figure_columns, header_rows
from releasekit.exporters.odt.markup import content
from releasekit.model import Cell, Row, Table
from releasekit.text import display_width

CellWriter: TypeAlias = Callable[[str, str], str]
"""Writes a cell's text as a paragraph in a style."""
_NARROWEST: Final = 6
_WIDEST: Final = 60
"""Bounds of what a cell counts for a column's width, in columns of a terminal."""
_BLANK: Final = Cell(text="", spans=())
_STYLES: Final = MappingProxyType(
    {
        (False, False): "TableText",
        (False, True): "TableNumber",
        (True, False): "TableHeading",
        (True, True): "TableNumberHeading",
    }
)
"""Style of a cell by whether it is a head and whether its column holds figures."""


@define(eq=False)
class TableWriter:
    """Writes tables, and remembers how wide their columns are."""

    widths: dict[int, None] = field(factory=dict)
    count: int = 0

    def xml(
        self, table: Table, title: str, cell: CellWriter, *, right_to_left: bool
    ) -> str:
        """Return a table (9.1.2).

        Args:
            table: what to write.
            title: what it says to those who cannot see it.
            cell: writes the text of a cell.
            right_to_left: whether the first column stands on the right.
        """
        figures = figure_columns(table)
        if not figures:
            return ""
        self.count += 1
        heads = header_rows(table)
        rows = [_row(row, figures, cell, head=at < heads) for at, row in _rows(table)]
        head = "".join(rows[:heads])
        if head:
            head = f"<table:table-header-rows>{head}</table:table-header-rows>"
        named = f"<table:title>{content(title)}</table:title>" if title else ""
        columns = "".join(map(self._column, _widths(table, len(figures))))
        style = "TableToLeft" if right_to_left else "Table"
        return (
            f'<table:table table:name="Table{self.count}" table:style-name="{style}">'
            f"{named}{columns}{head}{''.join(rows[heads:])}</table:table>"
        )

    def styles(self) -> str:
        """Return the styles of tables, columns and cells."""
        columns = "".join(
            f'<style:style style:name="C{each}" style:family="table-column">'
            f'<style:table-column-properties style:rel-column-width="{each}*"/>'
            "</style:style>"
            for each in self.widths
        )
        return (_FIXED + columns) if self.count else ""

    def _column(self, width: int) -> str:
        self.widths[width] = None
        return f'<table:table-column table:style-name="C{width}"/>'


def _rows(table: Table) -> enumerate[Row]:
    return enumerate(table.rows)


def _row(row: Row, figures: tuple[bool, ...], cell: CellWriter, *, head: bool) -> str:
    cells = (*row.cells, *[_BLANK] * (len(figures) - len(row.cells)))
    look = "HeadCell" if head else "Cell"
    inside = "".join(
        f'<table:table-cell table:style-name="{look}" office:value-type="string">'
        f"{cell(each.text, _STYLES[each.header, is_figure])}</table:table-cell>"
        for each, is_figure in zip(cells, figures, strict=True)
    )
    return f"<table:table-row>{inside}</table:table-row>"


def _widths(table: Table, columns: int) -> list[int]:
    wanted = [_NARROWEST] * columns
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            width = min(display_width(cell.text[:_WIDEST]) + 2, _WIDEST)
            wanted[at] = max(wanted[at], width)
    return wanted


def _table_style(name: str, way: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties'
        f' style:rel-width="100%" table:align="margins" fo:margin-top="0.2cm"'
        f' fo:margin-bottom="0.3cm"{way}/></style:style>'
    )


def _cell_style(name: str, line: str, more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell">'
        f'<style:table-cell-properties fo:padding="0.1cm" fo:border-bottom="{line}"'
        f"{more}/></style:style>"
    )


_FIXED: Final = (
    _table_style("Table", "")
    + _table_style("TableToLeft", ' style:writing-mode="rl-tb"')
    + _cell_style("Cell", "0.5pt solid #bfc8d6")
    + _cell_style("HeadCell", "1pt solid #1f3864", ' fo:background-color="#eef1f6"')
)
