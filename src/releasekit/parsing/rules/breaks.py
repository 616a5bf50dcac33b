"""Breaks: marks that only a line's break in a sentence made."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.shape import ends_sentence

_DASHES: Final = frozenset("—–")
_LONG_LINE: Final = 45
"""A line of so many code points was wrapped; a shorter one may head a list."""


def take_back_marks(draft: Draft) -> None:
    """Take back a dash, or a number before ``)``, that stands inside of a sentence."""
    for before, piece in pairwise(draft.pieces):
        if piece.mark is None or piece.kind is not None or piece.gap > 0:
            continue
        if before.kind is None and _is_inside(before, piece, piece.mark.text):
            piece.drop_mark()


def _is_inside(before: Piece, piece: Piece, mark: str) -> bool:
    """Tell whether the line above goes on with what looks like a mark."""
    above = before.last
    if mark[-1:] == ")":
        return "(" not in mark and above.rfind("(") > above.rfind(")")
    plain = before.mark is None and piece.indent == before.indent
    goes_on = plain and len(above) >= _LONG_LINE and mark in _DASHES
    return goes_on and not (ends_sentence(above) or above[-1] in ":;")
