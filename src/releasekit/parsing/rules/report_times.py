"""Korea's report times: when the press may report, and when a release went out."""

from __future__ import annotations

from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern

_SIGN: Final = LazyPattern(r"보\s?도\s?[시일]|배\s?포")
_NAME: Final = LazyPattern(
    r"[\[<(]?\s?(?:(?P<report>보\s?도)|배\s{0,4}포)\s?(?:[시일][점시자]?|시\s?[간기])?"
    r"\s?[\])>]?\s{0,4}[:：|]?\s{0,4}"
)
_LONGEST: Final = 90
_LONGEST_VALUE: Final = 60
_FIGURE: Final = LazyPattern(r"\W{0,3}[0-9’'‘]")
_EDITION: Final = LazyPattern(r"[(<〈]\s?[0-9’'‘].{0,30}[조석]간.{0,12}[)>〉]")
"""The newspapers from which a release may be printed: ``(6. 5.(수) 조간)``."""
_RULES: Final = ("release-line.report-time", "dateline.distributed")


def mark_report_times(draft: Draft) -> None:
    """Settle ``보도시점`` as release line and ``배포`` as date line, value and all.

    The value stands behind the name, or on the next line.
    """
    if draft.script != "Kore" or not _SIGN.search(draft.source.text):
        return
    merged: list[Piece] = []
    for piece in draft.pieces:
        name = merged[-1] if merged and merged[-1].rule in _RULES else None
        if name is not None and _EDITION.fullmatch(piece.text) and piece.gap <= 1:
            name.append(piece)
            name.heal()
            continue
        if name is not None and name.awaits:
            name.awaits = False
            if _is_value(piece):
                name.append(piece)
                name.heal()
                continue
            name.kind, name.rule, name.sealed = None, "", False
        _mark(piece)
        merged.append(piece)
    draft.pieces = merged


def _mark(piece: Piece) -> None:
    if piece.kind is not None or len(piece.text) > _LONGEST:
        return
    name = _NAME.match(piece.text)
    if name is None:
        return
    value = piece.text[name.end() :]
    if value and not _FIGURE.match(value):
        return
    if name["report"]:
        piece.settle(BlockKind.RELEASE_LINE, _RULES[0], 88)
    else:
        piece.settle(BlockKind.DATELINE, _RULES[1], 85)
    piece.sealed = True
    piece.awaits = not value


def _is_value(piece: Piece) -> bool:
    short = piece.kind is None and len(piece.text) <= _LONGEST_VALUE
    return short and piece.gap <= 1 and _FIGURE.match(piece.text) is not None
