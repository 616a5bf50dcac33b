"""Speech: somebody's words that no pair of quotation marks holds."""

from __future__ import annotations

from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.shape import ends_sentence

_DASHES: Final = frozenset("-–—―")
_REPORTED = LazyPattern(
    r"[^\n]{3,600}?(?:[,.!?…»”]|\s[–—-])\s(?:säger|sade|sier|sa|siger|sagde|sanoo|sanoi"
    r"|powiedzia\w+|podkreśli\w+|zaznaczy\w+|doda[łj]\w*|сказал[аи]?|отметил[аи]?"
    r"|подчеркнул[аи]?|заявил[аи]?|добавил[аи]?|зазначи\w+|наголоси\w+|підкресли\w+"
    r"|dijo|afirmó|señaló|explicó|declaró|disse|afirmou|explicou|destacou"
    r"|a déclaré|a souligné|déclare|explique)\b"
)
"""A dash that opens speech, and who says it: no item of a list."""
_STATEMENT = LazyPattern(
    r".*\b(?:issued|released|made|gave|delivered)\b.{0,60}\bfollowing statement\b"
    r"[^.:]{0,90}[.:]?$"
)
_SAID = LazyPattern(r"[^:“\"]{3,160}\b(?:said|added|commented|continued):$")
_OWN = LazyPattern(r".*\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_TAIL: Final = 260
_SENTENCE: Final = 25
_LONG: Final = 60
"""A longer line is a sentence also where its full stop was lost."""
_MARKS: Final = '“”"«»„'
_AHEAD: Final = 8
"""Paragraphs in which a quote that was opened is looked for its end."""


def mark_dashed_speech(draft: Draft) -> None:
    """Take back dashes that open speech, as in Polish, Swedish and Russian."""
    if draft.is_cjk:
        return
    for piece in draft.pieces:
        if piece.kind is not None or piece.mark is None:
            continue
        if piece.mark.text in _DASHES and _REPORTED.match(piece.text):
            piece.drop_mark()
            piece.sealed = ends_sentence(piece.text)


def mark_set_off(draft: Draft) -> None:
    """Settle what follows ``…said:`` or ``…the following statement:`` without marks.

    A statement goes on to the end of the paragraphs; other words, as long as they
    speak of themselves.
    """
    rule = ""
    before: Piece | None = None
    for piece in draft.pieces:
        if not _is_said(piece):
            rule = ""
        elif rule and (rule == "quote.statement" or _OWN.match(piece.text)):
            piece.settle(BlockKind.QUOTE, rule, 70)
        else:
            rule = _introduced(before)
            if rule and before:
                piece.settle(BlockKind.QUOTE, rule, 75)
                before.settle(BlockKind.PARAGRAPH, "paragraph.introduces", 75)
        before = piece


def _is_said(piece: Piece) -> bool:
    text = piece.text
    plain = piece.kind is None and piece.mark is None
    return (
        plain
        and len(text) >= _SENTENCE
        and (ends_sentence(text) or len(text) >= _LONG)
        and not any(mark in text for mark in _MARKS)
    )


def _introduced(before: Piece | None) -> str:
    """Return the rule by which a line says that somebody's words follow, or ""."""
    if before is None or before.mark is not None or before.text[-1:] not in ":.sy":
        return ""
    if before.kind not in {None, BlockKind.SUBTITLE}:
        return ""
    if _STATEMENT.match(before.text[-_TAIL:]):
        return "quote.statement"
    return "quote.said" if _SAID.match(before.text) else ""


def mark_open_quotes(draft: Draft) -> None:
    """Settle paragraphs between ``“`` and the ``”`` that closes it further down."""
    if "”" not in draft.source.text:
        return
    pieces = draft.pieces
    at = 0
    while at < len(pieces):
        last = _closing(pieces, at) if _leaves_open(pieces[at]) else at
        for piece in pieces[at + 1 : last + 1]:
            piece.settle(BlockKind.QUOTE, "quote.open", 75)
        at = last + 1


def _leaves_open(piece: Piece) -> bool:
    return piece.kind is BlockKind.QUOTE and (
        piece.text.count("“") > piece.text.count("”")
    )


def _closing(pieces: list[Piece], start: int) -> int:
    """Return which plain paragraph closes a quote, or the one that opened it."""
    for index in range(start + 1, min(len(pieces), start + 1 + _AHEAD)):
        piece = pieces[index]
        if piece.kind is not None or piece.mark is not None or "“" in piece.text:
            break
        if piece.text.rstrip(" *_").endswith("”"):
            return index
        if "”" in piece.text:
            break
    return start
