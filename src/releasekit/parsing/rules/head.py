"""The head of a release: letterhead, headline, subtitles."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise, takewhile
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.deeds import tells_deed
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.fronts import is_titled
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.shape import (
    BOX_OPENERS,
    FRAMES,
    ends_sentence,
    is_cjk_text,
    is_substantial,
)
from releasekit.parsing.vocabulary import fold, phrases

_LONGEST_TITLE: Final = 320
_LONGEST_SUBTITLE: Final = 220
_LONGEST_LETTERHEAD: Final = 110
_LONGEST_SENTENCE: Final = 130
"""A first line that is a longer sentence opens the body."""
_LONGEST_ALONE: Final = 150
"""The longest text that is only a headline."""
_LETTERHEAD_LINES: Final = 14
_LETTERHEAD_RULE: Final = "letterhead.phrase"
_LONG_NAME: Final = 50
"""A line this long that names a body, right above the text, is its headline."""
_SUMMARY_GLYPHS: Final = frozenset("▷▶◇◆▲△■")
_FRONT: Final = 12
"""Code points at the front of a line that tell most lines from a headline."""
_BODY_GLYPHS: Final = frozenset("■◆")
"""Those that open the paragraphs of other releases, in whole sentences."""
_FEW: Final = 4
_CUT_TITLE: Final = 30
_NO_LETTERS: Final = LazyPattern(r"[\W_]+")
_REPEATS: Final = 8
"""Lines under a headline where it may stand again on several lines."""
_TITLE_LINES: Final = 4
_SUMMARIES: Final = 3
"""So many lines with dashes at most sum a release up; more are a list."""
_SITE_LABELS: Final = "[(<"
"""What opens a label that a site puts before a headline: ``[보도자료]``, ``(동정)``."""
_RETOLD: Final = 0.65
"""Share of pairs of letters that a headline in other words keeps."""
_CUT_OFF: Final = 12
"""A headline so long that begins another is that one, cut off."""
_FEW_PAIRS: Final = 6
_LONG_LINE: Final = 40
"""Code points of Korean from which a line is body text, or sums nothing up."""
_OPENS_BODY: Final = LazyPattern(
    r"(?:[A-Z][A-Z .’'-]{2,30}(?:, ?[A-Z][\w. ]{1,12})?|\([A-Z][\w .,]{2,36}\))"
    r" ?(?:[–—-]|--) ?(?=[A-Z“\"])|(?:WHO|WHAT|WHEN|WHERE|WHY) ?:"
)
_LONGEST_STOPLESS: Final = 70
_TOLD: Final = LazyPattern(
    r"다\.\(|[했였됐]다$|[가-힣]\((?:장관|청장|처장|원장|위원장|이사장|본부장) "
)
"""What says that a Korean line is a sentence of the body, its full stop lost or not."""
_NOMINAL_LENGTH: Final = 25
_NOMINAL_ENDS: Final = ("음", "임", "함", "됨", "있음", "예정", "예정임", "드림")
"""How Korean notes end their sentences."""
_QUIET: Final = frozenset(
    {
        BlockKind.CHROME, BlockKind.RULE, BlockKind.LABEL, BlockKind.LETTERHEAD,
        BlockKind.RELEASE_LINE, BlockKind.DATELINE, BlockKind.META, BlockKind.CONTACT,
        BlockKind.TEXT_MARK,
    }
)  # fmt: skip
"""Kinds that may stand between the top of the page and the headline."""
_LABELLED: Final = _QUIET - {BlockKind.CHROME}
_HEADS: Final = _QUIET | {BlockKind.TITLE, BlockKind.SUBTITLE}


def mark_letterheads(draft: Draft) -> None:
    """Settle lines that name the issuing body, above the body of the text."""
    seen = 0
    for piece in draft.pieces:
        if piece.kind in {BlockKind.CHROME, BlockKind.CONTACT}:
            continue
        if draft.head and piece.start < draft.head:
            continue
        headline = seen == 0 and not ends_sentence(piece.text)
        if (is_substantial(piece) and not headline) or seen > _LETTERHEAD_LINES:
            return
        seen += 1
        if piece.kind is None and is_letterhead(piece.text):
            piece.settle(BlockKind.LETTERHEAD, _LETTERHEAD_RULE, 75)


def is_letterhead(text: str) -> bool:
    """Tell whether a line names a body and says nothing of what it did."""
    if len(text) > _LONGEST_LETTERHEAD or ends_sentence(text):
        return False
    if not phrases("letterhead").match(text) or phrases("heading").match(text):
        return False
    return not tells_deed(text)


def mark_title(draft: Draft) -> None:
    """Settle the headline, its repetitions and the lines under it."""
    index = title_index(draft)
    if index is None:
        index = _long_letterhead(draft.pieces)
    if index is None:
        return
    title = draft.pieces[index]
    title.settle(BlockKind.TITLE, "title.first-line", _certainty(draft, title))
    _mark_repeats(draft.pieces, index)
    if draft.script == "Kore":
        _mark_own_headline(draft.pieces, index)
    stopless = draft.script == "Latn" and ". " not in draft.source.text
    _mark_subtitles(draft.pieces, index, stopless=stopless)


def title_index(draft: Draft) -> int | None:
    """Return which piece may be the headline: the first that says something."""
    pieces = draft.pieces
    for index, piece in enumerate(pieces):
        if piece.kind in _QUIET or (draft.head and piece.start < draft.head):
            continue
        if piece.kind is None and piece.mark is None and _may_be_title(pieces, index):
            wired = index > 0 and pieces[index - 1].rule == "dateline.wire"
            return None if wired and ends_sentence(piece.text) else index
        return None
    return None


def _long_letterhead(pieces: list[Piece]) -> int | None:
    """Return the long line naming a body that heads a text without a headline."""
    for index, piece in enumerate(pieces):
        if piece.kind not in _QUIET:
            before = pieces[index - 1] if index else piece
            named = before.rule == _LETTERHEAD_RULE and len(before.text) >= _LONG_NAME
            return index - 1 if named else None
    return None


def _may_be_title(pieces: list[Piece], index: int) -> bool:
    text = pieces[index].text
    if len(text) > _LONGEST_TITLE or text.endswith((":", "：")):
        return False
    cut_off = text.endswith("...")
    if text.endswith((".", "。")) and len(text) > _LONGEST_SENTENCE and not cut_off:
        return False
    return any(p.kind not in _QUIET for p in pieces[index + 1 :]) or (
        len(text) < _LONGEST_ALONE
    )


def _certainty(draft: Draft, title: Piece) -> int:
    before = takewhile(lambda piece: piece is not title, draft.pieces)
    return 92 if any(piece.kind in _LABELLED for piece in before) else 85


def _mark_repeats(pieces: list[Piece], index: int) -> None:
    """Settle the same headline standing again, whole, cut or longer."""
    key = _letters(pieces[index].text)
    openers = {key[:1], pieces[index].text[:1].casefold()}
    _join_repeats(pieces, index, key, openers)
    for position, piece in enumerate(pieces):
        if _opens_otherwise(piece.text, openers) or position == index:
            continue
        if not _may_begin(piece.text, key):
            continue
        again = _letters(piece.text[:_CUT_TITLE])
        if not again or not (key.startswith(again) or again.startswith(key)):
            continue
        again = _letters(piece.text)
        same = again == key or (
            len(pieces[index].text) >= _CUT_TITLE
            and (again.startswith(key) or key.startswith(again))
            and len(piece.text) >= _CUT_TITLE
        )
        if not same or len(piece.text) > _LONGEST_TITLE:
            continue
        if piece.kind is None and piece.mark is None:
            piece.settle(BlockKind.TITLE, "title.repeated", 85)
        elif position < index and piece.kind is None:
            piece.settle(BlockKind.CHROME, "furniture.headline", 60)


def _join_repeats(
    pieces: list[Piece], index: int, key: str, openers: Container[str]
) -> None:
    """Join the lines of a headline that stands again, wrapped."""
    end = min(len(pieces), index + 2 * _REPEATS)
    for at in range(index + 1, end):
        text = pieces[at].text
        if _opens_otherwise(text, openers) or not _may_begin(text, key):
            continue
        if not key.startswith(_letters(text[:_FRONT])):
            continue
        run = list(takewhile(_is_plain, pieces[at : at + _TITLE_LINES]))
        joined = ""
        for count, piece in enumerate(run, 1):
            joined += _letters(piece.text)
            if count > 1 and joined == key:
                for other in run[1:count]:
                    run[0].append(other)
                run[0].heal()
                del pieces[at + 1 : at + count]
                return
            if not key.startswith(joined):
                break


def _opens_otherwise(text: str, openers: Container[str]) -> bool:
    """Tell whether a line begins with a letter or figure that no headline does."""
    first = text[:1]
    return first.isalnum() and first.casefold() not in openers


def _may_begin(text: str, key: str) -> bool:
    """Tell whether a line may begin like a headline: most are told by one word."""
    word = text[:_FEW].casefold().rstrip()
    return not word.isalnum() or key.startswith(word) or len(key) < _FEW


def _mark_own_headline(pieces: list[Piece], index: int) -> None:
    """Settle the headline that a document has below the one its site gave it.

    It tells the same in other words, or stands between a headline that a site has
    labelled and the lines that sum the release up.
    """
    at = index + 1
    while at < len(pieces) and pieces[at].kind in _QUIET:
        at += 1
    run = list(takewhile(_is_plain, pieces[at : at + _TITLE_LINES]))
    if not run or run[0].gap < 1 or len(run[0].text) > _LONGEST_SUBTITLE:
        return
    title = pieces[index].text
    count, rule = _lines_retold(title, run), "title.retold"
    if not count:
        count, rule = _lines_of_own(pieces, index, at, run), "title.own"
    if count:
        for piece in run[1:count]:
            run[0].append(piece)
        run[0].heal()
        del pieces[at + 1 : at + count]
        run[0].settle(BlockKind.TITLE, rule, 72)


def _lines_retold(title: str, run: list[Piece]) -> int:
    """Return how many lines together share most pairs of letters with a headline."""
    best, found = _RETOLD, 0
    for count in range(1, len(run) + 1):
        text = " ".join(piece.text for piece in run[:count])
        if ends_sentence(text) and not ends_sentence(title):
            break
        cut = len(title) >= _CUT_OFF and _letters(text).startswith(_letters(title))
        share = 1.0 if cut else _shared(title, text)
        if share >= best:
            best, found = share, count
    return found


def _shared(title: str, text: str) -> float:
    """Return the share of pairs of letters that two lines have in common."""
    one, other = _letters(title), _letters(text)
    pairs, again = set(pairwise(one)), set(pairwise(other))
    return len(pairs & again) / max(len(pairs), len(again), _FEW_PAIRS)


def _lines_of_own(pieces: list[Piece], index: int, at: int, run: list[Piece]) -> int:
    """Return how many lines are a headline between a site's and a summary, or 0."""
    title = pieces[index].text
    count = 1 + sum(1 for _ in takewhile(lambda piece: piece.gap == 0, run[1:]))
    below = pieces[at + count] if at + count < len(pieces) else None
    if below is None or at != index + 1:
        return 0
    if not (_is_framed(below) or _is_summary(pieces, at + count - 1, at + count)):
        return 0
    labelled = title[:1] in _SITE_LABELS
    return count if labelled or _letters(below.text) == _letters(title) else 0


