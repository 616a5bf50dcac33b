"""Pages: the release that stands between a web page's menus."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import field, frozen

from releasekit.model import BlockKind
from releasekit.parsing.draft import Piece
from releasekit.parsing.metadata.dates import is_date_line
from releasekit.parsing.rules.density import Core, find_core, is_menu_mark, line_weight
from releasekit.parsing.rules.head import is_letterhead
from releasekit.parsing.shape import ends_sentence, is_cjk_text, is_substantial
from releasekit.parsing.vocabulary import exact_lines, fold, phrases

PAGE_TITLE: Final = "furniture.page-title"
"""Rule of a page's own title, where its headline stands again."""
_SEPARATORS: Final = frozenset("-|»:")
_ALIKE: Final = str.maketrans("‐‑‒–—’‘“”´`\u00a0", "-----''\"\"'' ")
"""Dashes and quotation marks that sites write now so, now so."""
_FEWEST_LINES: Final = 20
_MENU_LINE: Final = 60
"""Code points of the longest line that heads a list of other pages."""
_FEWEST_KNOWN: Final = 3
_LONG_MENU: Final = 12
"""So many lines without a sentence above the body are a menu, with one known line."""
_SHORT: Final = 80
_FEWEST_AROUND: Final = 10
"""Lines around the body, at least, that make a text a page."""
_LEAST_WEIGHT: Final = 150
_LEAST_OF_MANY: Final = 50
_MANY_KNOWN: Final = 6
"""Between so many known lines, one short sentence is a release."""
_SEARCHED: Final = 70
"""Lines above the body in which the headline is looked for."""
_NEAR: Final = 3
_LONGEST_HEADLINE: Final = 320
_SHORTEST_HEADLINE: Final = 10
_SHORTEST_CJK: Final = 5
_LENGTHS: Final = (9, 12, 16, 20, 26, 40)
"""Widths from which on a line is ever less likely a menu's, ever more a headline."""
_NO_HEADLINE: Final = 4
_SHORTEST_REPEATED: Final = 20
"""Shorter lines stand again because they are menus."""
_MOST_DISTANT: Final = 3
_LISTED: Final = 4
"""Lines under the head of a list that are rather in it."""
_LEAST_SCORE: Final = 3
_HEAD_LINES: Final = 8
"""Lines under a date or a letterhead that may hold a headline of several lines."""
_FRONT_LINES: Final = 16
"""Lines above the headline that a release line may open."""
_OPENINGS: Final = ("release_line", "numbered_label")
_DATE_LINE: Final = 60
_CUT_HEADLINE: Final = 24
_STRAY_LINES: Final = 14
"""So many short lines at most, right above the first known one, are the site's too."""
_FEWEST_STRAY: Final = 6
"""So many short lines that end a page are the site's without a known one."""
_OWN_NAMES: Final = ("release_line", "label", "numbered_label", "meta")
_TAIL_NAMES: Final = ("end_mark", "meta", "attachment", "contact", "translation")
_LATE_NAMES: Final = ("end_mark", "meta", "attachment")
_LATE_LINES: Final = 15
_CONTACT_LINES: Final = 2
_STRAY_COST: Final = 15
"""Weight against a line from which on it may be the site's."""


@frozen
class _Page:
    """The lines of a page and what is known of them."""

    pieces: Sequence[Piece]
    known: frozenset[int]
    core: Core
    folded: tuple[str, ...] = field(repr=False)
    counts: Counter[str] = field(repr=False)
    trails: str = field(repr=False)
    """The known lines that may hold the headline too: page title, breadcrumb."""


