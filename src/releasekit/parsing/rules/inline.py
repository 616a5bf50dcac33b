"""Items of one line: Korean releases whose line ends a web page has lost."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern

_SIGNS: Final = "□○"
_SHORTEST: Final = 120
"""Shorter lines hold boxes to tick, not items."""
_ITEM: Final = LazyPattern(
    r"(?<=[가-힣.)’”])[ \u00a0]{0,2}(?=[□○◇■][ \u00a0]?[(\w‘“「『<])"
)
_WITHIN: Final = LazyPattern(
    r"(?<=[가-힣.)])[ \u00a0]{1,2}(?=(?:[-※]|\*{1,2}) [(\w‘“「『])"
)
_PROOF: Final = 2
_ATTACHED: Final = LazyPattern(
    r"[<\[]?\s?(?:붙\s?임|별\s?첨|첨\s?부)\s?[>\]]?\s?[:：]?\s?1\."
)
_NUMBER: Final = LazyPattern(r"[ \u00a0](?=(?P<n>[2-9])\. ?\S)")


def cut_inline(draft: Draft) -> None:
    """Cut a line before the marks of the items that stand in it.

    Two bullets inside a long line prove it, or one that no blank parts from the word
    before; of what is attached, a second number.
    """
    if draft.script != "Kore":
        return
    merged: list[Piece] = []
    for piece in draft.pieces:
        places = _places(piece) if piece.kind is None and len(piece.spans) == 1 else []
        merged += _cut(piece, places)
    draft.pieces = merged


def _places(piece: Piece) -> list[tuple[int, int]]:
    """Return where the parts of a line end and the next ones begin."""
    text = piece.text
    if " 2. " in text and _ATTACHED.match(text):
        return _numbers(text)
    if len(text) < _SHORTEST or not any(sign in text for sign in _SIGNS):
        return []
    items = [match.span() for match in _ITEM.finditer(text)]
    glued = any(start == end for start, end in items)
    if len(items) < _PROOF and not glued:
        return []
    return sorted([*items, *(match.span() for match in _WITHIN.finditer(text))])


def _numbers(text: str) -> list[tuple[int, int]]:
    """Return the places before 2., 3. … of the documents that a line names."""
    places: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(text):
        if int(match["n"]) == len(places) + _PROOF:
            places.append(match.span())
    return places


def _cut(piece: Piece, places: list[tuple[int, int]]) -> list[Piece]:
    """Return a line's parts, each as if it stood on a line of its own."""
    if not places:
        return [piece]
    starts = [0, *(start for _, start in places)]
    ends = [*(end for end, _ in places), len(piece.text)]
    offset = piece.spans[0][0]
    return [
        _part(piece, offset, start, end)
        for start, end in zip(starts, ends, strict=True)
        if start < end
    ]


def _part(piece: Piece, offset: int, start: int, end: int) -> Piece:
    text = piece.text[start:end]
    return evolve(
        piece,
        spans=[(offset + start, offset + end)],
        text=text,
        last=text,
        lines=[text],
        glues=[],
        gap=piece.gap if start == 0 else 0,
    )
