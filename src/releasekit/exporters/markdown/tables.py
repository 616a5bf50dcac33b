"""Tables: pipes between cells (GitHub Flavored Markdown 4.10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from releasekit.exporters.common.plain import one_line
from releasekit.exporters.common.tables import figure_columns, header_rows
from releasekit.exporters.markdown.escape import in_cell
from releasekit.model import Row, Table
from releasekit.text import display_width

_WIDEST: Final = 30
"""Columns of a terminal up to which cells are padded, to be read as they stand."""
_LEAST: Final = 3
"""Fewest hyphens under a header: some readers want so many."""


def table_lines(table: Table) -> tuple[str, ...]:
    """Return the lines of a table; none where it has no cell with text.

    The format wants a header row. One that the source does not have is empty; where
    it has more than one, the others are rows.
    """
    figures = figure_columns(table)
    rows = [_cells(row, len(figures)) for row in table.rows]
    if not any(chain.from_iterable(rows)):
        return ()
    heads, body = (rows[:1], rows[1:]) if header_rows(table) else ([], rows)
    head = heads[0] if heads else [""] * len(figures)
    widths = [
        min(max(_LEAST, *map(display_width, column)), _WIDEST)
        for column in zip(head, *body, strict=True)
    ]
    rule = [_rule(*column) for column in zip(widths, figures, strict=True)]
    shown = (_padded(cells, widths, figures) for cells in (head, *body))
    first, *rest = (f"| {' | '.join(cells)} |" for cells in shown)
    return (first, f"| {' | '.join(rule)} |", *rest)


def _cells(row: Row, width: int) -> list[str]:
    texts = [in_cell(one_line(cell.text)) for cell in row.cells]
    return [*texts, *[""] * (width - len(texts))]


def _rule(width: int, is_figure: bool) -> str:  # noqa: FBT001 - one of a column's two
    return f"{'-' * (width - 1)}:" if is_figure else "-" * width


def _padded(
    cells: Sequence[str], widths: Sequence[int], figures: Sequence[bool]
) -> Iterator[str]:
    """Yield cells as wide as their columns, figures at the right."""
    for cell, width, is_figure in zip(cells, widths, figures, strict=True):
        gap = " " * (width - display_width(cell))
        yield f"{gap}{cell}" if is_figure else f"{cell}{gap}"
