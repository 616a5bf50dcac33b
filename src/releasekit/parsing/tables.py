"""Table cells: rows of pipes or aligned columns become a rectangle of cells."""

from __future__ import annotations

from typing import Final

from releasekit.model import Cell, Origin, Row, Span, Table
from releasekit.parsing.draft import Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.rules.tables import (
    CELL_GAP,
    FLATTENED,
    NUMBER,
    is_figure,
    is_frame,
    is_ruled,
)

_BAR = LazyPattern(r"[|│┃║]")
_FEWEST_ROWS: Final = 2

Place = tuple[int, int]


def table_block(piece: Piece, name: str, origin: Origin) -> Table:
    """Return the table of a piece whose lines are rows.

    The first row heads the columns where none of its cells is a number and the
    rows below have numbers. Short rows are filled with empty cells.
    """
    rows = _flattened(piece) if piece.rule == FLATTENED else _ruled(piece)
    width = max(map(len, rows), default=0)
    headed = width > 1 and (_has_rule_below(piece) or _has_header(rows))
    return Table(
        id=name,
        rows=tuple(
            _row(cells, width, header=headed and index == 0)
            for index, cells in enumerate(rows)
        ),
        origin=origin,
    )


_Cell = tuple[str, Place | None]


def _ruled(piece: Piece) -> list[list[_Cell]]:
    """Return the cells of a table whose lines are rows."""
    return [
        _cells(line, start)
        for line, (start, _) in zip(piece.lines, piece.spans, strict=True)
        if not (is_frame(line) or is_ruled(line))
    ]


def _flattened(piece: Piece) -> list[list[_Cell]]:
    """Return the cells of a table of which each line is one cell.

    The columns are those of the header, where every row below is a name and numbers;
    else each cell is a row of its own.
    """
    cells: list[_Cell] = list(zip(piece.lines, piece.spans, strict=True))
    named = [not is_figure(text) for text, _ in cells]
    width = max(1, [*named, False].index(False) - 1)
    even = all(named[i] == (i % width == 0) for i in range(width, len(cells)))
    if width < _FEWEST_ROWS or not even:
        width = 1
    return [cells[i : i + width] for i in range(0, len(cells), width)]


def _cells(line: str, start: int) -> list[_Cell]:
    separator = _BAR if len(_BAR.findall(line)) > 1 else CELL_GAP
    cells: list[_Cell] = []
    at = 0
    for match in [*separator.finditer(line), None]:
        end = match.start() if match else len(line)
        raw = line[at:end]
        words = raw.strip()
        lead = at + len(raw) - len(raw.lstrip())
        place = (start + lead, start + lead + len(words)) if words else None
        cells.append((words, place))
        at = match.end() if match else end
    if separator is _BAR:
        # A bar at either end draws the frame; no cell stands outside it.
        cells = cells[cells[0][0] == "" :]
        return cells[:-1] if cells and cells[-1][0] == "" else cells
    return cells


def _has_rule_below(piece: Piece) -> bool:
    """Tell whether a drawn line parts the first row from the others."""
    drawn = [is_ruled(line) or is_frame(line) for line in piece.lines[:4]]
    rows = [i for i, line in enumerate(drawn) if not line]
    return len(rows) > 1 and rows[1] > rows[0] + 1


def _has_header(rows: list[list[_Cell]]) -> bool:
    if len(rows) < _FEWEST_ROWS:
        return False
    head = [text for text, _ in rows[0] if text]
    numbers = sum(bool(NUMBER.fullmatch(t)) for row in rows[1:] for t, _ in row)
    return bool(head) and numbers > 0 and not any(map(NUMBER.fullmatch, head))


def _row(cells: list[_Cell], width: int, *, header: bool) -> Row:
    filled = [*cells, *[("", None)] * (width - len(cells))]
    return Row(
        cells=tuple(
            Cell(text=text, spans=(Span(*at),) if at else (), header=header)
            for text, at in filled
        )
    )
