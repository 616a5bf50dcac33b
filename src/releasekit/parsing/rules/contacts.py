"""Contacts: whom the press may ask, from the line that says so onward."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.shape import ends_sentence, is_capitals, is_substantial

_CHANNEL = LazyPattern(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|(?:\+?[(（]?[0-9]{2,5}[)）]?[ ./·-]{1,3}){1,4}[0-9]{3,8}"
    r"|\b(?:tel|phone|fax|telefon|tél|mobile|電話|전화|тел)\b",
    re.IGNORECASE,
)
_OPENING_LENGTH: Final = 120
_LABEL: Final = 40
_ASIDE_LENGTH: Final = 400
"""Longest line in brackets that is wholly a contact."""
_LINE_LENGTH: Final = 90
_TAIL: Final = 14
"""Code points at the end of a line in which it asks to be called."""
_MOST_LINES: Final = 24
_BULLETS: Final = frozenset({"bullet-dash", "bullet-star", "reference-mark"})
_FEW_WORDS: Final = 4
"""A line of more words, all in capitals, is rather a headline."""
_SILENT_LINES: Final = 2
"""Lines in a row that may name no telephone or address."""
_AHEAD: Final = 6
"""Lines below in which a telephone or address shows that a name opens a contact."""
_CARD_LINE: Final = 60
_FIELD = LazyPattern(
    r"(?:e-?mail|tele(?:ph|f)one?|tel|phone|mobile|fax|twitter|out of hours"
    r"|telefono|teléfono|téléphone|courriel|correo)\.?:?",
    re.IGNORECASE,
)
"""What names the number or address on the line below."""


def mark_contacts(draft: Draft) -> None:
    """Settle a contact opening and the short lines that belong to it as one block."""
    opening: Piece | None = None
    taken = silent = 0
    reached = False
    for index, piece in enumerate(draft.pieces):
        if piece.kind is BlockKind.CONTACT:  # a profile's words
            opening, reached = piece, bool(_CHANNEL.search(piece.text))
            taken, silent = 1, int(reached)
        elif piece.kind is not None:
            opening = None
        elif opening is None or taken >= _MOST_LINES:
            opening = piece if _opens(piece) else None
            if opening:
                piece.settle(BlockKind.CONTACT, "contact.phrase", 88)
                piece.sealed = True
                reached = bool(_CHANNEL.search(piece.text))
                taken, silent = 1, int(reached)
        elif _belongs(piece, silent, reached=reached) or _on_card(
            draft.pieces, index, reached=reached
        ):
            piece.settle(BlockKind.CONTACT, "contact.line", 80)
            told = bool(_CHANNEL.search(piece.text))
            taken, silent = taken + 1, 0 if told else silent + 1
            reached = reached or told
        else:
            opening = None


def _opens(piece: Piece) -> bool:
    text = piece.text
    if len(text) > _ASIDE_LENGTH:
        return False
    if len(text) > _OPENING_LENGTH and not (
        text[0] == "(" or "연락" in text[-_TAIL:] or _names_many(text)
    ):
        return False
    if not piece.says("contact"):
        return False
    if piece.mark is None and not ends_sentence(text) and text[:1] != "(":
        return True
    bulleted = piece.mark is None or piece.mark.scheme in _BULLETS
    return bulleted and bool(_CHANNEL.search(text))


def _names_many(text: str) -> bool:
    """Tell whether a longer line, after a label, names two ways to reach somebody."""
    return ":" in text[:_LABEL] and len(_CHANNEL.findall(text)) >= _SILENT_LINES


def _belongs(piece: Piece, silent: int, *, reached: bool) -> bool:
    """Tell whether a line goes on with the contact above it.

    After a blank line only another number or address does, once there is one.
    """
    if piece.mark is not None and piece.mark.scheme != "bullet-dash":
        return False
    text = piece.text
    if _CHANNEL.search(text) and (not is_substantial(piece) or "연락" in text[-_TAIL:]):
        return True
    if len(text) > _LINE_LENGTH or ends_sentence(text):
        return False
    if reached and (piece.gap > 0 or _shouts(text)):
        return False
    return silent < (_SILENT_LINES if piece.gap <= 0 else 1)


def _on_card(pieces: list[Piece], index: int, *, reached: bool) -> bool:
    """Tell whether a line stands between an opening and how to reach who it names.

    Name, office and street stand one below the other; where the contact has a number
    already, only a line that names the next one goes on with it.
    """
    if reached:
        return _FIELD.fullmatch(pieces[index].text) is not None
    for piece in pieces[index : index + _AHEAD]:
        text = piece.text
        long = len(text) > _CARD_LINE or piece.mark is not None or piece.gap > 1
        if long or piece.kind not in {None, BlockKind.META} or _shouts(text):
            return False
        if _CHANNEL.search(text):
            return True
        if piece.gap > 0 and not _FIELD.fullmatch(text):
            return False
        if ends_sentence(text):
            return False
    return False


def _shouts(text: str) -> bool:
    return is_capitals(text) and text.count(" ") >= _FEW_WORDS


def merge_contacts(draft: Draft) -> None:
    """Join consecutive contact lines into one piece, blank lines between or not."""
    if BlockKind.CONTACT not in [piece.kind for piece in draft.pieces]:
        return
    merged: list[Piece] = []
    for piece in draft.pieces:
        before = merged[-1] if merged else None
        if piece.kind is BlockKind.CONTACT:
            piece.drop_mark()
        if before is not None and before.kind is piece.kind is BlockKind.CONTACT:
            before.append(piece)
            continue
        merged.append(piece)
    for piece in merged:
        if piece.glues and piece.kind is BlockKind.CONTACT:
            piece.heal()
    draft.pieces = merged
