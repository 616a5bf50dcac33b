"""Lines that say themselves what they are: rules, end marks, labels, data lines."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.calendar import cities
from releasekit.parsing.metadata.dates import is_date_line
from releasekit.parsing.shape import (
    ends_sentence,
    inside_sentences,
    is_substantial,
)
from releasekit.parsing.vocabulary import fold, phrases

_RULED = LazyPattern(r"[-=_~━─═▬·.*]{4,}|(?:[-=_~━─═▬] ){3,}[-=_~━─═▬]")
_DRAWN: Final = frozenset("-=_~━─═▬·.*")
"""What ruled lines begin with."""
_PAGE_NUMBER: Final = 8
_PAGE = LazyPattern(r"[-–—] ?(?:[12]?[1-9]|[12]0) ?[-–—]")
"""A page's number between dashes; 30 closes a release."""
_STARS = LazyPattern(r"\*{3,}")
_END_MARK: Final = 30
_HEAD_LINES: Final = 6
_LONG_STARS: Final = 25
"""More stars than close a text rule it off."""
_FIELD_VALUE: Final = 60
_SHORT: Final = 90
_FOOT: Final = 2
"""Lines from the top among which nobody signs."""
_SPOKESMAN: Final = LazyPattern(
    r"[가-힣·]{2,14} ?(?:대변인|대변인실|공보관|홍보담당관)"
)
_DATE_LINE: Final = 70
_PLACED_LINE: Final = 120
_DATED: Final = 36
_MONTH: Final = r"(?:[A-Z][a-zé]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [A-Za-zéû]{3,9}\.?)"
_DATE_PLACE = LazyPattern(
    rf"(?:[A-Z][a-z]{{2,8}},? )?{_MONTH},? 20[0-9]{{2}}"
    r"(?: ?[-–—] [A-ZÀ-Þ][\w.’' -]{1,30}, [A-ZÀ-Þ][\w.’' -]{1,30}(?: ?[-–—] .{3,60})?"
    r"|, [0-9]{1,2}:[0-9]{2} ?[ap]\.?m\.?,? (?:at )?(?:the )?[A-Z][\w ’-]{3,60})$"
)
"""``March 12, 2026 - Tarn, Marlow - Ports Canada``; date, time and office."""
_WIRE = LazyPattern(
    r"[A-ZÀ-Þ][\w .’/-]{1,30}(?:, [A-Z][\w .]{2,16}[0-9]{1,2})? ?"
    r"\((?:ots|JIS|APA|BIS|GIS|SPA|WAM|KUNA|QNA|PETRA|BNA|ONA|MAP|APS|GNA|NAN|KNA|PIA"
    r"|PNA|ANTARA|BERNAMA|Xinhua|Lusa|CANA|CMC)\) ?[:–—-]{0,2}$"
)
"""``KINGSTON, March 12 (JIS):``, ``Tarnstadt (ots)`` on a line of their own."""
_NAMED = (
    ("release_line", BlockKind.RELEASE_LINE, 95),
    ("label", BlockKind.LABEL, 90),
    ("numbered_label", BlockKind.META, 85),
    ("text_mark", BlockKind.TEXT_MARK, 85),
    ("signature", BlockKind.SIGNATURE, 88),
    ("caption", BlockKind.CAPTION, 80),
    ("printed", BlockKind.CHROME, 85),
    ("meta", BlockKind.META, 80),
)
_NAMES = tuple(name for name, _, _ in _NAMED)


def mark_rules(draft: Draft) -> None:
    """Settle ruled lines."""
    for piece in draft.open_pieces():
        whole = piece.last
        if whole[0] in "-–—" and len(whole) <= _PAGE_NUMBER and _PAGE.fullmatch(whole):
            piece.settle(BlockKind.CHROME, "printed.page-number", 80)
        elif (whole[0] in _DRAWN and _RULED.fullmatch(whole)) and (
            len(whole) >= _LONG_STARS or not _STARS.fullmatch(whole)
        ):
            piece.drop_mark()
            piece.settle(BlockKind.RULE, "rule.ruled-line", 95)


def mark_ends(draft: Draft) -> None:
    """Settle end marks: ``###``, ``-30-``, ``끝.``."""
    ends = phrases("end_mark")
    for index, piece in enumerate(draft.pieces):
        if (
            piece.kind is None
            and len(piece.last) < _END_MARK
            and ends.match(piece.last)
        ):
            if index == 0:
                continue
            piece.drop_mark()
            if _ends_head(draft.pieces, index):
                piece.settle(BlockKind.RULE, "rule.stars", 85)
            else:
                piece.settle(BlockKind.END_MARK, "end-mark.phrase", 95)


def _ends_head(pieces: list[Piece], index: int) -> bool:
    """Tell whether stars stand under a letterhead or a headline: no text is above."""
    stars = pieces[index].last.strip("* ") == ""
    return stars and index <= _HEAD_LINES and not any(map(_says, pieces[:index]))


def _says(piece: Piece) -> bool:
    return is_substantial(piece) or ends_sentence(piece.text)


def mark_datelines(draft: Draft) -> None:
    """Settle lines that are a date (and place) and nothing else."""
    inside = inside_sentences(draft)
    for before, piece in pairwise((None, *draft.pieces)):
        if piece is None or piece.kind is not None:
            continue
        if inside and id(piece) in inside:
            continue
        if before is not None and _closes_sentence(before, piece):
            continue
        short = len(piece.text) <= _DATE_LINE and len(piece.whole) <= _DATE_LINE
        if short and is_date_line(piece.last):
            piece.drop_mark()
            piece.settle(BlockKind.DATELINE, "dateline.date-line", 90)
        elif piece.mark is None and _opens_with_date(piece.text):
            piece.settle(BlockKind.DATELINE, "dateline.wire", 80)
            piece.sealed = True