def mark_page(pieces: Sequence[Piece], settled: Sequence[int]) -> bool:
    """Settle what stands around the release where a text is a page with menus.

    Args:
        pieces: the lines of the text.
        settled: indexes of the lines that sites are known to add, settled already.

    Returns:
        Whether the text is such a page.
    """
    if len(pieces) < _FEWEST_LINES or not settled:
        return False
    if sum(len(piece.text) <= _SHORT for piece in pieces) < _FEWEST_AROUND:
        return False
    many = len(settled) >= _MANY_KNOWN
    lists = exact_lines("furniture", "lists")
    known = frozenset(settled) | {
        i
        for i, piece in enumerate(pieces)
        if len(piece.text) <= _MENU_LINE and fold(piece.text) in lists
    }
    core = find_core(pieces, known)
    if core is None or core.weight < (_LEAST_OF_MANY if many else _LEAST_WEIGHT):
        return False
    if core.first + len(pieces) - 1 - core.last < _FEWEST_AROUND:
        return False
    if len(settled) < _FEWEST_KNOWN and core.first < _LONG_MENU:
        return False
    page = _page_of(pieces, known, core)
    headline = _headline(page)
    if headline is not None:
        headline = _first_of(page, headline)
        _mark_above(page, headline)
        _mark_between(page, headline)
    else:
        _mark_to_last_known(page)
    _mark_below(page)
    return True


def plain(text: str) -> str:
    """Return a line for comparing, dashes and quotation marks all alike."""
    folded = fold(text)
    return folded if folded.isascii() else folded.translate(_ALIKE)


def _page_of(pieces: Sequence[Piece], known: frozenset[int], core: Core) -> _Page:
    folded = tuple(plain(piece.text) for piece in pieces)
    top = [i for i in sorted(known | {0}) if i < core.first]
    trails = "\n".join(folded[i] for i in top if len(folded[i]) >= _CUT_HEADLINE)
    return _Page(pieces, known, core, folded, Counter(folded), trails)


def _headline(page: _Page) -> int | None:
    """Return the line that heads the body best, by evidence; the nearest of equals."""
    best, most = None, _LEAST_SCORE - 1
    first = max(0, page.core.first - _SEARCHED)
    for index in range(first, page.core.first + page.core.headed):
        score = _score(page, index)
        if score is not None and score >= most:
            best, most = index, score
    return best


