"""Places: a dateline whose dash went to the next line with the text."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.shape import is_capitals

_DASHES: Final = frozenset(("–", "—", "-", "--"))
_LONGEST: Final = 36
_SHORTEST_TEXT: Final = 40


def join_places(draft: Draft) -> None:
    """Join ``MARLOW BEND`` with the ``– The ferry …`` on the line below it."""
    joined: set[int] = set()
    for before, piece in pairwise(draft.pieces):
        if _is_dashed(piece) and _is_place(before):
            piece.drop_mark()
            before.append(piece)
            before.heal()
            joined.add(id(piece))
    if joined:
        draft.pieces = [piece for piece in draft.pieces if id(piece) not in joined]


def _is_dashed(piece: Piece) -> bool:
    """Tell whether a dash opens a line right below another, and no short item."""
    return (
        piece.mark is not None
        and piece.kind is None
        and piece.gap <= 0
        and piece.mark.text in _DASHES
        and len(piece.text) >= _SHORTEST_TEXT
    )


def _is_place(piece: Piece) -> bool:
    """Tell whether a line is a name in capitals, with a state at most."""
    text = piece.text
    plain = piece.kind is None and piece.mark is None and len(text) <= _LONGEST
    city = text.partition(",")[0]
    return plain and is_capitals(city) and city.replace(" ", "").isalpha()
