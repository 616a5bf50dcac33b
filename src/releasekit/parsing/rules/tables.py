"""Tables in plain text: pipes, box drawing and aligned columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.marks.finder import find_mark
from releasekit.parsing.shape import (
    BOX_OPENERS,
    ends_sentence,
    is_boxed,
    is_substantial,
)

CELL_GAP = LazyPattern(r"\t+ *| {3,}|\u3000{2,}")
"""What separates aligned columns."""
_GAPS: Final = ("   ", "\t", "\u3000\u3000")
"""What `CELL_GAP` matches the least of."""
_PIPED = LazyPattern(r"[|│┃].*[|│┃]$")
_DRAWN: Final = frozenset("|│┃┌┐└┘├┤┬┴┼─━═╔╗╚╝╠╣╦╩╬║+=:-_~")
"""What lines that are drawn begin with."""
_FRAME = LazyPattern(r"[\s|│┃┌┐└┘├┤┬┴┼─━═╔╗╚╝╠╣╦╩╬║+=:-]+$")
_RULED = LazyPattern(r"[\s=_~━─-]{4,}")
FLATTENED: Final = "table.flattened"
"""Rule of tables of which each line is one cell."""
NUMBER = LazyPattern(
    r"[-+−–△▲‘’'(]{0,2}[0-9][0-9.,: ~%-]{0,24}[)%°]?[^\W\d_]{0,3}\)?\*{0,2}"
)
_NO_FIGURE: Final = frozenset({"-", "–", "—", "·", "0", "…", "*"})
"""What stands in a cell that has no figure."""
_LONGEST_CELL: Final = 24
_FEWEST_CELLS: Final = 12
_FIGURE_SHARE: Final = 3
"""At least one cell in so many is a figure."""
_FEWEST_ROWS: Final = 3
_COLUMN_HEAD: Final = LazyPattern(
    r"구 ?분|분 ?야|시 ?간|연 ?번|순 ?번|번 ?호|항 ?목|일 ?정|일 ?자|날 ?짜|종 ?류"
    r"|지 ?역|기 ?관|기 ?관 ?명|업 ?체 ?명|기 ?업 ?명|성 ?명|부 ?문|과 ?제|단 ?계"
    r"|유 ?형|연 ?도|국 ?가|품 ?목|대 ?상|내 ?용|소 ?속|현 ?행|방 ?안|시 ?도|심의 ?내용"
)
"""What heads the first column of a Korean table."""
_LONGEST_WORDED: Final = 60
"""Code points of the longest cell of a table that a column's head opens."""
_LONGEST_NAME: Final = 8
_FEWEST_HEADED: Final = 5
_SURELY: Final = 6
"""Cells after which empty ones may leave a wider gap."""
_FEWEST_WORDED: Final = 8
_CELL_MARKS: Final = frozenset(
    {
        "bullet-dot", "bullet-dash", "bullet-arrow", "bullet-plus", "decimal-parens",
        "decimal-paren", "decimal-space", "reference-mark", "bullet-star",
        "decimal-circle",
    }
)  # fmt: skip
"""Marks that stand inside cells."""


def mark_flattened(draft: Draft) -> None:
    """Settle long runs of short lines, many of them figures, as flattened tables."""
    merged: list[Piece] = []
    run: list[Piece] = []
    for piece in draft.pieces:
        if piece.kind is None and len(piece.text) <= _LONGEST_CELL:
            near = not run or piece.gap <= 1 or (draft.is_cjk and len(run) >= _SURELY)
            if near and _is_cell(piece.text):
                run.append(piece)
                continue
        if run:
            merged += _flattened(run)
            run = []
        merged.append(piece)
    draft.pieces = [*merged, *_flattened(run)]


def _is_cell(text: str) -> bool:
    """Tell whether a short line may be a cell."""
    return not (text[0] in BOX_OPENERS and is_boxed(text)) and (
        is_figure(text) or (not ends_sentence(text) and find_mark(text) is None)
    )


def mark_worded(draft: Draft) -> None:
    """Settle tables of words that became one cell a line, below the body's start.

    The head of a column opens them (``구분``, ``연번``), or they are a long run of
    short lines without a mark.
    """
    if draft.script != "Kore":
        return
    pieces, merged, at = draft.pieces, list[Piece](), 0
    in_body = False
    while at < len(pieces):
        end = _worded_end(pieces, at) if in_body else at
        rest = _rest_end(pieces, at) if in_body and end == at else at
        if end > at or rest > at:
            for piece in pieces[at : max(end, rest)]:
                piece.drop_mark()
        if rest > at:
            merged[-1] = _joined([merged[-1], *pieces[at:rest]])
        elif end > at:
            merged.append(_joined(pieces[at:end]))
        if end > at or rest > at:
            at = max(end, rest)
            continue
        in_body = in_body or is_substantial(pieces[at])
        merged.append(pieces[at])
        at += 1
    draft.pieces = merged


def _worded_end(pieces: list[Piece], at: int) -> int:
    """Return the index after the last cell of a table of words, ``at`` if none."""
    headed = _heads_column(pieces[at])
    if not (headed or _is_worded(pieces[at], headed=False)) or pieces[at].mark:
        return at
    if headed and at + 1 < len(pieces) and len(pieces[at + 1].text) > _LONGEST_CELL:
        return at
    end = at + 1
    while end < len(pieces) and (
        _is_worded(pieces[end], headed=headed)
        or (headed and _follows_figure(pieces, end))
    ):
        end += 1
    while pieces[end - 1].mark and pieces[end - 1].text:
        end -= 1
    if end - at < (_FEWEST_HEADED if headed else _FEWEST_WORDED):
        return at
    if headed:
        return end
    titled = any(map(_heads_column, pieces[at + 1 : at + _FEWEST_ROWS]))
    return at if titled else end


