"""Nesting: how deep each marked block stands, from scheme, indent and sequence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from releasekit.model import (
    MAX_DEPTH,
    BlockKind,
    Diagnostic,
    Severity,
    Span,
    diagnostic,
)
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.marks.bullets import LADDER

_INDENT_SLACK: Final = 1
"""Columns by which items of one series may differ."""
_NOTE_KEEPER: Final = "bullet-dash"
"""Series further out on the ladder than this one never stand under a note."""
_NOTE: Final = "note"
_SECTIONS: Final = "decimal-multi"
_UNRANKED: Final = 99
_OF_ALL: Final = frozenset({"note.translation", "note.release"})
"""Rules of notes about the whole release."""


class _Open(NamedTuple):
    """A series that may go on."""

    key: str
    """Scheme of the series; ``note`` for notes."""
    indent: int
    ordinal: int | None
    glyph: str


def set_levels(draft: Draft) -> None:
    """Give every list item and note its depth among the open series."""
    stack: list[_Open] = []
    found = draft.profile
    ladder = (found.profile.ladder if found else None) or LADDER
    after_item = apart = False
    for piece in draft.pieces:
        if piece.kind is BlockKind.LIST_ITEM:
            if apart:
                _begin_again(stack, piece)
            apart = False
            piece.level = _place(stack, piece, ladder)
            after_item = True
        elif piece.kind is BlockKind.NOTE and piece.rule not in _OF_ALL:
            piece.level = _place_note(stack, piece, after_item=after_item)
        elif piece.kind in _BREAKS:
            after_item = False
            _close(stack, piece, draft)
        elif piece.kind is BlockKind.HEADING and piece.mark:
            stack.clear()  # a numbered section holds series of its own
        apart = apart or piece.kind in _APART
    draft.diagnostics += _capped(draft.pieces)


def _capped(pieces: list[Piece]) -> list[Diagnostic]:
    """Return where nesting first reaches the depth beyond which none is kept."""
    for piece in pieces:
        if piece.level == MAX_DEPTH - 1:
            place = Span(piece.start, piece.end)
            return [diagnostic("RKD121", Severity.INFO, place, limit=MAX_DEPTH)]
    return []


_BREAKS: Final = frozenset(
    {
        BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.CAPTION, BlockKind.QUOTE,
        BlockKind.BOILERPLATE, BlockKind.ATTACHMENT, BlockKind.NOTE,
    }
)  # fmt: skip
"""Kinds after which a note belongs to no item."""
_APART: Final = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE})
"""Kinds after which a number 1 begins its series again rather than one inside."""


def _begin_again(stack: list[_Open], piece: Piece) -> None:
    """Close what stands under a series that a heading or text above ends at 1."""
    if piece.mark is None or piece.mark.ordinal != 1:
        return
    key = _key(piece)
    for depth, series in enumerate(stack):
        if series.key == key and piece.indent <= series.indent + _INDENT_SLACK:
            del stack[depth + 1 :]
            return


def _close(stack: list[_Open], piece: Piece, draft: Draft) -> None:
    """Close the bullets that a paragraph ends; numbering may go on after it."""
    if draft.is_cjk or piece.kind is not BlockKind.PARAGRAPH:
        return
    while stack and stack[-1].ordinal is None:
        stack.pop()


def _place(stack: list[_Open], piece: Piece, ladder: Mapping[str, int]) -> int:
    mark = piece.mark
    key, ordinal = _key(piece), mark.ordinal if mark else None
    glyph = mark.text if mark else ""
    found = _find(stack, piece, key, ordinal)
    if found is None:
        _close_inner(stack, piece, key, ladder)
        found = min(len(stack), MAX_DEPTH - 1)
    del stack[found:]
    stack.append(_Open(key, piece.indent, ordinal, glyph))
    return found


def _key(piece: Piece) -> str:
    """Return the series' name: 1.2 and 1.2.1 are of different ones."""
    mark = piece.mark
    if mark is None or mark.scheme != _SECTIONS:
        return mark.scheme if mark else ""
    return f"{_SECTIONS}-{len(mark.numeral.replace('-', '.').split('.'))}"


def _find(
    stack: list[_Open], piece: Piece, key: str, ordinal: int | None
) -> int | None:
    """Return the depth of the open series that a mark goes on with."""
    for depth in range(len(stack) - 1, -1, -1):
        series = stack[depth]
        if not _same_series(series, key, piece.mark.text if piece.mark else ""):
            continue
        if ordinal is not None and series.ordinal is not None:
            if ordinal > series.ordinal or _starts_again(stack, depth, piece):
                return depth
        elif abs(series.indent - piece.indent) <= _INDENT_SLACK or (
            _outermost_of(stack, depth, key) and piece.indent < series.indent
        ):
            return depth
    return None


def _same_series(series: _Open, key: str, glyph: str) -> bool:
    if key in {"bullet-circle", "bullet-degree"}:
        return series.key in {"bullet-circle", "bullet-degree"}
    if key in {"bullet-dot", "bullet-arrow", "bullet-square"}:
        return series.key == key and _ALIKE.get(series.glyph, series.glyph) == (
            _ALIKE.get(glyph, glyph)
        )
    return series.key == key


_ALIKE: Final = MappingProxyType({"ㅁ": "□", "▢": "□"})
"""Glyphs that stand for another one, which a font or a typist lacked."""


def _starts_again(stack: list[_Open], depth: int, piece: Piece) -> bool:
    """Tell whether a number that falls back restarts its series, not a nested one."""
    return depth == len(stack) - 1 and piece.indent <= stack[depth].indent + 1


def _outermost_of(stack: list[_Open], depth: int, key: str) -> bool:
    return all(series.key != key for series in stack[:depth])


def _close_inner(
    stack: list[_Open], piece: Piece, key: str, ladder: Mapping[str, int]
) -> None:
    """Close the series that a new one, further out, cannot stand under."""
    while stack and _is_inner(stack[-1], piece, key, ladder):
        stack.pop()


def _is_inner(series: _Open, piece: Piece, key: str, ladder: Mapping[str, int]) -> bool:
    rank = ladder.get(key, _UNRANKED)
    if series.key == _NOTE:
        return rank < ladder.get(_NOTE_KEEPER, _UNRANKED)
    if series.key == key:
        return piece.indent < series.indent
    known = ladder.get(series.key, _UNRANKED)
    if rank < _UNRANKED and known < _UNRANKED:
        return rank < known and piece.indent <= series.indent + _INDENT_SLACK
    return piece.indent < series.indent


def _place_note(stack: list[_Open], piece: Piece, *, after_item: bool) -> int:
    while stack and stack[-1].key == _NOTE:
        stack.pop()
    if not after_item:
        return 0
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].key == _NOTE:
            del stack[depth:]
    level = min(len(stack), MAX_DEPTH - 1)
    glyph = piece.mark.text if piece.mark else ""
    stack.append(_Open(_NOTE, piece.indent, None, glyph))
    return level
