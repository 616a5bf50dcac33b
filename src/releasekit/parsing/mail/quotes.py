"""Quoted text: the ``>`` before each line is taken off and kept as a mark."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from releasekit.parsing.draft import Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.lines import TAB_STOP
from releasekit.parsing.mail.letter import Letter
from releasekit.parsing.mail.words import matches, opens_attribution
from releasekit.parsing.shape import ends_sentence, starts_lower

_MARKS: Final = LazyPattern(r">(?:[ \u00a0]?>){0,40}")
_FEWEST: Final = 2
_MOST_SHARE: Final = 0.8
_LONG_LINE: Final = 50
"""A quoted line of this length that ends no sentence was wrapped."""


def take_quotes(letter: Letter) -> None:
    """Take the quote marks off, so that the lines read as if none were there.

    A text is quoted where something besides the marks says so; else ``>`` is a bullet.
    """
    pieces = letter.pieces
    found = [_MARKS.match(p.text) if p.text[0] == ">" else None for p in pieces]
    letter.depths = [match[0].count(">") if match else 0 for match in found]
    if not _is_quoting(letter):
        letter.depths = [0] * len(pieces)
        return
    kept: list[Piece] = []
    depths: list[int] = []
    gap = 0
    for piece, match, depth in zip(pieces, found, letter.depths, strict=True):
        if match:
            letter.drawn.append((piece.start, piece.start + match.end()))
            if match.end() == len(piece.text):
                gap += max(piece.gap, 0) + 1
                continue
            _take(piece, match.end())
        piece.gap += gap
        gap = 0
        kept.append(piece)
        depths.append(depth)
    letter.pieces, letter.depths = kept, depths
    _mend_wraps(letter)
    _part_depths(letter)


def _is_quoting(letter: Letter) -> bool:
    """Tell whether ``>`` at the start of lines quotes."""
    quoted = [p for p, d in zip(letter.pieces, letter.depths, strict=True) if d]
    if len(quoted) < _FEWEST:
        return False
    return (
        len(set(letter.depths) - {0}) > 1
        or any(len(p.text) == 1 for p in quoted)
        or len(quoted) >= _MOST_SHARE * len(letter.pieces) > _FEWEST
        or _is_introduced(letter)
        or any(_is_wrapped(a, b) for a, b in pairwise(quoted))
    )


def _is_introduced(letter: Letter) -> bool:
    """Tell whether an attribution or a forwarded mark stands above the first ``>``."""
    first = next(i for i, depth in enumerate(letter.depths) if depth)
    lead = [piece.text for piece in letter.pieces[max(0, first - 2) : first]]
    joined = " ".join(lead) if lead and opens_attribution(lead[0]) else ""
    return any(
        matches(name, text)
        for text in (*lead[-1:], joined)
        for name in ("attribution", "forwarded")
    )


def _is_wrapped(before: Piece, piece: Piece) -> bool:
    words = piece.text[1:].lstrip()
    long = len(before.text) >= _LONG_LINE and not ends_sentence(before.text)
    return piece.gap == 0 and long and starts_lower(words)


def _take(piece: Piece, length: int) -> None:
    """Cut marks of a length off a line; one blank behind them is stuffing."""
    end = piece.end
    rest = piece.text[length:]
    words = rest.lstrip()
    blanks = rest[: len(rest) - len(words)]
    piece.indent = max(0, len(blanks.expandtabs(TAB_STOP)) - 1)
    piece.spans = [(end - len(words), end)]
    piece.text = piece.last = words
    piece.lines = [words]


def _mend_wraps(letter: Letter) -> None:
    """Give a line that a mail program wrapped out of its quotation its depth back."""
    pieces, depths = letter.pieces, letter.depths
    for i in range(1, len(pieces) - 1):
        same = depths[i] == 0 < depths[i - 1] == depths[i + 1]
        close = pieces[i].gap <= 0 and pieces[i + 1].gap <= 0
        if same and close and len(pieces[i - 1].text) >= _LONG_LINE:
            depths[i] = depths[i - 1]


def _part_depths(letter: Letter) -> None:
    """Keep lines of different depths apart."""
    lines = pairwise(zip(letter.pieces, letter.depths, strict=True))
    for number, ((before, outer), (piece, depth)) in enumerate(lines, 1):
        if outer != depth:
            before.sealed = True
            piece.gap = max(piece.gap, 1)
            letter.borders[number] = "quote"
