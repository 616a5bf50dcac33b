"""Sections: headings that a numeral counts, told from the items of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.shape import ends_sentence, is_cjk_text

_COUNTING: Final = (
    *("roman-dot", "roman-sign", "roman-dash", "ordinal-dai"),
    *("decimal-boxed", "decimal-boxed-second"),
)
"""Schemes that count sections wherever sentences follow, even one alone."""
_NUMBERED: Final = ("decimal-dot", "ideographic-comma")
"""Schemes that count sections where a whole series heads what is no list of theirs."""
_LONGEST: Final = 70
_LONGEST_CJK: Final = 45
_SENTENCE: Final = 60
_SENTENCE_CJK: Final = 24
_FEWEST: Final = 2
_NEAR: Final = 3


def mark_sections(draft: Draft) -> None:
    """Settle the headings of sections that are numbered: ``Ⅰ. 추진 배경``, ``第１``.

    Every member of the series is a short line that ends no sentence, and sentences or
    bullets follow each; items of a list follow one another.
    """
    present = {p.mark.scheme for p in draft.pieces if p.kind is None and p.mark}
    for scheme in (*_COUNTING, *_NUMBERED):
        if scheme not in present:
            continue
        places = [i for i, p in enumerate(draft.pieces) if _counts(p, scheme)]
        if _are_sections(draft.pieces, places, scheme):
            for index in places:
                draft.pieces[index].settle(BlockKind.HEADING, f"heading.{scheme}", 75)


def _counts(piece: Piece, scheme: str) -> bool:
    return piece.kind is None and piece.mark is not None and piece.mark.scheme == scheme


def _are_sections(pieces: Sequence[Piece], places: Sequence[int], scheme: str) -> bool:
    if scheme in _NUMBERED and len(places) < _FEWEST:
        return False
    if not all(_may_head(pieces[i]) for i in places):
        return False
    below = [list(_below(pieces, i)) for i in places]
    if not all(lines and not _counts(lines[0], scheme) for lines in below):
        return False
    said = [any(map(_is_sentence, lines)) for lines in below]
    if scheme in _NUMBERED:
        return all(said) and all(map(_is_free, map(_first_text, below)))
    return any(said)


def _may_head(piece: Piece) -> bool:
    text = piece.text
    longest = _LONGEST_CJK if is_cjk_text(text) else _LONGEST
    if not text or len(text) > longest or text.endswith((*":：,;-–", "·")):
        return False
    return not ends_sentence(text)


def _below(pieces: Sequence[Piece], index: int) -> Iterator[Piece]:
    """Yield the next lines that say something, up to the next of the series."""
    scheme = pieces[index].mark
    for piece in pieces[index + 1 : index + 1 + _NEAR]:
        if piece.kind in {None, BlockKind.NOTE, BlockKind.TABLE, BlockKind.CAPTION}:
            yield piece
        if piece.mark and scheme and piece.mark.scheme == scheme.scheme:
            return


def _first_text(lines: Sequence[Piece]) -> Piece:
    """Return the first line below that is no remark, if there is one."""
    return next((p for p in lines if p.kind is not BlockKind.NOTE), lines[0])


def _is_free(piece: Piece) -> bool:
    """Tell whether a line is text, or opens with a bullet of the first rank."""
    if piece.mark is None:
        return piece.gap > 0 or is_cjk_text(piece.text)
    return piece.mark.scheme in {"bullet-square", "bullet-circle", "decimal-circle"}


def _is_sentence(piece: Piece) -> bool:
    text = piece.text
    long = _SENTENCE_CJK if is_cjk_text(text) else _SENTENCE
    return len(text) >= long or (piece.mark is None and ends_sentence(text))
