"""Furniture: what the web site or page put around and into a release."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.cuts import split_piece
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.dates import is_date_line
from releasekit.parsing.profile import RULE as PROFILE
from releasekit.parsing.rules.page import PAGE_TITLE, mark_page, plain
from releasekit.parsing.shape import (
    continues_word,
    ends_sentence,
    is_cjk_text,
    is_shredded,
    is_substantial,
)
from releasekit.parsing.vocabulary import exact_lines, fold, hints, phrases

_LONGEST_NOTICE: Final = 240
"""Longest line, in code points, that sites add: cookie and copyright notices."""
_BAR = LazyPattern(r"\s?[|•·»]\s?| {3,}")
_BAR_SIGNS: Final = ("|", "•", "·", "»", "   ")
"""What `_BAR` matches, as plain strings: found without a pattern."""
_MENU_LINE: Final = 60
"""Longest line, in code points, that a menu is made of."""
_WRAPPED_LINE: Final = 56
"""Two lines of this length, one below the other, are a wrapped paragraph."""
_SITE_SEPARATOR = LazyPattern(r" [-–—|»:] (?=[^-–—|»]{1,80}$)")
_SHORTEST_HEADLINE: Final = 12
_SENTENCE: Final = 40
_HEADLINE: Final = 20
"""Length of a sentence and of a headline, at least, in Latin letters."""
_TORN: Final = 10
"""Where one line in so many begins with a particle, sentences were torn."""
_SHORTEST_CUT: Final = 24
_LONGEST_PAGE_TITLE: Final = 400
_HEADLINE_LINES: Final = 4
_HEAD_LINES: Final = 400
"""Lines from the top in which a page's headline is looked for."""
_FURNITURE: Final = "furniture"
_OPENINGS: Final = ("release_line", "label")
_MAIL: Final = "mail."
_FEWEST_BREAKS: Final = 5
"""Rules that tell what a mail system put there from what a page did."""
_TAIL_AFTER_END: Final = 12
"""More short lines than this after an end mark are a page's footer."""


def mark_page_title(draft: Draft) -> None:
    """Settle a page's own title, ``Headline - Site``, and the menu below it.

    The page title is known by its headline standing again, alone, further down, on one
    line or on several; what stands between the two is the site's, but for lines that
    open a release. Where the headline stands again only cut off (``Headline of the…``),
    the site's name is cut off the page title, and the rest is the headline.
    """
    first = next((p for p in draft.pieces if p.kind is None), None)
    cut = _site_name(first.text) if first else None
    if first is None or cut is None:
        return
    headline = plain(first.text[: cut[0]])
    texts = [plain(piece.text) for piece in draft.pieces[:_HEAD_LINES]]
    places = list(_places_of(headline, texts))
    if not places:
        cut_off = [i for i, text in enumerate(texts) if _is_cut_off(headline, text)]
        if cut_off:
            _mark_menu(draft.pieces[1 : cut_off[0] + 1])
            draft.pieces[cut_off[0]].settle(BlockKind.CHROME, "furniture.headline", 80)
            _cut_site_name(draft, first, cut)
        return
    first.settle(BlockKind.CHROME, PAGE_TITLE, 90)
    first.sealed = True
    _mark_menu(draft.pieces[: places[0].start])
    for place in reversed(places):
        _join_lines(draft, place)


def _mark_menu(pieces: list[Piece]) -> None:
    for piece in pieces:
        if piece.kind is None and not _is_content(piece):
            piece.settle(BlockKind.CHROME, "furniture.page-menu", 80)


def _site_name(text: str) -> tuple[int, int] | None:
    """Return where the site's name is cut off a page title, if it is one."""
    match = _SITE_SEPARATOR.search(text) if len(text) <= _LONGEST_PAGE_TITLE else None
    if match is None or match.start() < _SHORTEST_HEADLINE:
        return None
    return match.start(), match.start() + 1


