"""Flowed text: soft line breaks are joined as their mail says (RFC 3676)."""

from __future__ import annotations

from typing import Final

from releasekit.parsing.mail.letter import Letter

_SHORTEST: Final = 20
"""Code points; a shorter line may be a mark alone and is left to the rules."""


def join_flowed(letter: Letter) -> None:
    """Join lines that end in a blank with the next one, at the same depth of quotes.

    A line that ends in none is fixed: nothing may be joined to it. Where a mail says
    that it flows but no line does, its lines are left to the rules.
    """
    if not letter.flowed:
        return
    soft = [_is_soft(letter, index) for index in range(len(letter.pieces))]
    if not any(soft):
        return
    at = 0
    while at < len(letter.pieces):
        last = at
        while soft[last]:
            last += 1
        if letter.pieces[at].kind is None:
            letter.join(at, last, letter.glue)
            letter.pieces[at].sealed = True
        at = last + 1


def _is_soft(letter: Letter, index: int) -> bool:
    """Tell whether the next line goes on with this one."""
    pieces, depths = letter.pieces, letter.depths
    if index + 1 >= len(pieces) or len(pieces[index].text) < _SHORTEST:
        return False
    piece, after = pieces[index], pieces[index + 1]
    end = piece.spans[-1][1] if piece.spans else 0
    return (
        piece.kind is after.kind is None
        and after.gap <= 0
        and depths[index] == depths[index + 1]
        and letter.text[end : end + 1] == " "
    )
