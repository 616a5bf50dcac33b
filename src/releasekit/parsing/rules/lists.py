"""Marked lines: list items, notes and attachments."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.footnotes import SUPERSCRIPTS
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.marks.finder import Mark, find_mark
from releasekit.parsing.shape import ends_sentence, inside_sentences

_NOTE_SCHEMES: Final = frozenset({"reference-mark", "decimal-brackets"})
_FOOTNOTE = LazyPattern(
    r"\[\[[0-9]{1,3}\]\]\([^()\s]{0,300}#_ftnref[0-9]{1,3}\)|\[\^[0-9]{1,3}\]:"
    rf"|[†‡]{{1,3}}(?=\s?\w)|[{SUPERSCRIPTS}]{{1,3}}[⁾)]?(?=\s?\w)"
    r"|[주注註] ?[0-9０-９]{0,2}[)）:：](?=\s?\w)"
)
_ABOUT_ALL: Final = "note.release"
_WHOLE = LazyPattern(
    r"(?:이|본|동|위|금번) ?(?:보도 ?)?(?:참고 ?|설명 ?)?자료[는의와를에]"
    r"|자세한 (?:내용|사항)은.{0,16}(?:첨부|붙임|별첨|보도 ?자료|담당 ?부서|해당 ?부서)"
)
_NOTE_FRAMES: Final = frozenset("<([〈（")
_FRAMED = LazyPattern(
    r".\s?(?:※|(?:상세 ?내용은? ?)?(?:첨부|붙임|별첨) ?(?:파일|자료)?[을를]? ?참[조고])"
    r".{0,60}$"
)
_REMARK = LazyPattern(
    r"(?:note|n\.b\.|nb|anmerkung|hinweis|remarque|nota|примечание|비고|備考)"
    r" ?[0-9]{0,2} ?[:：]\s?\S",
    re.IGNORECASE,
)
_NUMBERED: Final = frozenset({"decimal-space", "decimal-paren", "decimal-dot"})
_ATTACHMENT = LazyPattern(
    r"[※*☞] ?[(\[]?\s?(?:붙\s?임|별\s?첨|첨\s?부)\s?[:：]?\s?[)\]]?\s?[:：]?"
    r"(?:\s?[0-9]{1,2}\.)?(?=\s)"
    r"|(?:\[\s*)?(?:붙\s?임|별\s?첨|첨\s?부)\s?[0-9]{0,2}\s?(?:\])?\s?[.:：)]?"
    r"(?:\s?[0-9]{1,2}\.)?(?=\s|$)"
    r"|[<【〈]\s?(?:붙\s?임|별\s?첨|첨\s?부|참\s?고)(?:\s?자료)?\s?[0-9]{0,2}\s?[>】〉]"
    r"(?:\s?[:：])?(?:\s?[0-9]{1,2}\.)?"
    r"|참\s?고\s?[0-9]{1,2}\s?[.:：)]?(?=\s)|\[Attachment\](?: ?[0-9]{1,2}\.)?"
    r"|(?:[Aa]ttachment|[Aa]nnexe?|[Aa]ppendix|[Aa]nlage|[Пп]риложение) [0-9]{1,2}[.:)]"
    r"|(?:別添|別紙|添付資料|附件)\s?[0-9０-９]{0,2}(?=[\s:：　])[:：]?"
)
_OPENERS: Final = frozenset("※*☞[<【〈붙별첨참AaПп別添附")
"""What `_ATTACHMENT` and `_LABEL_ALONE` begin with."""
_LABEL_ALONE = LazyPattern(
    r"[<\[]?\s?(?:붙\s?임|별\s?첨|첨\s?부|참\s?고)(?:\s?자료)?\s?[0-9]{0,2}\s?[>\]]?\s?[:：]?"
)
_NAME_BELOW: Final = 80
_RAISED: Final = str.maketrans("0123456789", SUPERSCRIPTS)
_LONGEST_NAME: Final = 200
_LONGEST_BOXED: Final = 40
_LONGEST_LABEL: Final = 14
_STAR_MANY: Final = 2
_STARRED = LazyPattern(r"[\w.,)’”]\*{1,4}(?=[\s,.;)가-힣]|$)")


def mark_attachments(draft: Draft) -> None:
    """Settle lines that name attached documents, and the numbers that go on."""
    previous: Piece | None = None
    inside = inside_sentences(draft)
    for piece, after in zip_longest(draft.pieces, draft.pieces[1:]):
        if inside and id(piece) in inside:
            continue
        plain = piece.kind is piece.mark is None and len(piece.text) <= _LONGEST_NAME
        if plain and _is_attachment(piece, after):
            piece.settle(BlockKind.ATTACHMENT, "attachment.phrase", 90)
        elif piece.kind is None and previous and _goes_on(previous, piece):
            piece.settle(BlockKind.ATTACHMENT, "attachment.continued", 80)
        previous = piece if piece.kind is BlockKind.ATTACHMENT else None


def _is_attachment(piece: Piece, after: Piece | None) -> bool:
    length = _label_length(piece, after) if piece.text[0] in _OPENERS else 0
    if length > 0:
        _split_mark(piece, length, "attachment")
    return length > 0 or (length == 0 and piece.says("attachment"))


def _label_length(piece: Piece, after: Piece | None) -> int:
    """Return how long the label of an attachment is, or -1 where there is no other."""
    text = piece.text
    if len(text) <= _LONGEST_LABEL and _is_label_of(piece, after):
        return len(text)
    if text[0] in "※*☞" and text.endswith(("다.", "다")):
        return -1
    match = _ATTACHMENT.match(text)
    return match.end() if match and match.end() < len(text) else 0


def _is_label_of(piece: Piece, after: Piece | None) -> bool:
    """Tell whether a line is only ``붙임 1`` and the next one names the document."""
    if after is None or not _LABEL_ALONE.fullmatch(piece.text):
        return False
    named = after.kind is None and after.mark is None and after.gap <= 1
    short = len(after.text) <= _NAME_BELOW and not ends_sentence(after.text)
    return named and short and find_mark(after.text) is None


def _goes_on(previous: Piece, piece: Piece) -> bool:
    number = (
        re.search(r"([0-9]{1,2})\.?$", previous.mark.text) if previous.mark else None
    )
    mark = piece.mark
    if mark and not number:
        return _is_listed(previous, mark)
    if not (mark and mark.ordinal and number):
        return False
    return mark.ordinal == int(number[1]) + 1


def _is_listed(previous: Piece, mark: Mark) -> bool:
    """Tell whether a marked line is of the list that a bare ``<붙임>`` opens."""
    if previous.mark is None:
        return _LABEL_ALONE.fullmatch(previous.text) is not None and mark.ordinal in {
            None,
            1,
        }
    same = previous.rule == "attachment.continued" and previous.mark.text == mark.text
    return same and mark.ordinal is None


def _split_mark(piece: Piece, length: int, scheme: str) -> None:
    """Make the first ``length`` code points of a piece its mark."""
    text = piece.text[:length].rstrip()
    numeral = re.search(r"[0-9]{1,2}", text)
    ordinal = int(numeral[0]) if numeral else None
    blanks = len(piece.text) - len(piece.text[length:].lstrip())
    piece.take_mark(Mark(text, blanks, scheme, ordinal, weak=False))


def mark_notes(draft: Draft) -> None:
    """Settle remarks and footnotes: ``※``, ``*``, ``[1]``, translation notes."""
    stars_are_bullets = _stars_are_bullets(draft)
    for piece in draft.open_pieces():
        footnote = _FOOTNOTE.match(piece.text) if piece.mark is None else None
        if footnote:
            _split_mark(piece, footnote.end(), "footnote")
        scheme = piece.mark.scheme if piece.mark else ""
        if len(piece.text) <= _LONGEST_NAME and piece.says("translation"):
            piece.settle(BlockKind.NOTE, "note.translation", 95)
            piece.sealed = True
        elif footnote or scheme in _NOTE_SCHEMES:
            piece.settle(BlockKind.NOTE, _about(piece, "note.mark"), 90)
        elif piece.text[:1] in _NOTE_FRAMES and _FRAMED.match(piece.text):
            whole = "첨부" in piece.text or "붙임" in piece.text
            piece.settle(BlockKind.NOTE, _ABOUT_ALL if whole else "note.framed", 85)
        elif piece.mark is None and _REMARK.match(piece.text):
            piece.settle(BlockKind.NOTE, "note.word", 82)
        elif scheme == "bullet-star" and not stars_are_bullets:
            piece.settle(BlockKind.NOTE, _about(piece, "note.star"), 85)


def _about(piece: Piece, rule: str) -> str:
    """Return the rule of a note, or that of notes about the whole release."""
    return _ABOUT_ALL if _WHOLE.match(piece.text) else rule


def mark_numbered_notes(draft: Draft) -> None:
    """Settle numbers under the last ruled line whose raised form stands above it."""
    text = draft.source.text
    if "¹" not in text:  # numbers of notes begin with 1
        return
    below = False
    for piece in draft.pieces:
        below = below or piece.kind is BlockKind.RULE
        number = str(piece.mark.ordinal or "") if piece.mark else ""
        if not (below and number and piece.kind is None and piece.mark):
            continue
        if piece.mark.scheme in _NUMBERED and number.translate(_RAISED) in text:
            piece.settle(BlockKind.NOTE, "note.number", 85)


def _stars_are_bullets(draft: Draft) -> bool:
    """Tell whether ``*`` is this text's ordinary bullet: no word carries a star."""
    stars = [p for p in draft.pieces if p.mark and p.mark.text == "*"]
    if draft.is_cjk or len(stars) < _STAR_MANY:
        return False
    return not any(_STARRED.search(p.text) for p in draft.pieces)