def _places_of(headline: str, texts: list[str]) -> Iterator[range]:
    """Yield the lines below the first that a headline stands on, once or wrapped."""
    letters = headline.replace(" ", "")
    for index in range(1, len(texts)):
        end, joined = index + 1, texts[index].replace(" ", "")
        if not joined or not letters.startswith(joined):
            continue
        while joined != letters and end < min(len(texts), index + _HEADLINE_LINES):
            joined, end = joined + texts[end].replace(" ", ""), end + 1
        if joined == letters:
            yield range(index, end)


def _is_cut_off(headline: str, text: str) -> bool:
    """Tell whether a line is a headline cut off: ``Inspectors Order…``."""
    cut = text.rstrip(".…")
    return (
        len(cut) < len(text) and len(cut) >= _SHORTEST_CUT and headline.startswith(cut)
    )


def _cut_site_name(draft: Draft, first: Piece, cut: tuple[int, int]) -> None:
    title, site = split_piece(first, *cut)
    site.settle(BlockKind.CHROME, PAGE_TITLE, 80)
    title.sealed = True
    at = draft.pieces.index(first)
    draft.pieces[at : at + 1] = [title, site]


def _join_lines(draft: Draft, place: range) -> None:
    """Join the lines of a headline that was wrapped."""
    head = draft.pieces[place.start]
    rest = draft.pieces[place.start + 1 : place.stop]
    if head.kind is not None or any(p.kind or p.mark for p in rest):
        return
    for piece in rest:
        head.append(piece)
    head.heal()
    head.sealed = True
    del draft.pieces[place.start + 1 : place.stop]


def mark_furniture(draft: Draft) -> None:
    """Settle lines that sites are known to add, and the menus around them."""
    pieces = draft.pieces
    bars = any(sign in draft.source.text for sign in _BAR_SIGNS)
    known = [
        i
        for i, piece in enumerate(pieces)
        if _is_known(piece, bars=bars) and not piece.rule.startswith(_MAIL)
    ]
    shredded = is_shredded(draft)
    if shredded:
        known = _outside_marks(pieces, known)
    for index in known:
        if not pieces[index].rule.startswith(PROFILE):
            pieces[index].settle(BlockKind.CHROME, "furniture.phrase", 95)
    if not known or draft.source.text.count("\n") < _FEWEST_BREAKS:
        return  # a page that is one line has lost what tells menus from text
    if not (shredded and _is_torn(pieces)) and mark_page(pieces, known):
        return
    _mark_head(pieces, known, shredded=shredded)
    _mark_tail(pieces, known, shredded=shredded)


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


def _body_lines(pieces: list[Piece], *, shredded: bool) -> Iterator[int]:
    """Yield which lines are body text: long ones, and runs of wrapped ones.

    Teasers in menus are wrapped too: such runs count only after a line that opens a
    release. In a shredded save the marked lines are the body.
    """
    if shredded:
        yield from (i for i, piece in enumerate(pieces) if _is_strong(piece))
        return
    opening = next(filter(_opens_release, pieces), None)
    opened = False
    before: Piece | None = None
    for index, piece in enumerate(pieces):
        opened = opened or piece is opening
        if is_substantial(piece) or (opened and before and _goes_on(before, piece)):
            yield index
        before = piece


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Tell whether a line looks like the next one of a wrapped paragraph."""
    return (
        piece.gap == 0
        and piece.mark is before.mark is None
        and min(len(before.last), len(piece.last)) >= _WRAPPED_LINE
        and " " in piece.text
    )


def _is_torn(pieces: list[Piece]) -> bool:
    """Tell whether particles stand alone: a torn text, not the short words of menus."""
    return _TORN * sum(continues_word(piece.text) for piece in pieces) >= len(pieces)


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


def _is_known(piece: Piece, *, bars: bool) -> bool:
    if piece.kind is not None and piece.rule.startswith(PROFILE):
        return piece.kind is BlockKind.CHROME
    if len(piece.last) > _LONGEST_NOTICE:
        return False
    return (
        piece.says(_FURNITURE)
        or (piece.mark is not None and _is_marked_phrase(piece))
        or (bars and _is_link_bar(piece.text))
    )


def _is_marked_phrase(piece: Piece) -> bool:
    """Tell whether what looked like a mark belongs to the site's words."""
    furniture = phrases(_FURNITURE)
    if piece.mark is None or piece.mark.text[0].lower() not in furniture.forms.firsts:
        return False
    return _FURNITURE in hints(piece.whole) and furniture.match(piece.whole)


