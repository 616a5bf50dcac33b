"""What tables are like: their header rows, and their columns of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from releasekit.model import Row, Table

_FIGURE: Final = re.compile(r"[-+−–△▲▼±]?[(]?[$€£¥₩]?[0-9][0-9.,\s:/%)]*")
_MISSING: Final = frozenset({"", "-", "–", "—", "−", "n/a", "…", ".."})
"""What stands for a missing figure."""


def header_rows(table: Table) -> int:
    """Return how many rows at the top hold header cells alone.

    A table of such rows alone has one: what heads nothing is no header.
    """
    for count, row in enumerate(table.rows):
        if not all(cell.header for cell in row.cells):
            return count
    return min(len(table.rows), 1)


def header_words(table: Table) -> str:
    """Return the words of the first row, for who is told what a table is about."""
    cells = table.rows[0].cells if table.rows else ()
    return ", ".join(cell.text for cell in cells if cell.text)


def figure_columns(table: Table) -> tuple[bool, ...]:
    """Tell for each column whether figures alone stand under its header.

    The first row heads a table that names no header.
    """
    width = max((len(row.cells) for row in table.rows), default=0)
    body = table.rows[max(header_rows(table), 1) :]
    return tuple(_are_figures(_texts(body, column)) for column in range(width))


def _texts(rows: Sequence[Row], column: int) -> list[str]:
    return [row.cells[column].text for row in rows if column < len(row.cells)]


def _are_figures(texts: Iterable[str]) -> bool:
    stated = [text for text in texts if text not in _MISSING]
    return bool(stated) and all(_FIGURE.fullmatch(text) for text in stated)
