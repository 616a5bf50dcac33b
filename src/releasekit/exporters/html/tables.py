"""Tables: captions, headers with their scope, columns of figures to one side."""

from __future__ import annotations

from typing import Final

from releasekit.exporters.common.tables import (
    figure_columns,
    header_rows,
    header_words,
)
from releasekit.exporters.html.markup import attribute, element, text
from releasekit.model import Cell, Row, Table

_BLANK: Final = Cell(text="", spans=())
_FIGURE: Final = ' class="figure"'


def table_html(table: Table, name: str, attributes: str, captions: str = "") -> str:
    """Return a table that can be scrolled where it is too wide (HTML, 4.9).

    Args:
        table: what to write.
        name: id of the caption.
        attributes: those of the table.
        captions: the captions as markup, or nothing.
    """
    figures = figure_columns(table)
    if not figures:
        return ""
    heads = header_rows(table)
    head = "".join(_row(row, figures, "col") for row in table.rows[:heads])
    body = "".join(_row(row, figures, "row") for row in table.rows[heads:])
    inside = (element("thead", head) if head else "") + (
        element("tbody", body) if body else ""
    )
    if captions:
        inside = element("caption", captions, f' id="{attribute(name)}"') + inside
        called = f' aria-labelledby="{attribute(name)}"'
    else:
        called = f' aria-label="{attribute(header_words(table))}"'
    whole = element("table", inside, attributes)
    # Who has no mouse must be able to scroll (WCAG 2.2, 2.1.1).
    return f'<div class="table" role="group" tabindex="0"{called}>{whole}</div>\n'


def _row(row: Row, figures: tuple[bool, ...], scope: str) -> str:
    cells = (*row.cells, *[_BLANK] * (len(figures) - len(row.cells)))
    return element(
        "tr",
        "".join(
            _cell(cell, scope, _FIGURE if in_figures else "")
            for cell, in_figures in zip(cells, figures, strict=True)
        ),
    )


def _cell(cell: Cell, scope: str, look: str) -> str:
    if cell.header and cell.text:
        return element("th", text(cell.text), f'{look} scope="{scope}"')
    return element("td", text(cell.text), look)
