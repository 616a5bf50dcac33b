"""The body: headings, quotes, boilerplate and plain paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.shape import (
    ends_open,
    ends_sentence,
    has_letters,
    is_boxed,
    is_cjk_text,
    is_substantial,
)
from releasekit.parsing.vocabulary import fold

_REPORTS: Final = frozenset(("reports", "report(s)", "attachments", "documents"))
_RULES_BETWEEN: Final = 3
_SHORT_HEADING: Final = 40
_SHORT_PARAGRAPH: Final = 60
_SHORT_PARAGRAPH_CJK: Final = 30
_LONGEST_HEADING: Final = 110
_TABULAR: Final = frozenset({BlockKind.TABLE, BlockKind.CAPTION})
_SHORTEST_QUOTE: Final = 2
_SENTENCE: Final = 30
_CLOSED: Final = ':”"’)]'
_SAYS: Final = frozenset({None, BlockKind.PARAGRAPH})
_FEW_WORDS = LazyPattern(r"[^\W\d_][^\s\d,]{1,24}(?: [^\s\d,]{1,24}){0,5}")
"""A heading over a sentence: few words, no figures."""
_OPENERS: Final = '“"„«「『_'
_QUOTED = LazyPattern(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|「[^「」]*」|『[^『』]*』"
)
_ASIDE = LazyPattern(
    r"[(（*※]|[‘’'][0-9]{2}\.|[^:：<【]{1,20}[:：](?=\s)|[0-9]{1,2}:[0-9]{2}\b"
)
"""What opens words that go on with the line above, or a row of a calendar."""
_SINGLE: Final = frozenset("'‘")
_SINGLE_CLOSED = LazyPattern(r"[.,?!…]['’](?!\w)")
_INTRODUCES = LazyPattern(
    r".*\b(said|says|added|statement|stated|remarks|commented|erklärt|sagte?|betonte|"
    r"déclaré|dit|dijo|declaró)\b[^.]{0,80}[:：]$",
    re.IGNORECASE,
)


def mark_headings(draft: Draft) -> None:
    """Settle short lines that head what follows them."""
    seen_body = False
    pieces = draft.pieces
    for index, piece in enumerate(pieces):
        if piece.kind is None and piece.mark is None:
            if len(piece.text) <= _LONGEST_HEADING and piece.says("heading"):
                piece.settle(BlockKind.HEADING, "heading.phrase", 88)
            elif (
                seen_body
                and _heads(piece, _follower(pieces, index), pieces[index - 1])
                and not _names_content(pieces[index - 1], piece)
            ):
                piece.settle(BlockKind.HEADING, "heading.short-line", 65)
        seen_body = seen_body or is_substantial(piece) or piece.mark is not None


def mark_captions(draft: Draft) -> None:
    """Settle the lines right above a table that say what it shows."""
    if not draft.is_cjk:
        return
    for piece, after in pairwise(reversed(draft.pieces)):
        above = piece.kind in _TABULAR and after.kind in {None, BlockKind.HEADING}
        if above and after.mark is None and _is_caption(after):
            after.settle(BlockKind.CAPTION, "caption.above-table", 70)
        elif after.rule == "caption.phrase" and _heads_text(after, piece):
            after.settle(BlockKind.HEADING, "heading.phrase", 80)


def _heads_text(piece: Piece, after: Piece) -> bool:
    """Tell whether what looks like a table's title has none below."""
    return after.kind not in _TABULAR and is_boxed(piece.text)


def _is_caption(piece: Piece) -> bool:
    text = piece.text
    if is_boxed(text):
        return True
    if " : " in text and not text.endswith(")"):  # a row of a calendar
        return False
    plain = len(text) <= _SHORT_PARAGRAPH and not ends_sentence(text)
    return plain and piece.rule != "heading.phrase" and not text.endswith((":", "："))


def _follower(pieces: list[Piece], index: int) -> Piece | None:
    """Return the next piece that is not a ruled line."""
    following = pieces[index + 1 : index + 1 + _RULES_BETWEEN]
    return next((p for p in following if p.kind is not BlockKind.RULE), None)


def _names_content(before: Piece, piece: Piece) -> bool:
    """Tell whether a line right below an item's name says what is in it."""
    named = before.mark is not None and not ends_sentence(before.text)
    return named and piece.gap <= 0 and is_cjk_text(piece.text)


