"""The front: names, addresses and scraps that stand above a headline."""

from __future__ import annotations

from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.fronts import (
    is_front_label,
    is_name,
    is_scrap,
    is_titled,
)
from releasekit.parsing.shape import ends_sentence, is_substantial

_MOST_LINES: Final = 18
_LONGEST_PERSON: Final = 32
_FEWEST_WORDS: Final = 2
_MOST_WORDS: Final = 4
_LONGEST_WORD: Final = 12
_LONGEST_SECTION: Final = 20
"""A longer word in capitals names what the release is about: ``INFRAESTRUTURA``."""
_FRONT: Final = frozenset(
    {
        BlockKind.CHROME, BlockKind.RULE, BlockKind.LABEL, BlockKind.LETTERHEAD,
        BlockKind.RELEASE_LINE, BlockKind.DATELINE, BlockKind.META, BlockKind.CONTACT,
    }
)  # fmt: skip


def mark_front(draft: Draft) -> None:
    """Settle who speaks, addresses and scraps where a headline stands below them.

    Nothing is settled where no line is left that could be the headline: then the first
    is taken for it.
    """
    if draft.script != "Latn":
        return
    weak: list[tuple[Piece, BlockKind]] = []
    named = False
    for index, piece in enumerate(draft.pieces[:_MOST_LINES]):
        if piece.kind in _FRONT:
            named = piece.kind is BlockKind.LETTERHEAD
            continue
        if _is_body(piece) or not (weak or _leaves_headline(draft.pieces, index)):
            return
        kind = _front_kind(draft, piece, named=named)
        if kind is None:
            body = is_substantial(piece) and ends_sentence(piece.text)
            if body and not _gives_headline(weak):
                return
            break
        named = kind is BlockKind.LETTERHEAD
        weak.append((piece, kind))
    else:
        return
    for piece, kind in weak:
        piece.settle(kind, f"{kind}.above-headline", 60)


def _is_body(piece: Piece) -> bool:
    return piece.mark is not None or not (piece.kind is None or piece.kind in _FRONT)


def _leaves_headline(pieces: list[Piece], index: int) -> bool:
    """Tell whether the line below may be the headline, so that this one need not."""
    return index + 1 < len(pieces) and not _is_body(pieces[index + 1])


def _front_kind(draft: Draft, piece: Piece, *, named: bool) -> BlockKind | None:
    """Return what a line above the headline is; nothing where it may be the headline.

    A person's name alone is told by the office above or below it.
    """
    text = piece.text
    if is_scrap(text):
        return BlockKind.META
    if is_front_label(text):
        return BlockKind.LABEL
    if is_name(text):
        return BlockKind.LETTERHEAD
    if len(text) <= _LONGEST_SECTION and " " not in text and text.isupper():
        return BlockKind.LETTERHEAD if len(text) <= _LONGEST_WORD else BlockKind.META
    if _is_person(text) and (named or _names_follow(draft, piece)):
        return BlockKind.LETTERHEAD
    return None


def _gives_headline(weak: list[tuple[Piece, BlockKind]]) -> bool:
    """Tell whether capitals right above the body were its headline; they are kept."""
    text = weak[-1][0].text if weak else ""
    if not text.isupper() or text.count(" ") < _FEWEST_WORDS or is_name(text):
        return False
    weak.pop()
    return True


def _is_person(text: str) -> bool:
    words = text.split()
    return (
        len(text) <= _LONGEST_PERSON
        and _FEWEST_WORDS <= len(words) <= _MOST_WORDS
        and all(word[0].isupper() for word in words)
        and is_titled(text)
        and not ends_sentence(text)
        and not any(c.isdigit() for c in text)
    )


def _names_follow(draft: Draft, piece: Piece) -> bool:
    """Tell whether an office stands on the line below."""
    at = draft.pieces.index(piece) + 1
    return any(
        p.kind is BlockKind.LETTERHEAD or (p.kind is None and is_name(p.text))
        for p in draft.pieces[at : at + 1]
    )
