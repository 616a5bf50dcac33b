"""Density: where in a web page the sentences stand, and where the menus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from releasekit.parsing.draft import Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.shape import ends_sentence, is_cjk_text, starts_lower

_CUT_OFF: Final = ("…", "...", "[…]", "[...]")
_MENU_MARKS: Final = frozenset("•*+-o□■▪▸►»›·‣")
_COPYRIGHT = LazyPattern(
    r".{0,40}(?:copyright|©|\(c\) ?[0-9]{4}|all rights reserved|저작권)", 2
)
"""What closes a page (case ignored, as `re.IGNORECASE` is 2)."""
_MOST_GAINED: Final = 300
"""One line speaks for the body with so many of its code points at most."""
_UNFINISHED: Final = 4
"""A long line that ends no sentence, as headlines in lists do, counts a part."""
_MENU_COST: Final = 25
_ITEM_COST: Final = 15
_PLAIN_COST: Final = 15
_KNOWN_COST: Final = 90
_CJK_WEIGHT: Final = 2
"""A Korean, Japanese or Chinese character says as much as two Latin letters."""
_SENTENCE: Final = 40
_CLAUSE: Final = 60
_LONG: Final = 120
_GIANT: Final = 350
"""A longer line is a paragraph, however it ends."""
_FEWEST_WRAPPED: Final = 3
_SHARE: Final = 4
"""The first body of a page holds at least this part of what a later one holds."""


@frozen
class Core:
    """The stretch of a page in which sentences outweigh menus."""

    first: int
    """Index of the first line."""
    last: int
    """Index of the last line."""
    weight: int
    """By how much, in code points."""
    headed: bool
    """Whether the first line may be a headline: it goes on in no other line."""


def find_core(pieces: Sequence[Piece], known: frozenset[int]) -> Core | None:
    """Return where the body of a page stands; nothing where no sentences are.

    Every line gets a weight: sentences count for the body with their length, short
    lines, menu items and known furniture against it. The body is the heaviest stretch.
    What follows a page's copyright line is weighed apart: hidden parts of the page.

    Args:
        pieces: the lines of the page.
        known: indexes of lines that sites are known to add.
    """
    best: Core | None = None
    start, total = 0, 0
    top: Core | None = None
    wrapped = wrapped_lines(pieces)
    for index, piece in enumerate(pieces):
        if index in known and _COPYRIGHT.match(piece.text):
            best, top, total = _better(best, top), None, 0
            continue
        if total <= 0:
            start, total = index, 0
        if index in known:
            total -= _KNOWN_COST
        elif index in wrapped:
            total += min(len(piece.text), _MOST_GAINED)
        else:
            total += line_weight(piece)
        if total > (top.weight if top else 0):
            top = Core(start, index, total, start not in wrapped)
    return _better(best, top)


def _better(before: Core | None, core: Core | None) -> Core | None:
    if before is None or core is None:
        return before or core
    return before if before.weight * _SHARE >= core.weight else core


def line_weight(piece: Piece) -> int:
    """Return by how much a line speaks for body text; below nought for a menu."""
    text = piece.text
    if len(text) >= _GIANT and not text.endswith(_CUT_OFF):
        return min(len(text), _MOST_GAINED)
    cjk = is_cjk_text(text)
    size = len(text) * (_CJK_WEIGHT if cjk else 1)
    if text.endswith(_CUT_OFF):
        return -_MENU_COST
    if size >= _GIANT or (size >= _SENTENCE and ends_sentence(text)):
        return min(size, _MOST_GAINED)
    if (size >= _LONG and any(c in text for c in ".,;、。")) or (
        cjk and size >= _CLAUSE
    ):
        return min(size, _MOST_GAINED) // _UNFINISHED
    return -_cost(piece, size, cjk=cjk)


def _cost(piece: Piece, size: int, *, cjk: bool) -> int:
    """Return by how much a line that is no sentence speaks for a menu."""
    if piece.kind is not None or (cjk and piece.mark and not is_menu_mark(piece)):
        return 0
    if piece.mark is not None:
        return _ITEM_COST
    return _PLAIN_COST if size >= _CLAUSE else _MENU_COST


def is_menu_mark(piece: Piece) -> bool:
    """Tell whether a line opens with a mark that menus are drawn with."""
    return piece.mark is not None and piece.mark.text in _MENU_MARKS


def wrapped_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the lines of wrapped paragraphs.

    Lines of print go on where the line above is long and ends no sentence. They are a
    paragraph where one of them begins with a small letter or the last ends a sentence;
    headlines in a list do neither.
    """
    found: set[int] = set()
    run: list[int] = []
    lower = False
    for index, piece in enumerate(pieces):
        if run and _goes_on(pieces[index - 1], piece):
            run.append(index)
            lower = lower or starts_lower(piece.text)
            continue
        if lower or _is_paragraph(pieces, run):
            found.update(run)
        run, lower = [index], False
    if lower or _is_paragraph(pieces, run):
        found.update(run)
    return frozenset(found)


def _is_paragraph(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    return len(run) >= _FEWEST_WRAPPED and ends_sentence(pieces[run[-1]].text)


def _goes_on(before: Piece, piece: Piece) -> bool:
    if piece.mark is not None or len(before.last) < _SENTENCE:
        return False
    near = piece.gap <= 0 or (piece.gap == 1 and starts_lower(piece.text))
    return near and not ends_sentence(before.text)