def _is_plain(piece: Piece) -> bool:
    return piece.kind is None and piece.mark is None


def _letters(text: str) -> str:
    """Return the letters and figures of a headline, folded, for comparing."""
    return _NO_LETTERS.sub("", fold(text))


def _mark_subtitles(pieces: list[Piece], index: int, *, stopless: bool) -> None:
    """Settle the short lines between headline and body.

    Where the full stops were lost, a long line in small letters is a sentence.
    """
    for position in range(index + 1, len(pieces)):
        piece = pieces[position]
        if piece.kind in _QUIET or piece.kind is BlockKind.TITLE:
            continue
        summary = _is_summary(pieces, index, position)
        if not (summary or _is_subtitle(piece)) or _heads_list(pieces, position):
            return
        long = stopless and len(piece.text) > _LONGEST_STOPLESS
        if long and not is_titled(piece.text):
            return
        if _is_framed(piece):
            piece.drop_mark()
        piece.settle(BlockKind.SUBTITLE, "subtitle.under-title", 65)


def _is_framed(piece: Piece) -> bool:
    return _is_dashed(piece) and piece.text[-1:] in FRAMES


def _is_subtitle(piece: Piece) -> bool:
    text = piece.text
    if piece.kind is BlockKind.LIST_ITEM and piece.mark:
        framed = _is_framed(piece)
        summary = piece.mark.text in _SUMMARY_GLYPHS and is_cjk_text(text)
        told = piece.mark.text in _BODY_GLYPHS and ends_sentence(text)
        return framed or (summary and not told and len(text) <= _LONGEST_SUBTITLE)
    if piece.kind is not None or len(text) > _LONGEST_SUBTITLE:
        return False
    if len(text) >= _NOMINAL_LENGTH and text.endswith(_NOMINAL_ENDS):
        return False
    long = len(text) > _LONG_LINE
    told = (
        text[0] == "【" or "다. " in text or (long and _TOLD.search(text) is not None)
    )
    if told or ends_sentence(text) or text.endswith((":", "：")):
        return False
    return not (text[0].islower() or _opens_body(text))