def mark_numbered_headings(draft: Draft) -> None:
    """Settle headings whose number stands before them: boxed in the original.

    Numbers alone on a line head the short lines below where they count up from 1;
    ``(1)`` before a short line heads it where a square bullet follows.
    """
    if not draft.is_cjk:
        return
    expected = 1
    for piece, after in pairwise(draft.pieces):
        if piece.kind is not None or len(piece.text) > _LONGEST_BOXED:
            continue
        if piece.text == str(expected) and _is_boxed(piece, after):
            number = Mark(piece.text, len(piece.text), "decimal", expected, weak=False)
            piece.take_mark(number)
            piece.settle(BlockKind.HEADING, "heading.number-above", 80)
            expected += 1
        elif _heads_squares(piece, after):
            piece.settle(BlockKind.HEADING, "heading.number-before", 75)


def _is_boxed(number: Piece, words: Piece) -> bool:
    """Tell whether a line is a heading that lost its number to the line above."""
    return (
        number.mark is None
        and words.kind is None
        and words.mark is None
        and words.gap <= 1
        and len(words.text) <= _LONGEST_BOXED
        and not words.text[0].isdigit()
        and not ends_sentence(words.text)
    )


def _heads_squares(piece: Piece, after: Piece) -> bool:
    numbered = piece.mark is not None and piece.mark.scheme == "decimal-parens"
    return numbered and after.mark is not None and after.mark.scheme == "bullet-square"


def mark_items(draft: Draft) -> None:
    """Settle every other marked line as a list item."""
    for piece in draft.open_pieces():
        if piece.mark is None:
            continue
        certain = 80 if piece.mark.weak else 92
        piece.settle(BlockKind.LIST_ITEM, f"item.{piece.mark.scheme}", certain)