def _follows_figure(pieces: list[Piece], at: int) -> bool:
    """Tell whether an item is what stands beside a time, as in a programme."""
    piece = pieces[at]
    short = piece.kind is None and len(piece.text) <= _LONGEST_CELL and piece.gap <= 1
    return short and pieces[at - 1].text[:1].isdigit()


def _rest_end(pieces: list[Piece], at: int) -> int:
    """Return the index after what goes on with the table above, ``at`` if nothing.

    A long cell has cut it: what follows is that cell and at least one short one.
    """
    if at == 0 or pieces[at - 1].rule != FLATTENED or pieces[at].mark:
        return at
    if pieces[at].kind is None and _is_between(pieces, at):
        return at + 2
    end = at
    while end < len(pieces) and _is_worded(pieces[end], headed=True):
        end += 1
    if end < len(pieces) and pieces[end].rule == FLATTENED:
        return end + 1
    while end > at and pieces[end - 1].mark:
        end -= 1
    short = sum(len(piece.text) <= _LONGEST_CELL for piece in pieces[at:end])
    return end if end - at >= _FEWEST_ROWS and short >= _FEWEST_ROWS - 1 else at


def _is_between(pieces: list[Piece], at: int) -> bool:
    """Tell whether one short line parts two tables: a cell with empty ones beside."""
    text = pieces[at].text
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    near = after is not None and after.rule == FLATTENED
    return near and len(text) <= _LONGEST_NAME and text[0] not in BOX_OPENERS + "(["


def _heads_column(piece: Piece) -> bool:
    return (
        piece.kind is None
        and piece.mark is None
        and _COLUMN_HEAD.fullmatch(piece.text) is not None
    )


def _is_worded(piece: Piece, *, headed: bool) -> bool:
    text = piece.text
    if piece.kind is not None or piece.gap > 1 or ends_sentence(text):
        return False
    if len(text) > (_LONGEST_WORDED if headed else _LONGEST_CELL):
        return False
    if piece.mark is not None:
        return not text or (headed and piece.mark.scheme in _CELL_MARKS)
    return not (text[0] in BOX_OPENERS and is_boxed(text))


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a number, a time or a date."""
    return NUMBER.fullmatch(text) is not None or text in _NO_FIGURE


def _flattened(run: list[Piece]) -> list[Piece]:
    """Return one table piece for a run of cells, or the lines where it is none."""
    if len(run) < _FEWEST_CELLS:
        return run
    figures = sum(is_figure(piece.text) for piece in run)
    if figures * _FIGURE_SHARE < len(run):
        return run
    first = int(run[1].gap > run[2].gap)  # what stands apart is no cell but a headline
    return [*run[:first], _joined(run[first:])]


def _joined(run: list[Piece]) -> Piece:
    """Return the table of which each line is one cell."""
    table = run[0]
    for piece in run[1:]:
        table.append(piece)
    table.heal()
    table.sealed = True
    table.settle(BlockKind.TABLE, FLATTENED, 55)
    return table


def is_frame(text: str) -> bool:
    """Tell whether a line only draws a table's frame."""
    return bool(_FRAME.fullmatch(text)) and any(c in text for c in "|│┃┼┬┴├└┌+")


def mark_tables(draft: Draft) -> None:
    """Settle runs of lines that are a table's rows, and join each run to a piece."""
    merged: list[Piece] = []
    run: list[Piece] = []
    gaps = [gap for gap in _GAPS if gap in draft.source.text]
    for piece in draft.pieces:
        drawn = piece.last[0] in _DRAWN
        row = (drawn or gaps) and piece.kind is None and _is_row(piece.last, gaps)
        if row and run and piece.gap <= 0:
            run.append(piece)
            continue
        if run:
            merged += _table_of(run)
        run = [piece] if row else []
        if not row:
            merged.append(piece)
    draft.pieces = [*merged, *_table_of(run)]


def _is_row(text: str, gaps: Iterable[str]) -> bool:
    if text[0] in _DRAWN and (is_ruled(text) or is_frame(text) or _PIPED.match(text)):
        return True
    for gap in gaps:
        if gap in text:
            return find_mark(text) is None
    return False


def is_ruled(text: str) -> bool:
    """Tell whether a line only draws a horizontal rule."""
    return bool(_RULED.fullmatch(text))


def _table_of(run: list[Piece]) -> list[Piece]:
    """Return one table piece for a run of rows, or the rows where it is none."""
    first, last = _trimmed(run)
    body = run[first:last]
    if not _is_table(body):
        return run
    table = body[0]
    for piece in body[1:]:
        table.append(piece)
    table.heal()
    table.sealed = True
    piped = any(_PIPED.match(p.last) for p in body)
    table.settle(BlockKind.TABLE, "table.pipes" if piped else "table.columns", 85)
    return [*run[:first], table, *run[last:]]


def _trimmed(run: list[Piece]) -> tuple[int, int]:
    """Return where the rows begin and end, ruled lines around them left out."""
    rows = [i for i, piece in enumerate(run) if not is_ruled(piece.last)]
    return (rows[0], rows[-1] + 1) if rows else (0, 0)


def _is_table(body: list[Piece]) -> bool:
    rows = [p.last for p in body if not (is_ruled(p.last) or is_frame(p.last))]
    if sum(bool(_PIPED.match(row)) for row in rows) >= _FEWEST_ROWS - 1:
        return True
    counts = [len(CELL_GAP.split(row)) for row in rows]
    return (
        len(rows) >= _FEWEST_ROWS
        and min(counts) >= _FEWEST_ROWS - 1
        and max(counts) - min(counts) <= 1
    )
