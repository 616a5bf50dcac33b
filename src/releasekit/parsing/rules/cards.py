"""Cards: names with numbers under them, that no word announces as contacts."""

from __future__ import annotations

from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.people.names import Sort, sort_parts
from releasekit.parsing.shape import ends_sentence, is_capitals

_PHONE: Final = (
    r"(?:\+[0-9]{1,3}[ .-]?)?\(?[0-9]{2,4}\)?[ ./-]{1,3}[0-9]{3,4}[ .-][0-9]{3,4}"
    r"(?: ?(?:x|ext\.?) ?[0-9]{1,5})?"
)
_MAIL: Final = r"[\w.+-]+@[\w-]+\.[\w.-]+"
_REACHED: Final = LazyPattern(
    rf"(?:[A-Z][A-Za-z -]{{1,16}}[:.]?\s{{1,3}})?(?:{_PHONE}|{_MAIL})"
    r"(?: ?\([A-Za-z ]{1,12}\))?"
)
"""A number or an address, and one word for its kind: ``Cell: 555-010-2345``."""
_AFTER_NAME: Final = LazyPattern(rf"[,:;–|-]?\s{{1,8}}\(?(?:{_PHONE}|{_MAIL})")
_LONGEST: Final = 60
_LONGEST_OFFICE: Final = 45
_FEWEST_DIGITS: Final = 7
_ABOVE: Final = 3
"""Lines above a number among which the name stands."""


def mark_cards(draft: Draft) -> None:
    """Settle a name, an office and numbers on lines of their own as a contact."""
    if draft.is_cjk:
        return
    pieces = draft.pieces
    for index, piece in enumerate(pieces):
        if not _is_open(piece) or not _is_number(piece.text):
            continue
        if _REACHED.fullmatch(piece.text):
            above = _card_above(pieces, index)
            goes_on = index > 0 and pieces[index - 1].kind is BlockKind.CONTACT
            settled = [*above, piece] if above or (goes_on and piece.gap <= 0) else []
        else:
            settled = [piece] if _is_one_line(piece.text) else []
        for line in settled:
            line.settle(BlockKind.CONTACT, "contact.card", 80)
            line.sealed = True


def _is_open(piece: Piece) -> bool:
    return piece.kind is None and piece.mark is None and len(piece.text) <= _LONGEST


def _is_number(text: str) -> bool:
    """Tell whether a line holds enough of a number or an address; the cheap sign."""
    if "@" in text:
        return True
    return text[-1:] in "0123456789)" and sum(c.isdigit() for c in text) >= (
        _FEWEST_DIGITS
    )


def _card_above(pieces: list[Piece], index: int) -> list[Piece]:
    """Return the lines from the name down to a number, if a name heads them."""
    for start in range(index - 1, max(-1, index - 1 - _ABOVE), -1):
        piece = pieces[start]
        if not _is_open(piece) or pieces[start + 1].gap > 0:
            break
        if _is_name(piece.text):
            return pieces[start:index]
        if len(piece.text) > _LONGEST_OFFICE or ends_sentence(piece.text):
            break
    return []


def _is_one_line(text: str) -> bool:
    """Tell whether a line is a name and the number behind it."""
    cut = next((i for i, c in enumerate(text) if c in ",:;–|(@" or c.isdigit()), 0)
    name = text[:cut].rstrip(" -")
    return _is_name(name) and _AFTER_NAME.fullmatch(text, len(name)) is not None


def _is_name(text: str) -> bool:
    if not text or is_capitals(text) or len(text) > _LONGEST_OFFICE:
        return False
    parts = list(sort_parts(text, 0, len(text), ""))
    return len(parts) == 1 and parts[0].sort is Sort.NAME
