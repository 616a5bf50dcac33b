"""Tables in plain text: pipes, box drawing and aligned columns."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece

CELL_GAP = re.compile(r"\t+ *| {3,}|\u3000{2,}")
"""What separates aligned columns."""
_PIPED = re.compile(r"[|│┃].*[|│┃]$")
_FRAME = re.compile(r"[\s|│┃┌┐└┘├┤┬┴┼─━═╔╗╚╝╠╣╦╩╬║+=:-]+$")
_FEWEST_ROWS: Final = 3


def is_frame(text: str) -> bool:
    """Tell whether a line only draws a table's frame."""
    return bool(_FRAME.fullmatch(text)) and any(c in text for c in "|│┃┼┬┴├└┌+")


def mark_tables(draft: Draft) -> None:
    """Settle runs of lines that are a table's rows, and join each run to a piece."""
    merged: list[Piece] = []
    run: list[Piece] = []
    for piece in [*draft.pieces, None]:
        if piece is not None and _is_row(piece) and (not run or piece.gap <= 0):
            run.append(piece)
            continue
        merged += _table_of(run)
        run = []
        if piece is not None and _is_row(piece):
            run.append(piece)
        elif piece is not None:
            merged.append(piece)
    draft.pieces = merged


def _is_row(piece: Piece) -> bool:
    if piece.kind is BlockKind.RULE:
        return False
    text = piece.last
    return bool(_PIPED.match(text)) or is_frame(text) or bool(CELL_GAP.search(text))


def _table_of(run: list[Piece]) -> list[Piece]:
    """Return one table piece for a run of rows, or the rows where it is none."""
    piped = sum(bool(_PIPED.match(p.last)) for p in run)
    aligned = [len(CELL_GAP.split(p.last)) for p in run]
    even = len(run) >= _FEWEST_ROWS and max(aligned) - min(aligned) <= 1
    if not (piped >= 2 or (even and min(aligned) >= 2)):
        return run
    table = run[0]
    for piece in run[1:]:
        table.spans += piece.spans
        table.lines += piece.lines
    table.sealed = True
    table.settle(BlockKind.TABLE, "table.pipes" if piped >= 2 else "table.columns", 85)
    return [table]
