"""Cuts: lines that hold more than one block, cut before any rule sees them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import evolve

from releasekit.parsing.draft import Piece
from releasekit.parsing.fronts import split_front
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.dates import find_dates
from releasekit.parsing.vocabulary import phrases

_TRAILING_END = LazyPattern(r"[\s.,]\s*(?P<end>끝\s?[.．]?|<끝>|\(끝\)|以上。?)$")
_LEADING_END = LazyPattern(r"(?P<end>- ?30 ?-|#{3,5}) {1,8}(?=\w)")
_LEADING: Final = "-#"
_TAIL: Final = 12
_WIDE_GAP = LazyPattern(r" {8,}")
_WIDEST_WRAP: Final = 24
"""Blanks that a wrapped line's break and the next one's indent may have left."""
_AFTER_DATE = LazyPattern(
    r"[ \u00a0]{1,40}(?=[A-ZÀ-Ý“\"])|(?=[A-Za-z]{2}-?[0-9]{1,4}$)"
)
"""Blanks and a headline, or a number glued to the date: ``May 5, 2020HP-17``."""
_BEFORE_DATE = LazyPattern(r"[ \u00a0]{2,40}$")
_FIGURES = LazyPattern(r"(?:\D*+\d){3}")
"""What no full date is without, but for those in ideographs."""
_COLON = LazyPattern(r"[^:：]{3,40}[:：][ \u00a0]{1,8}(?=\S)")
_RELEASE_GAP = LazyPattern(r"FOR (?:IMMEDIATE )?RELEASE[ \u00a0]{2,8}(?=\S)")
_BULLET_GAP = LazyPattern(
    r"(?<=\S)(?:[ \u00a0]{2,8}"
    r"(?=(?:[•\uf0b7]|â\x80¢|â€¢|ï\x82·|ï‚·)[ \u00a0]{1,8}\w{2})"
    r"|[ \u00a0]{3,8}(?=o[ \u00a0]{1,4}\w{2}))"
)
"""Blanks before a bullet inside of a line whose ends were lost."""
_FOR: Final = "for "
_HEAD_LINES: Final = 12
"""Lines from the top that may hold date, contact and headline together."""
_HEAD_LENGTH: Final = 400
_LONGEST_DATE: Final = 40
_FEW_LINES: Final = 5
"""A text of no more lines lost its line ends where wide gaps stand."""
_FULL_DATE: Final = len("2017-02-07")


def cut_pieces(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with every line cut where another block begins.

    What is settled, or was joined from several lines, is not cut.
    """
    if len(pieces) <= _FEW_LINES:
        pieces = [part for piece in pieces for part in _cut_gaps(piece)]
    first = next((i for i, piece in enumerate(pieces) if piece.kind is None), 0)
    until = first + _HEAD_LINES
    cut: list[Piece] = []
    head: list[Piece] = []
    for piece in pieces[:until]:
        shared = _is_open(piece) and _may_be_shared(piece.text)
        head += _cut_head(piece) if shared else (piece,)
    for piece in (*head, *pieces[until:]):
        if piece.kind is not None or len(piece.spans) > 1:
            cut.append(piece)
        elif _may_hold_bullets(piece.text):
            cut += (part for half in _cut_bullets(piece) for part in _cut_end(half))
        elif _may_hold_end(piece.text):
            cut += _cut_end(piece)
        else:
            cut.append(piece)
    return cut


def _may_hold_bullets(text: str) -> bool:
    """Tell whether a sign stands in a line that bullets inside of it have."""
    return not text.isascii() and (
        "•" in text or "\uf0b7" in text or "¢" in text or "·" in text
    )


def _may_hold_end(text: str) -> bool:
    """Tell whether an end mark may open or close a line."""
    tail = text[-_TAIL:]
    return text[0] in _LEADING or "끝" in tail or "以上" in tail


def _cut_bullets(piece: Piece) -> Iterator[Piece]:
    """Cut a line before the bullets that stand in it after a gap."""
    offset = 0
    for gap in _BULLET_GAP.finditer(piece.text):
        before, piece = split_piece(piece, gap.start() - offset, gap.end() - offset)
        piece.gap = 0
        offset = gap.end()
        yield before
    yield piece


def _is_open(piece: Piece) -> bool:
    """Tell whether a piece is one line that nothing has settled."""
    return piece.kind is None and len(piece.spans) == 1