def _closes_sentence(before: Piece, piece: Piece) -> bool:
    """Tell whether a date with a full stop is the end of the sentence above it."""
    if before.kind is not None or piece.last[-1:] != ".":
        return False
    return len(before.last) >= _FIELD_VALUE and before.last[-1].isalpha()


def _opens_with_date(text: str) -> bool:
    """Tell whether a line is date, place and body, or a place and a wire service."""
    if len(text) > _PLACED_LINE:
        return False
    if text[-1:] in "):–—-":
        return _WIRE.match(text) is not None
    return "20" in text[:_DATED] and _DATE_PLACE.match(text) is not None


def mark_place_lines(draft: Draft) -> None:
    """Settle a place that stands right under a date line, or right above it."""
    place = phrases("place_line", "case_patterns")
    for before, piece in pairwise(draft.pieces):
        if piece.gap > 0:
            continue
        for line, other in ((piece, before), (before, piece)):
            if other.kind is not BlockKind.DATELINE or line.kind is not None:
                continue
            if place.match(line.text) or fold(line.text) in cities():
                line.settle(BlockKind.DATELINE, "dateline.place", 75)
                line.sealed = True


def mark_named(draft: Draft) -> None:
    """Settle short lines that open with the words of their kind."""
    first = next((p for p in draft.pieces if p.kind is not BlockKind.CHROME), None)
    for piece in draft.open_pieces():
        if piece.mark is not None or len(piece.text) > 2 * _SHORT:
            continue
        if piece.hints.isdisjoint(_NAMES):
            continue
        for name, kind, confidence in _NAMED:
            if piece is first and _stands_for_headline(piece, name):
                continue
            if _fits(piece, name):
                piece.settle(kind, f"{name.replace('_', '-')}.phrase", confidence)
                piece.sealed = True
                break


def mark_offices_below(draft: Draft) -> None:
    """Settle the office of somebody who signed, on the line below the name."""
    for before, piece in pairwise(draft.pieces):
        if piece.kind is None and before.kind is BlockKind.DATELINE:
            _mark_spokesman(piece, draft.pieces)
        if before.rule != "signature.phrase" or piece.kind is not None:
            continue
        short = piece.gap <= 0 and len(piece.text) <= _FIELD_VALUE
        if short and piece.mark is None and not ends_sentence(piece.text):
            piece.settle(BlockKind.SIGNATURE, "signature.office", 80)
            piece.sealed = True


def _mark_spokesman(piece: Piece, pieces: list[Piece]) -> None:
    """Settle the Korean office that signs below the date at the foot of a text."""
    if _SPOKESMAN.fullmatch(piece.text) and piece.start > pieces[_FOOT].start:
        piece.settle(BlockKind.SIGNATURE, "signature.spokesman", 80)
        piece.sealed = True


def _stands_for_headline(piece: Piece, name: str) -> bool:
    """Tell whether a first line that looks like a caption or a code is the headline."""
    return name == "caption" or (name == "meta" and " " not in piece.text)


def mark_fields(draft: Draft) -> None:
    """Settle a field's name on a line of its own, with the value on the next line."""
    names = phrases("field_name")
    for name, value in pairwise(draft.pieces):
        if name.kind is not None or name.mark is not None or value.gap > 1:
            continue
        short = len(value.text) <= _FIELD_VALUE and value.mark is None
        if short and value.kind is None and fold(name.text) in names.exact:
            name.settle(BlockKind.META, "meta.field", 80)
            name.awaits = True


_AWAITING: Final = frozenset({BlockKind.META, BlockKind.ATTACHMENT})
"""Kinds of lines whose value may stand on the next one."""


def join_values(draft: Draft) -> None:
    """Join a data line that ends in a colon with the value on the next lines."""
    if _AWAITING.isdisjoint([piece.kind for piece in draft.pieces]):
        return
    joined: list[Piece] = []
    for piece in draft.pieces:
        before = joined[-1] if joined else None
        awaits = before is not None and before.kind in _AWAITING
        if awaits and before is not None and _is_value(before, piece):
            before.append(piece)
            before.heal()
        else:
            joined.append(piece)
    draft.pieces = joined


def _is_value(name: Piece, piece: Piece) -> bool:
    if name.kind is not BlockKind.META:
        return name.kind is BlockKind.ATTACHMENT and _is_attached(name, piece)
    if name.awaits:
        name.awaits = False
        piece.drop_mark()  # a value is a value, also where a dash opens it
        return True
    if name.rule.endswith(".field"):  # its one value has been taken
        return False
    if not name.lines[0].endswith((":", "：")):
        return False
    if piece.kind is not None or piece.mark is not None or len(piece.text) > _SHORT:
        return False
    first = len(name.lines) == 1
    return not ends_sentence(piece.text) and (
        piece.gap <= 0 or (first and piece.gap == 1)
    )


def _is_attached(name: Piece, piece: Piece) -> bool:
    """Tell whether a line names the document that ``Attachment(s):`` announces."""
    bare = name.mark is None and piece.mark is None and len(name.lines) == 1
    named = piece.kind is BlockKind.ATTACHMENT and piece.gap <= 1
    return bare and named and name.text.endswith((":", "："))


def _fits(piece: Piece, name: str) -> bool:
    if not piece.says(name):
        return False
    if name in {"meta", "caption"}:
        return len(piece.text) <= _SHORT or not ends_sentence(piece.text)
    return len(piece.text) <= _SHORT
