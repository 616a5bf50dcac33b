"""Who is in charge: Korea's table of desk, head and officer, left as plain lines."""

from __future__ import annotations

from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.people.channels import find_channels
from releasekit.parsing.people.lines import items_of
from releasekit.parsing.people.names import Sort

_SIGN: Final = "담"
_OPENING: Final = LazyPattern(
    r"(?:공 ?동 ?)?"
    r"(?:담 {0,3}당 {0,3}(?:부 {0,3}서|부 {0,3}처|과|자)|책 {0,3}임 {0,3}자)"
    r"(?:\s|[:：|(]|$)"
)
_SHARE: Final = LazyPattern(r"^[<(〈]\s?(?:총괄|공동|협조|협업)\s?[>)〉]\s?")
"""Whose part of joint work a desk has."""
_LONGEST: Final = 60
_MOST_LINES: Final = 60


def mark_in_charge(draft: Draft) -> None:
    """Settle the lines of the table from its first label to its last telephone."""
    if _SIGN not in draft.source.text:
        return
    pieces = draft.pieces
    at = 0
    while at < len(pieces):
        end = _end_of_table(pieces, at) if _opens(pieces[at]) else at
        for piece in pieces[at:end]:
            piece.settle(BlockKind.CONTACT, "contact.in-charge", 85)
            piece.sealed = True
        at = max(end, at + 1)


def _opens(piece: Piece) -> bool:
    return (
        piece.kind is None
        and len(piece.text) <= _LONGEST
        and _OPENING.match(piece.text) is not None
    )


def _end_of_table(pieces: list[Piece], at: int) -> int:
    """Return the index after the last line with a number, ``at`` where none has one."""
    end = at
    for index in range(at, min(len(pieces), at + _MOST_LINES)):
        piece = pieces[index]
        if piece.kind is not None or len(piece.text) > _LONGEST:
            break
        if any(find_channels(piece.text)):
            end = index + 1
        elif not _is_cell(piece.text):
            break
    return end


def _is_cell(text: str) -> bool:
    """Tell whether every part of a line is a desk, an office, a name or a label."""
    bare = _SHARE.sub("", text)
    return all(item.sort is not Sort.UNSURE for item in items_of(0, bare, None, ""))