def _score(page: _Page, index: int) -> int | None:
    """Return how much speaks for a line being the headline; nothing if it is none."""
    piece = page.pieces[index]
    if index in page.known or piece.kind is not None or not _may_head(piece):
        return None
    names = page.folded[index]
    score = 7 if page.pieces[0].rule == PAGE_TITLE and _is_named(page, names) else 0
    score = score or 5 * _stands_again(page, names)
    score += 2 * (piece.indent < page.pieces[page.core.first].indent)
    score += piece.gap > 0
    score += 2 * _is_dated(page, index)
    score += 2 * (_next_of_body(page, index) >= page.core.first)
    score -= 3 * _in_list(page, index)
    score += _by_length(names)
    return score - min((page.core.first - index) // 6, _MOST_DISTANT)


def _is_named(page: _Page, names: str) -> bool:
    """Tell whether a line is what the page's title says before the site's name."""
    return len(names) >= _SHORTEST_HEADLINE and (
        page.folded[0].startswith(names)
        and page.folded[0][len(names) :].lstrip()[:1] in _SEPARATORS
    )


def _by_length(names: str) -> int:
    """Return how much the length of a line speaks for a headline, against a menu."""
    size = len(names) * (2 if is_cjk_text(names) else 1)
    return bisect(_LENGTHS, size) - _NO_HEADLINE


def _in_list(page: _Page, index: int, near: int = _LISTED) -> bool:
    """Tell whether a line stands right under one that heads a list of other pages."""
    lists = exact_lines("furniture", "lists")
    return any(page.folded[i] in lists for i in range(max(0, index - near), index))


def _first_of(page: _Page, headline: int) -> int:
    """Return the first of the lines that head the release.

    A line between the date and the headline that was found is the headline, and what
    was found stands under it; and a headline over author and date comes before the
    same headline over the body.
    """
    again = page.folded[headline]
    if not _stands_again(page, again):
        return _first_under_date(page, headline)
    for index in range(max(0, headline - _SEARCHED), headline):
        if page.folded[index] == again and _heads_fields(page, index, headline):
            return index
    return headline


def _first_under_date(page: _Page, headline: int) -> int:
    """Return the first line between a date and a headline; else the headline."""
    indent = page.pieces[headline].indent
    for index in range(headline - 1, max(0, headline - _HEAD_LINES), -1):
        piece = page.pieces[index]
        if _is_own(piece) or is_letterhead(piece.text):
            return headline if _in_list(page, index, _HEAD_LINES) else index + 1
        if not _is_open(page, index) or piece.indent != indent or piece.mark:
            break
    return headline


def _heads_fields(page: _Page, index: int, headline: int) -> bool:
    """Tell whether author or date stand under a line as little set in as another."""
    piece, other = page.pieces[index], page.pieces[headline]
    if not _is_open(page, index) or piece.mark is not None:
        return False
    if piece.indent > other.indent or piece.gap < min(1, other.gap):
        return False
    below = range(index + 1, min(headline, index + 1 + _NEAR))
    return any(_is_field(page, i) for i in below)


def _is_field(page: _Page, index: int) -> bool:
    """Tell whether a line is data of the release: a date, a field's name or value."""
    names = phrases("field_name").exact
    return (
        _is_own(page.pieces[index])
        or page.folded[index] in names
        or (index > 0 and page.folded[index - 1] in names)
    )


def _is_open(page: _Page, index: int) -> bool:
    return index not in page.known and page.pieces[index].kind is None


def _may_head(piece: Piece) -> bool:
    text = piece.text
    least = _SHORTEST_CJK if is_cjk_text(text) else _SHORTEST_HEADLINE
    if piece.mark is not None or not least <= len(text) <= _LONGEST_HEADLINE:
        return False
    if text.endswith((":", "：", ",", "。")) or (is_substantial(piece) and _ends(text)):
        return False
    return not (is_date_line(text) or is_letterhead(text) or _opens(piece, _OWN_NAMES))


def _ends(text: str) -> bool:
    return ends_sentence(text) and not text.endswith(("!", "?", "…"))


def _stands_again(page: _Page, names: str) -> bool:
    """Tell whether a headline stands on another line, or in the page's trails."""
    if len(names) * (2 if is_cjk_text(names) else 1) < _SHORTEST_REPEATED:
        return False
    if page.counts[names] > 1 or names in page.trails:
        return True
    cut = names.rstrip(".…")
    return len(cut) < len(names) and len(cut) >= _CUT_HEADLINE and cut in page.trails


def _is_dated(page: _Page, index: int) -> bool:
    """Tell whether a date or a release line stands right below or above."""
    near = range(max(0, index - 2), min(len(page.pieces), index + _NEAR))
    return any(_is_own(page.pieces[i]) for i in near if i != index)


def _next_of_body(page: _Page, index: int) -> int:
    """Return the next line that is neither known, nor data of the release."""
    for at in range(index + 1, page.core.first):
        piece = page.pieces[at]
        if at not in page.known and not (_is_own(piece) or is_letterhead(piece.text)):
            return at
    return page.core.first


def _is_own(piece: Piece) -> bool:
    """Tell whether a line is a date, or opens a release."""
    if piece.kind is BlockKind.CHROME:
        return False
    short = len(piece.last) <= _DATE_LINE
    return (short and is_date_line(piece.last)) or _opens(piece, _OWN_NAMES)


def _opens(piece: Piece, names: Sequence[str]) -> bool:
    return piece.mark is None and any(map(piece.says, names))


def _mark_above(page: _Page, headline: int) -> None:
    """Settle all above the headline but the lines right above that open the release."""
    for piece in page.pieces[: _top_of(page, headline)]:
        _settle(piece, "furniture.page-head", 90)


def _top_of(page: _Page, headline: int) -> int:
    """Return the first line of the release: a release line, or the headline.

    Labels, dates and letterheads belong to it where nothing else stands between; what
    a release line opens belongs to it whole.
    """
    top, close = headline, True
    for index in range(headline - 1, max(-1, headline - 1 - _FRONT_LINES), -1):
        piece = page.pieces[index]
        if index in page.known or is_menu_mark(piece):
            break
        if _opens(piece, _OPENINGS):
            top = index
        own = _is_own(piece) or (is_letterhead(piece.text) and index < headline - 1)
        close = close and own
        top = index if close else top
    return top


def _mark_between(page: _Page, headline: int) -> None:
    """Settle share bars and related links between headline and body.

    All between two known lines is the site's; so is what follows the last of them
    where that one heads a list of other pages. A headline that stands again counts as
    known, but for one right above the body or under a line that opens the release.
    """
    zone = range(headline + 1, page.core.first)
    known = [i for i in zone if i in page.known or _is_trail(page, headline, i)]
    if not known:
        return
    lists = exact_lines("furniture", "lists")
    last = page.core.first if page.folded[known[-1]] in lists else known[-1] + 1
    for index in range(known[0], last):
        if not _is_field(page, index):
            _settle(page.pieces[index], "furniture.page-links", 75)
    for index in zone:
        if not page.pieces[index].spans:
            _settle(page.pieces[index], "furniture.page-links", 75)
    if zone and _is_section(page, headline + 1):
        page.pieces[headline + 1].settle(BlockKind.META, "meta.section", 70)


def _is_section(page: _Page, index: int) -> bool:
    """Tell whether a line names the section that a breadcrumb ends in."""
    piece = page.pieces[index]
    name = page.folded[index]
    ends = any(f"{sign} {name}\n" in f"{page.trails}\n" for sign in "»>/›|")
    return piece.kind is None and piece.mark is None and ends


def _is_trail(page: _Page, headline: int, index: int) -> bool:
    """Tell whether a line below the headline says it again, for the site."""
    near = range(max(headline + 1, index - _NEAR), index)
    return page.folded[index] == page.folded[headline] and (
        index + 1 < page.core.first and any(i in page.known for i in near)
    )


def _mark_to_last_known(page: _Page) -> None:
    """Settle all up to the last known line above the body: no headline was found."""
    known = [i for i in page.known if i < page.core.first]
    for piece in page.pieces[: max(known, default=0)]:
        if not _is_own(piece):
            _settle(piece, "furniture.page-head", 80)


def _mark_below(page: _Page) -> None:
    """Settle what follows the body, but for the lines that close the release."""
    end = _tail_start(page)
    for index in range(end, len(page.pieces)):
        _settle(page.pieces[index], "furniture.page-tail", 90)


def _tail_start(page: _Page) -> int:
    """Return where the site goes on after the body."""
    last = page.core.last
    limit = min(len(page.pieces), last + 1 + _LATE_LINES)
    for index in range(limit - 1, last, -1):
        if _opens(page.pieces[index], _LATE_NAMES):
            last = index + page.pieces[index].text.endswith((":", "："))
            break
    known = next(
        (i for i in range(last + 1, len(page.pieces)) if i in page.known), None
    )
    stop = len(page.pieces) if known is None else known
    start = stop
    while start > max(last + 1, stop - _STRAY_LINES) and _is_stray(page, start - 1):
        start -= 1
    certain = known is not None or stop - start >= _FEWEST_STRAY
    return start if certain else stop


def _is_stray(page: _Page, index: int) -> bool:
    """Tell whether a line above a footer is rather the site's than the release's."""
    piece = page.pieces[index]
    above = page.pieces[max(page.core.last, index - _CONTACT_LINES) : index]
    if line_weight(piece) > -_STRAY_COST or _opens(piece, _TAIL_NAMES):
        return False
    return not any(_opens(other, ("contact",)) for other in above)


def _settle(piece: Piece, rule: str, confidence: int) -> None:
    if piece.kind is None:
        piece.settle(BlockKind.CHROME, rule, confidence)
