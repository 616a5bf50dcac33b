"""What a profile says of lines: it is asked before the rules for all releases."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.marks.bullets import BULLETS, LADDER
from releasekit.parsing.marks.finder import Mark
from releasekit.parsing.profile import FoundProfile
from releasekit.parsing.profile.line_keys import (
    FIELD,
    LINE_KINDS,
    START_AFTER,
    STOP_BEFORE,
)
from releasekit.parsing.shape import ends_sentence

_CERTAIN: Final = 93
_CUT: Final = 88
_FIELD_VALUE: Final = 60
"""Longest value, in code points, that stands under its name."""
_HEADING: Final = 110
_LATER: Final = frozenset({str(BlockKind.BOILERPLATE)})
"""What is settled only once wrapped lines are joined."""
_KINDS: Final = {kind: BlockKind(kind) for kind in LINE_KINDS}
_SEALED: Final = frozenset(LINE_KINDS) - {"note", "attachment"}
"""Kinds that no following line goes on with."""
_BLANKS: Final = " \t\xa0\u3000"


def mark_profile(draft: Draft) -> None:
    """Settle the lines that the profile knows, and cut the site off around them."""
    found = draft.profile
    if found is None or not (found.profile.lines or found.profile.patterns):
        return
    keys = [found.profile.key_of(piece.text) for piece in draft.pieces]
    for piece, key in zip(draft.pieces, keys, strict=True):
        if key in _KINDS and key not in _LATER:
            piece.settle(_KINDS[key], found.rule(key), _CERTAIN)
            piece.sealed = key in _SEALED
    if FIELD in keys:
        _mark_fields(draft.pieces, keys, found)
    if START_AFTER in keys or STOP_BEFORE in keys:
        _cut_site(draft.pieces, keys, found)


def _mark_fields(
    pieces: list[Piece], keys: list[str | None], found: FoundProfile
) -> None:
    """Settle names whose value stands on the next line."""
    for (name, key), (value, other) in pairwise(zip(pieces, keys, strict=True)):
        short = len(value.text) <= _FIELD_VALUE and value.gap <= 1
        if key == FIELD and name.kind is None and other != FIELD and short:
            name.settle(BlockKind.META, found.rule(FIELD), _CERTAIN)
            name.awaits = True


def _cut_site(pieces: list[Piece], keys: list[str | None], found: FoundProfile) -> None:
    """Settle what stands above the release and below it as the site's.

    The last line of the upper half that ends the site's head counts, and the first
    one after it that begins the foot.
    """
    half = len(pieces) // 2 + 1
    starts = [i for i, key in enumerate(keys[:half]) if key == START_AFTER]
    top = starts[-1] + 1 if starts else 0
    stops = (i for i, key in enumerate(keys) if key == STOP_BEFORE and i >= top)
    bottom = next(stops, len(pieces))
    for key, part in ((START_AFTER, pieces[:top]), (STOP_BEFORE, pieces[bottom:])):
        for piece in part:
            if piece.kind is None:
                piece.settle(BlockKind.CHROME, found.rule(key), _CUT)
                piece.sealed = True


def mark_alike(draft: Draft) -> None:
    """Take letters and figures for the bullets that they are drawn for.

    Only in texts that also have a real mark of the same depth or the one above.
    """
    found = draft.profile
    if found is None or not found.profile.alike:
        return
    ladder = found.profile.ladder or LADDER
    alike = found.profile.alike
    drawn = [p for p in draft.open_pieces() if _is_drawn(p, alike)]
    if not drawn:
        return
    schemes = {p.mark.scheme for p in draft.pieces if p.mark and not p.mark.weak}
    depths = {ladder[scheme] for scheme in schemes if scheme in ladder}
    for piece in drawn:
        text = piece.last
        scheme = _drawn_for(text, found)
        depth = ladder.get(scheme)
        if depth is not None and depths & {depth, depth - 1}:
            piece.drop_mark()
            blanks = len(text[1:]) - len(text[1:].lstrip(_BLANKS))
            piece.take_mark(Mark(text[0], 1 + blanks, scheme, None, weak=False))


def _is_drawn(piece: Piece, alike: Mapping[str, str]) -> bool:
    """Tell whether a line of its own opens with a look-alike."""
    return piece.last[:1] in alike and len(piece.lines) == 1


def _drawn_for(text: str, found: FoundProfile) -> str:
    """Return the series of the bullet that a line's first letter is drawn for."""
    meant = found.profile.alike.get(text[:1])
    if meant is None or text[1:2] not in _BLANKS or not text[1:].strip():
        return ""
    return next(name for name, glyphs in BULLETS.items() if meant in glyphs)


def mark_about(draft: Draft) -> None:
    """Settle what the profile knows as words about the agency.

    A short line heads the paragraphs below it; a longer one is the paragraph.
    """
    found = draft.profile
    if found is None or found.profile.keys.isdisjoint(_LATER):
        return
    under = False
    for piece in draft.pieces:
        if piece.kind is not None or piece.mark is not None:
            under = False
        elif found.profile.key_of(piece.text) in _LATER:
            under = len(piece.text) <= _HEADING and not ends_sentence(piece.text)
            kind = BlockKind.HEADING if under else BlockKind.BOILERPLATE
            piece.settle(kind, found.rule("boilerplate"), _CERTAIN)
        elif under:
            piece.settle(BlockKind.BOILERPLATE, found.rule("boilerplate"), _CUT)