def split_piece(piece: Piece, end: int, start: int) -> tuple[Piece, Piece]:
    """Cut a one-line piece: up to ``end``, and from ``start`` of its text."""
    first, last = piece.spans[0]
    before, after = piece.text[:end], piece.text[start:]
    return (
        evolve(
            piece,
            spans=[(first, first + end)],
            text=before,
            last=before,
            lines=[before],
            glues=[],
        ),
        evolve(
            piece,
            spans=[(first + start, last)],
            text=after,
            last=after,
            lines=[after],
            glues=[],
            gap=-1,
        ),
    )


def _cut_gaps(piece: Piece) -> Iterator[Piece]:
    """Cut a line at its wide gaps: what is left of lost line ends.

    Each part counts as standing after a blank line. Gaps that stand inside of sentences
    show how wide the breaks of wrapped lines are, which end nothing.
    """
    offset = 0
    rest = piece
    gaps = list(_WIDE_GAP.finditer(piece.text if _is_open(piece) else ""))
    inside = [len(gap[0]) for gap in gaps if piece.text[gap.end()].islower()]
    widest = max((width for width in inside if width <= _WIDEST_WRAP), default=0)
    for match in gaps:
        if len(match[0]) <= widest:
            continue
        before, rest = split_piece(rest, match.start() - offset, match.end() - offset)
        rest.gap = 1
        offset = match.end()
        yield before
    yield rest


def _may_be_shared(text: str) -> bool:
    """Tell whether a line shows a gap, figures at an end, or opens with "For "."""
    return (
        "  " in text
        or "\u00a0" in text
        or text[-1].isdigit()
        or text[: len(_FOR)].casefold() == _FOR
        or (text[0].isalnum() and _may_open_with_date(text[:_LONGEST_DATE]))
    )


def _may_open_with_date(head: str) -> bool:
    return _FIGURES.match(head) is not None or "年" in head


def _cut_head(piece: Piece) -> Iterator[Piece]:
    """Cut date, release line and headline that share a line apart."""
    for find_cut in (_release_line, _leading_date, _trailing_date):
        cut = find_cut(piece.text)
        if cut and _is_open(piece):
            before, piece = split_piece(piece, *cut)
            yield before
    offset = 0
    front = split_front(piece.text) if _is_open(piece) else ()
    for (_, end), (start, _) in pairwise(front):
        before, piece = split_piece(piece, end - offset, start - offset)
        offset = start
        yield before
    yield piece


def _leading_date(text: str) -> tuple[int, int] | None:
    """Return the cut after a full date that a headline or a contact follows."""
    if not text[:1].isalnum() or len(text) > _HEAD_LENGTH:
        return None
    head = text[:_LONGEST_DATE]
    if not _may_open_with_date(head):
        return None
    for date in find_dates(head, language="mul")[:1]:
        match = _AFTER_DATE.match(text, date.end)
        if date.start == 0 and match and _is_full(date.when):
            return date.end, match.end()
    return None


def _trailing_date(text: str) -> tuple[int, int] | None:
    """Return the cut before a full date that stands after a headline and a gap."""
    if not _LONGEST_DATE < len(text) <= _HEAD_LENGTH or not text[-1:].isdigit():
        return None
    start = len(text) - _LONGEST_DATE
    for date in find_dates(text[start:], language="mul")[-1:]:
        gap = _BEFORE_DATE.search(text[: start + date.start])
        if gap and start + date.end == len(text) and _is_full(date.when):
            return gap.start(), start + date.start
    return None


def _is_full(when: str) -> bool:
    return len(when) >= _FULL_DATE and not when.startswith("-")


def _release_line(text: str) -> tuple[int, int] | None:
    """Return the cut after ``For Immediate Release:`` with words behind it."""
    if text[: len(_FOR)].casefold() != _FOR:
        return None
    match = _COLON.match(text) or _RELEASE_GAP.match(text)
    if not match or not phrases("release_line").match(text):
        return None
    return len(text[: match.end()].rstrip()), match.end()


def _cut_end(piece: Piece) -> Iterator[Piece]:
    """Cut an end mark off the line that it closes, or that follows on it."""
    opening = piece.text[0] in _LEADING and _LEADING_END.match(piece.text)
    if opening:
        mark, piece = split_piece(piece, opening.end("end"), opening.end())
        yield mark
    match = _TRAILING_END.search(piece.text[-_TAIL:])
    if match:
        start = len(piece.text) - len(match["end"])
        words = piece.text[:start].rstrip()
        if words:
            before, piece = split_piece(piece, len(words), start)
            yield before
    yield piece
