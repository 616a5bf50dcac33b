"""Unwrapping: lines that a width cut, or a web save shredded, become whole again."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.shape import (
    ends_open,
    ends_sentence,
    SHRED_LENGTH,
    is_capitals,
    is_cjk_text,
    is_shredded,
    is_substantial,
    starts_lower,
)

_JOINABLE: Final = frozenset(
    {
        None,
        BlockKind.LIST_ITEM,
        BlockKind.NOTE,
        BlockKind.ATTACHMENT,
    }
)
_WIDEST_WRAP: Final = 132
"""Columns; texts with longer lines were not wrapped to a width."""
_NARROWEST_WRAP: Final = 40
_FULL_LINE: Final = 0.72
"""A wrapped line fills at least this share of the width."""
_SHORT_NAME: Final = 12
"""A shorter text names what the next line says; a blank keeps them apart."""
_LONG_LINE: Final = 60
"""Code points after which a line was more likely cut than ended."""
_PARTICLES = re.compile(
    r"(?:은|는|이|가|을|를|의|에|로|와|과|도|만|에서|에게|으로|까지|부터|하고|하여|하였다|했다|한다|됐다|된다|이다|입니다"
    r"|합니다|했습니다|등)(?=[\s,.)]|$)|[.,)”’」』》…:;!?*]"
)


def unwrap(draft: Draft) -> None:
    """Join each line that goes on with the piece it continues."""
    width = wrap_width(draft.pieces)
    shredded = is_shredded(draft.pieces)
    joined: list[Piece] = []
    in_body = False
    for piece in draft.pieces:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, piece, width, shredded, in_body):
            _join(before, piece, shredded)
        else:
            joined.append(piece)
        in_body = in_body or is_substantial(joined[-1])
    draft.pieces = joined


def wrap_width(pieces: list[Piece]) -> int:
    """Return the columns to which a text's lines were wrapped, or 0."""
    lengths = sorted(len(p.last) for p in pieces if p.kind in _JOINABLE)
    if len(lengths) < 4:
        return 0
    widest = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return 0
    full = sum(length >= _FULL_LINE * widest for length in lengths)
    return widest if full * 3 >= len(lengths) else 0


def _goes_on(
    before: Piece, piece: Piece, width: int, shredded: bool, in_body: bool
) -> bool:
    if piece.kind is not None or piece.mark is not None or before.sealed:
        return False
    if before.kind not in _JOINABLE:
        return False
    if not before.spans:
        return piece.gap <= 1
    if shredded and piece.gap <= 0:
        return _continues_shred(before, piece)
    if piece.gap > 0:
        return False
    return _continues_wrap(before, piece, width, in_body)


def _continues_wrap(before: Piece, piece: Piece, width: int, in_body: bool) -> bool:
    """Tell whether a line without a mark belongs to the line right above it."""
    if starts_lower(piece.text) or ends_open(before.last):
        return True
    marked = before.mark is not None
    if ends_sentence(before.last):
        return bool(width) and _was_full(before, piece, width)
    if marked:
        return piece.indent > 0 or in_body
    if width:
        return _was_full(before, piece, width)
    shouted = is_capitals(before.last) and not is_capitals(piece.text)
    return in_body and len(before.last) >= _LONG_LINE and not shouted


def _was_full(before: Piece, piece: Piece, width: int) -> bool:
    """Tell whether the next word would not have fitted on the line above."""
    word = piece.text.split(" ", 1)[0]
    used = before.indent + len(before.last)
    return used + 1 + len(word) > width or used >= 0.9 * width


def _continues_shred(before: Piece, piece: Piece) -> bool:
    if _PARTICLES.match(piece.text) or len(piece.text) <= SHRED_LENGTH:
        return True
    if len(before.last) <= SHRED_LENGTH and before.text:
        return True
    return not ends_sentence(before.last)


def _join(before: Piece, piece: Piece, shredded: bool) -> None:
    """Append a line; the removed break stays in the source as space."""
    glue = " " if before.text else ""
    if shredded and _PARTICLES.match(piece.text):
        glue = ""
    elif is_cjk_text(piece.text) and not is_hangul(piece.text):
        glue = "" if len(before.text) > _SHORT_NAME else " "
    before.spans += piece.spans
    before.lines += piece.lines
    before.text = f"{before.text}{glue}{piece.text}"
    before.last = piece.last


def is_hangul(text: str) -> bool:
    """Tell whether a line begins with Korean, which puts blanks between words."""
    return any("가" <= char <= "힣" for char in text[:20])