def _opens_body(text: str) -> bool:
    """Tell whether a place, or the name of a field, opens a line of the body."""
    opening = _OPENS_BODY.match(text)
    if opening is None:
        return False
    return opening[0][-1] == ":" or "," in opening[0] or not is_titled(text)


def _is_summary(pieces: list[Piece], index: int, position: int) -> bool:
    """Tell whether a line with a dash sums up: one of few between headline and body."""
    piece = pieces[position]
    if piece.mark is None or piece.mark.text not in FRAMES or piece.kind is None:
        return False
    above = [p for p in pieces[index + 1 : position] if p.kind not in _QUIET]
    body = next((p for p in pieces[position + 1 :] if not _is_dashed(p)), None)
    few = sum(map(_is_dashed, pieces[position : position + _SUMMARIES + 1]))
    heads = all(p.kind in _HEADS or _is_dashed(p) for p in above)
    opened = body is not None and (
        is_substantial(body)
        or body.mark is not None
        or (is_cjk_text(body.text) and len(body.text) >= _LONG_LINE)
        or body.text[:1] in BOX_OPENERS
    )
    return heads and few <= _SUMMARIES and opened and len(above) <= _REPEATS


def _is_dashed(piece: Piece) -> bool:
    return piece.mark is not None and piece.mark.text in FRAMES


def _heads_list(pieces: list[Piece], position: int) -> bool:
    """Tell whether a line is rather the heading of what follows it."""
    if pieces[position].mark is not None or position + 1 >= len(pieces):
        return False
    return pieces[position].says("heading")