def _heads(piece: Piece, follower: Piece | None, before: Piece) -> bool:
    text = piece.text
    if len(text) > _LONGEST_HEADING or ends_sentence(text) or ends_open(text):
        return False
    if text[-1:] in ':：,;"”' or not has_letters(text) or text[0] in _OPENERS:
        return False
    if not any(map(str.isalpha, text)) or (is_cjk_text(text) and _ASIDE.match(text)):
        return False
    if follower is None:
        return False
    bracketed = text[0] == "[" and text[-1] == "]" and is_cjk_text(text)
    longer = len(text) > len(follower.text) and not bracketed
    if longer and (is_cjk_text(text) or not follower.mark):
        return False
    body_follows = (
        bracketed
        or is_substantial(follower)
        or follower.mark is not None
        or (_stands_over(piece, follower) and not _is_cut(before))
        or (follower.gap <= 0 < piece.gap and len(text) <= _SHORT_HEADING)
    )
    return body_follows and (
        text[0].isupper() or text[0].isdigit() or is_cjk_text(text)
    )


def _stands_over(piece: Piece, follower: Piece) -> bool:
    """Tell whether a line stands alone over a sentence, however short."""
    alone = piece.gap > 0 and follower.gap > 0 and follower.kind in _SAYS
    if not alone or _FEW_WORDS.fullmatch(piece.text) is None:
        return False
    text = follower.text
    return len(text) >= _SENTENCE and (ends_sentence(text) or text.endswith(":"))


def _is_cut(piece: Piece) -> bool:
    """Tell whether a sentence was cut where a line ends: it goes on below."""
    plain = piece.kind is None and piece.mark is None and len(piece.text) >= _SENTENCE
    return plain and not ends_sentence(piece.text) and piece.text[-1] not in _CLOSED


def mark_quotes(draft: Draft) -> None:
    """Settle blocks that are wholly someone's words."""
    before: Piece | None = None
    for piece in draft.pieces:
        if piece.kind is None and piece.mark is None:
            if _is_quoted(piece.text):
                piece.settle(BlockKind.QUOTE, "quote.marks", 85)
            elif before is not None and _is_set_off(before, piece):
                piece.settle(BlockKind.QUOTE, "quote.indent", 85)
        before = piece


def _is_quoted(text: str) -> bool:
    """Tell whether quotation marks hold a whole block, or open it and never close."""
    bare = text.strip("_*")
    if bare[:1] in _SINGLE and bare[1:2].isupper():
        closed = _SINGLE_CLOSED.search(bare)
        return closed is None or closed.end() == len(bare)
    if bare[:1] not in _OPENERS or len(bare) < _SHORTEST_QUOTE:
        return False
    rest = _QUOTED.sub("", bare).strip(" _*.")
    if not rest:
        return True
    opened = bare[0]
    closers = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』"}.get(
        opened, opened
    )
    return not any(closer in bare[1:] for closer in closers)


def _is_set_off(before: Piece, piece: Piece) -> bool:
    """Tell whether indentation alone sets words off after ``…said:``."""
    if before.kind is BlockKind.QUOTE and before.rule == "quote.indent":
        return piece.indent == before.indent
    return piece.indent > before.indent and bool(_INTRODUCES.match(before.text[-300:]))


def mark_boilerplate(draft: Draft) -> None:
    """Settle the paragraphs under an "About …" heading, and those that begin so."""
    under = False
    for piece in draft.pieces:
        if piece.kind is BlockKind.HEADING:
            under = piece.says("boilerplate")
        elif piece.kind is None and piece.mark is None and under:
            piece.settle(BlockKind.BOILERPLATE, "boilerplate.under-heading", 85)
        elif piece.kind is not BlockKind.BOILERPLATE:
            under = False


def mark_paragraphs(draft: Draft) -> None:
    """Settle all that is left as paragraphs."""
    for piece in draft.open_pieces():
        piece.settle(BlockKind.PARAGRAPH, "paragraph.default", _trust(piece))


def _trust(piece: Piece) -> int:
    """Return how often what is left and looks like this is one whole paragraph."""
    least = _SHORT_PARAGRAPH_CJK if is_cjk_text(piece.text) else _SHORT_PARAGRAPH
    ends = ends_sentence(piece.text)
    if len(piece.text) < least:
        return 55 if ends else 45
    if not ends and not piece.text.endswith((":", "：")):
        return 60
    return 85 if len(piece.spans) > 1 else 95


def mark_reports(draft: Draft) -> None:
    """Settle the items under a heading of reports at the end: they are attached."""
    listed: list[Piece] = []
    for piece in reversed(draft.pieces):
        if piece.kind is not BlockKind.LIST_ITEM or len(piece.text) > _LONGEST_HEADING:
            if listed and fold(piece.text) in _REPORTS:
                for item in listed:
                    item.settle(BlockKind.ATTACHMENT, "attachment.under-heading", 75)
            return
        listed.append(piece)
