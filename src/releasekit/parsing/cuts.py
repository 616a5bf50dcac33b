"""Cuts: lines that hold more than one block, cut before any rule sees them."""

from __future__ import annotations

import re

from attrs import evolve

from releasekit.parsing.draft import Piece

_TRAILING_END = re.compile(r"[\s.,]\s*(?P<end>끝\s?[.．]?|<끝>|\(끝\)|以上。?)$")


def cut_pieces(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with end marks cut off the lines that they close."""
    return [part for piece in pieces for part in _cut_end(piece)]


def _cut_end(piece: Piece) -> list[Piece]:
    match = _TRAILING_END.search(piece.text[-12:])
    if not match:
        return [piece]
    start, end = piece.spans[0]
    cut = end - len(match["end"])
    words = piece.text[: cut - start].rstrip()
    if not words:
        return [piece]
    mark = piece.text[cut - start :]
    piece.spans, piece.text = [(start, start + len(words))], words
    piece.last, piece.lines = words, [words]
    after = evolve(
        piece,
        spans=[(cut, end)],
        text=mark,
        last=mark,
        lines=[mark],
        glues=[],
        gap=-1,
    )
    return [piece, after]
