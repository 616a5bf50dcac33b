"""Furniture: what the web site or page put around and into a release."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.metadata.dates import is_date_line
from releasekit.parsing.shape import ends_sentence, is_shredded, is_substantial
from releasekit.parsing.vocabulary import exact_lines, fold, phrases

_LONGEST_NOTICE: Final = 240
"""Longest line, in code points, that sites add: cookie and copyright notices."""
_BAR = re.compile(r"\s?[|•·»]\s?| {3,}")
_MENU_LINE: Final = 60
"""Longest line, in code points, that a menu is made of."""
_WRAPPED_LINE: Final = 56
"""Two lines of this length, one below the other, are a wrapped paragraph."""
_SITE_SEPARATOR = re.compile(r" [-–—|»:] (?=[^-–—|»]{1,80}$)")
_SHORTEST_HEADLINE: Final = 12
_HEAD_LINES: Final = 400
"""Lines from the top in which a page's headline is looked for."""
_OPENINGS: Final = ("release_line", "label")
_TAIL_AFTER_END: Final = 12
"""More short lines than this after an end mark are a page's footer."""


def mark_page_title(draft: Draft) -> None:
    """Settle a page's own title, ``Headline - Site``, and the menu below it.

    The page title is known by its headline standing again, alone, further down; what
    stands between the two is the site's, but for lines that open a release.
    """
    pieces = draft.pieces
    first = next(iter(draft.open_pieces()), None)
    headline = _headline_of(first.text) if first else None
    if first is None or headline is None:
        return
    texts = [fold(piece.text) for piece in pieces[:_HEAD_LINES]]
    if headline not in texts:
        return
    first.settle(BlockKind.CHROME, "furniture.page-title", 90)
    first.sealed = True
    for piece in pieces[: texts.index(headline)]:
        if piece.kind is None and not _is_content(piece):
            piece.settle(BlockKind.CHROME, "furniture.page-menu", 80)


def _headline_of(text: str) -> str | None:
    """Return the headline in a page title, folded; nothing where there is no site."""
    head = _SITE_SEPARATOR.split(fold(text), maxsplit=1)
    return head[0] if len(head) > 1 and len(head[0]) >= _SHORTEST_HEADLINE else None


def mark_furniture(draft: Draft) -> None:
    """Settle lines that sites are known to add, and the menus around them."""
    pieces = draft.pieces
    known = [i for i, piece in enumerate(pieces) if _is_known(piece)]
    shredded = is_shredded(draft)
    if shredded:
        known = _outside_marks(pieces, known)
    for index in known:
        pieces[index].settle(BlockKind.CHROME, "furniture.phrase", 95)
    if not known:
        return
    body = _body_lines(pieces)
    if shredded:
        body = [i for i, piece in enumerate(pieces) if _is_strong(piece)]
    _mark_head(pieces, known, body)
    _mark_tail(pieces, known, body)


def mark_footer(draft: Draft) -> None:
    """Settle a long run of short lines after the end mark as the page's footer."""
    pieces = draft.pieces
    ends = [i for i, p in enumerate(pieces) if p.kind is BlockKind.END_MARK]
    if not ends:
        return
    rest = pieces[ends[-1] + 1 :]
    if len(rest) > _TAIL_AFTER_END and not any(map(is_substantial, rest)):
        for piece in rest:
            piece.settle(BlockKind.CHROME, "furniture.footer", 85)


def _body_lines(pieces: list[Piece]) -> list[int]:
    """Return which lines are body text: long ones, and runs of wrapped ones.

    Teasers in menus are wrapped too: such runs count only after a line that opens a
    release.
    """
    found: list[int] = []
    before: Piece | None = None
    opened = False
    for index, piece in enumerate(pieces):
        opened = opened or _opens_release(piece)
        wrapped = (
            opened
            and before is not None
            and piece.gap == 0
            and piece.mark is before.mark is None
            and min(len(before.last), len(piece.last)) >= _WRAPPED_LINE
            and " " in piece.text
        )
        if is_substantial(piece) or wrapped:
            found.append(index)
        before = piece
    return found


def _is_strong(piece: Piece) -> bool:
    return piece.mark is not None and not piece.mark.weak


def _outside_marks(pieces: list[Piece], known: list[int]) -> list[int]:
    """Keep what stands outside the marked lines: inside, short words are text."""
    marked = [i for i, piece in enumerate(pieces) if _is_strong(piece)]
    if not marked:
        return known
    ends = [i for i, p in enumerate(pieces) if phrases("end_mark").match(p.last)]
    last = max([marked[-1], *ends])
    return [i for i in known if i < marked[0] or i > last]


def _is_known(piece: Piece) -> bool:
    if len(piece.last) > _LONGEST_NOTICE:
        return False
    furniture = phrases("furniture")
    return (
        furniture.match(piece.text)
        or (piece.mark is not None and furniture.match(piece.whole))
        or _is_link_bar(piece.text)
    )


def _is_link_bar(text: str) -> bool:
    """Tell whether a line is site links side by side: ``Privacy | Site Map``."""
    if len(text) > 4 * _MENU_LINE:
        return False
    if _BAR.search(text) is None:
        return False
    pieces = _BAR.split(text)
    parts = [fold(part) for part in pieces]
    known = sum(part in phrases("furniture").exact for part in parts)
    return known * 2 > len(parts)


def _mark_head(pieces: list[Piece], known: list[int], body: list[int]) -> None:
    """Settle everything between the page's top and its last menu line."""
    first_body = body[0] if body else len(pieces)
    above = [i for i in known if i < first_body]
    if not above:
        return
    for index in range(above[-1]):
        piece = pieces[index]
        if piece.kind is None and not _is_content(piece):
            piece.settle(BlockKind.CHROME, "furniture.head", _trust(piece))


def _mark_tail(pieces: list[Piece], known: list[int], body: list[int]) -> None:
    """Settle everything after the first line that only footers have."""
    tail = exact_lines("furniture", "tail")
    half = body[len(body) // 2] if body else 0
    starts = [i for i in known if i > half and fold(pieces[i].text) in tail]
    if not starts:
        return
    beyond = sum(i > starts[0] for i in body)
    if beyond * 2 > len(body):
        return
    for piece in pieces[starts[0] :]:
        if piece.kind is None:
            piece.settle(BlockKind.CHROME, "furniture.tail", _trust(piece))


def _trust(piece: Piece) -> int:
    """Return how often a line of this length around the text is the page's."""
    if ends_sentence(piece.text):
        return 60
    return 88 if len(piece.text) < _MENU_LINE else 68


def _opens_release(piece: Piece) -> bool:
    return piece.mark is None and any(
        phrases(name).match(piece.text) for name in _OPENINGS
    )


def _is_content(piece: Piece) -> bool:
    """Tell whether a line above the last menu line speaks for the issuer."""
    if len(piece.last) <= _MENU_LINE and is_date_line(piece.last):
        return True
    if len(piece.text) > _MENU_LINE and piece.mark is None:
        return True
    return _opens_release(piece)