def _is_link_bar(text: str) -> bool:
    """Tell whether a line is site links side by side: ``Privacy | Site Map``."""
    if len(text) > 4 * _MENU_LINE:
        return False
    if not any(sign in text for sign in _BAR_SIGNS):
        return False
    parts = [fold(part) for part in _BAR.split(text)]
    known = sum(part in phrases(_FURNITURE).exact for part in parts)
    return known * 2 > len(parts)


def _mark_head(pieces: list[Piece], known: list[int], *, shredded: bool) -> None:
    """Settle everything between the page's top and its last menu line."""
    body = next(_body_lines(pieces, shredded=shredded), len(pieces))
    first_body = _first_sentence(pieces, body)
    above = [i for i in known if i < first_body]
    if not shredded:
        above = _above_headline(pieces, above, first_body)
    if not above:
        return
    for index in range(above[-1]):
        piece = pieces[index]
        if piece.kind is None and not _is_content(piece):
            piece.settle(BlockKind.CHROME, "furniture.head", 70)


def _first_sentence(pieces: list[Piece], until: int) -> int:
    """Return the first line up to another that is a sentence, however short."""
    for index, piece in enumerate(pieces[:until]):
        said = piece.kind is None and ends_sentence(piece.text)
        if said and _width(piece.text) >= _SENTENCE:
            return index
    return until


def _above_headline(pieces: list[Piece], known: list[int], body: int) -> list[int]:
    """Drop what stands right above the body where the headline is above it.

    Share bars stand below headline and date as well; then nothing else is left that
    could head the body.
    """
    for count in range(len(known), 0, -1):
        if any(_may_head(p) for p in pieces[known[count - 1] + 1 : body]):
            return known[:count]
    return known


def _may_head(piece: Piece) -> bool:
    open_line = piece.kind is None and piece.mark is None
    return open_line and _width(piece.text) >= _HEADLINE and not _is_content(piece)


def _width(text: str) -> int:
    """Return the length of a line, in Latin letters."""
    return len(text) * (2 if is_cjk_text(text) else 1)


def _mark_tail(pieces: list[Piece], known: list[int], *, shredded: bool) -> None:
    """Settle everything after the first line that only footers have."""
    tail = exact_lines(_FURNITURE, "tail")
    starts = [i for i in known if fold(pieces[i].text) in tail]
    if not starts:
        return
    body = list(_body_lines(pieces, shredded=shredded))
    half = body[len(body) // 2] if body else 0
    starts = [i for i in starts if i > half]
    if not starts:
        return
    beyond = sum(i > starts[0] for i in body)
    if beyond * 2 > len(body):
        return
    for piece in pieces[starts[0] :]:
        if piece.kind is None:
            piece.settle(BlockKind.CHROME, "furniture.tail", 75)


def _opens_release(piece: Piece) -> bool:
    return piece.mark is None and any(map(piece.says, _OPENINGS))


def _is_content(piece: Piece) -> bool:
    """Tell whether a line above the last menu line speaks for the issuer."""
    if len(piece.last) <= _MENU_LINE and is_date_line(piece.last):
        return True
    if len(piece.text) > _MENU_LINE and piece.mark is None:
        return True
    return _opens_release(piece)
