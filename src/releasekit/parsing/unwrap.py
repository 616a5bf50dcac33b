"""Unwrapping: lines that a width cut, or a web save shredded, become whole again."""

from __future__ import annotations

from typing import Final

from attrs import define

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.fronts import is_titled
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.shape import (
    BOX_OPENERS,
    FRAMES,
    SHRED_LENGTH,
    continues_word,
    ends_open,
    ends_sentence,
    is_boxed,
    is_capitals,
    is_cjk_text,
    is_shredded,
    is_substantial,
    starts_lower,
)

_JOINABLE: Final = frozenset(
    {
        None,
        BlockKind.LIST_ITEM,
        BlockKind.NOTE,
        BlockKind.ATTACHMENT,
    }
)
_WIDEST_WRAP: Final = 132
"""Columns; texts with longer lines were not wrapped to a width."""
_NARROWEST_WRAP: Final = 40
_FEWEST_LINES: Final = 4
_FEWEST_APART: Final = 6
_LONGER: Final = 1.15
"""Lines that are wider than the others by this were not wrapped to their width."""
_SOFT: Final = ",\u00ad"
"""What a line may end in, besides letters and figures, where a sentence goes on."""
_FULL_LINE: Final = 0.72
"""A wrapped line fills at least this share of the width."""
_PROSE_LINE: Final = 0.6
"""A line of prose that was wrapped fills at least this share of the width."""
_BRIM: Final = 0.9
"""A line that fills this share of the width was full."""
_FIRST_LINE_INDENT: Final = 2
"""Columns by which the first line of a paragraph may be set in."""
_LABELLED = LazyPattern(r"[^:：]{3,40}\s?[:：]\s")
"""Lines that name something and then say it: a calendar, a card."""
_OPENERS: Final = ("“", "‘", "「", "『", "(", "（", "<", "《")
_ADNOMINAL: Final = LazyPattern(
    r"(?:(?<![마가])을|를| 및|위한|위해|대한|관한|따른|통한|통해"
    r"|하는|되는|있는|시행한)$"
)
"""How Korean lines end that plainly go on: particles, forms before a noun."""
_TAIL: Final = 4
_SHORT_NAME: Final = 12
"""A shorter text names what the next line says; a blank keeps them apart."""
_LONG_CJK_LINE: Final = 25
_LONG_HANGUL: Final = 48
"""Code points of Korean that no headline has before a word that goes on."""
_LONG_LINE: Final = 60
"""Code points after which a line was more likely cut than ended."""


@define
class _Flow:
    """How the lines of one text were broken."""

    width: int
    """Columns to which lines were wrapped, or 0."""
    shredded: bool
    """Whether inline elements became lines of their own."""
    spaced: int = 0
    """Columns of wrapped lines that a scan set apart by blank lines, or 0."""
    in_body: bool = False
    """Whether body text has been seen."""


def unwrap(draft: Draft) -> None:
    """Join each line that goes on with the piece it continues."""
    spaced = _spaced_width(draft.pieces) if draft.script == "Latn" else 0
    flow = _Flow(wrap_width(draft.pieces), is_shredded(draft), spaced)
    joined: list[Piece] = []
    for piece in draft.pieces:
        before = joined[-1] if joined else None
        flow.in_body = flow.in_body or is_substantial(piece)
        if before is not None and _goes_on(before, piece, flow):
            before.append(piece, _glue(before, piece, flow))
            continue
        if before is not None and before.glues:
            before.heal()
            flow.in_body = flow.in_body or is_substantial(before)
        joined.append(piece)
    if joined:
        joined[-1].heal()
    draft.pieces = joined


def wrap_width(pieces: list[Piece]) -> int:
    """Return the columns to which a text's lines were wrapped, or 0.

    Lines that stand alone were not cut: where there are others, a long headline says
    nothing of the width.
    """
    gaps = [1, *(piece.gap for piece in pieces[1:]), 1]
    joinable = [
        (len(piece.last), 0 in {above, below})
        for piece, above, below in zip(pieces, gaps, gaps[1:], strict=False)
        if piece.kind in _JOINABLE
    ]
    near = sorted(length for length, beside in joinable if beside)
    lengths = near if len(near) >= _FEWEST_LINES else sorted(n for n, _ in joinable)
    if len(lengths) < _FEWEST_LINES:
        return 0
    widest = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return 0
    full = sum(length >= _FULL_LINE * widest for length in lengths)
    return widest if full * 3 >= len(lengths) else 0


def _goes_on(before: Piece, piece: Piece, flow: _Flow) -> bool:
    if piece.kind is not None or piece.mark is not None or before.sealed:
        return False
    if not before.spans:
        return piece.gap <= 1
    if before.kind not in _JOINABLE or _stands_alone(before, piece):
        return False
    if piece.gap > 0:
        return piece.gap == 1 and _continues_apart(before, piece, flow)
    rule = _continues_shred if flow.shredded else _continues_wrap
    return rule(before, piece, flow)


def _continues_apart(before: Piece, piece: Piece, flow: _Flow) -> bool:
    """Tell whether a line goes on with the one above a blank line."""
    if piece.text[-1:] in FRAMES and not flow.in_body and before.mark is not None:
        return before.mark.text in FRAMES
    told = flow.in_body or before.mark or len(before.last) >= _LONG_HANGUL
    if told and is_hangul(before.last[-1:]):
        return _runs_on(before, piece)
    if (before.mark is not None or not flow.in_body) and ends_open(before.last):
        return True
    if flow.spaced and flow.in_body and _fills(before, piece, flow.spaced):
        return True
    goes_on = starts_lower(piece.text) and not _LABELLED.match(piece.text)
    return goes_on and _was_cut(before)


def _spaced_width(pieces: list[Piece]) -> int:
    """Return the columns of lines that were wrapped and then set apart, or 0.

    Most lines of such a text have a blank line above, and end no sentence.
    """
    apart = [p.last for p in pieces if p.kind is None and p.gap > 0]
    lines = [text for text in apart if len(text) >= _NARROWEST_WRAP]
    if len(lines) < _FEWEST_APART or 2 * len(apart) < len(pieces):
        return 0
    lengths = sorted(map(len, lines))
    widest = lengths[-1 - len(lengths) // 10]
    cut = sum(text[-1].isalnum() or text[-1] == "," for text in lines)
    return widest if widest <= _WIDEST_WRAP and 2 * cut >= len(lines) else 0


def _fills(before: Piece, piece: Piece, width: int) -> bool:
    """Tell whether a line that ends no sentence reached the width of its text."""
    text = before.last
    if before.kind is not None or not (text[-1].isalnum() or text[-1] in _SOFT):
        return False
    if len(piece.last) > _LONGER * width or is_capitals(text) is not is_capitals(
        piece.text
    ):
        return False
    return len(text) + len(piece.text.split(" ", 1)[0]) >= _FULL_LINE * width


def _was_cut(before: Piece) -> bool:
    """Tell whether a sentence stops within words: a scan put blank lines between."""
    text = before.last
    opened = before.text[:1].isupper() or before.text[:2].strip("\"'“‘")[:1].isupper()
    cut = text[-1].isalpha() or text[-1] == "\u00ad"
    return opened and cut and len(text) >= _NARROWEST_WRAP


def _runs_on(before: Piece, piece: Piece) -> bool:
    """Tell whether Korean words need the line below, or a quote closes there."""
    text = before.last
    if _ADNOMINAL.search(text[-_TAIL:]) and len(text) >= _SHORT_NAME:
        return True
    if '"' in text and '"' in piece.text:
        return text.count('"') % 2 == 1 and piece.text.count('"') % 2 == 1
    return text.count("“") > text.count("”") and _closes(piece.text)


def _closes(text: str) -> bool:
    """Tell whether a line closes a quote that it has not opened."""
    closed = text.find("”")
    return closed >= 0 and "“" not in text[:closed]


def _stands_alone(before: Piece, piece: Piece) -> bool:
    """Tell whether dashes or brackets frame a line: ``- 부제 -``, ``< 일정 >``."""
    if piece.text[0] in BOX_OPENERS and is_boxed(piece.text):
        return True
    if before.last[-1:] not in FRAMES or before.mark is None:
        return False
    return before.mark.text in FRAMES and is_hangul(before.last[-20:])


def _continues_wrap(before: Piece, piece: Piece, flow: _Flow) -> bool:
    """Tell whether a line without a mark belongs to the line right above it."""
    if starts_lower(piece.text) or ends_open(before.last):
        return True
    if ends_sentence(before.last):
        return bool(flow.width) and _was_full(before, piece, flow.width)
    if before.mark is not None:
        return piece.indent > 0 or flow.in_body
    return _continues_paragraph(before, piece, flow)


def _continues_paragraph(before: Piece, piece: Piece, flow: _Flow) -> bool:
    """Tell whether a line goes on with an unmarked one that ends no sentence."""
    if piece.indent >= before.indent + _FIRST_LINE_INDENT:
        return False
    if _LABELLED.match(before.last) and _LABELLED.match(piece.text):
        return False
    if flow.width:
        told = flow.in_body or len(before.lines) > 1
        return _was_full(before, piece, flow.width) or (
            told and _breaks_prose(before, flow.width)
        )
    if is_cjk_text(before.last) and len(before.last) >= _LONG_CJK_LINE:
        return not is_hangul(before.last)
    shouted = is_capitals(before.last) and not is_capitals(piece.text)
    return flow.in_body and len(before.last) >= _LONG_LINE and not shouted


def _was_full(before: Piece, piece: Piece, width: int) -> bool:
    """Tell whether the next word would not have fitted on the line above."""
    word = piece.text.split(" ", 1)[0]
    used = before.indent + len(before.last)
    return used + 1 + len(word) > width or used >= _BRIM * width


def _breaks_prose(before: Piece, width: int) -> bool:
    """Tell whether a line of prose ends early, and inside of a sentence.

    Words that a blank without a break held together went to the next line as one.
    """
    last = before.last
    if before.indent + len(last) < _PROSE_LINE * width or is_cjk_text(last):
        return False
    return last.rpartition(" ")[2][:1].islower() or not is_titled(last)


def _continues_shred(before: Piece, piece: Piece, _flow: _Flow) -> bool:
    if continues_word(piece.text) or len(piece.text) <= SHRED_LENGTH:
        return True
    return len(before.last) <= SHRED_LENGTH or not ends_sentence(before.last)


def _glue(before: Piece, piece: Piece, flow: _Flow) -> str:
    """Return what stands in the text for a removed line break."""
    if not before.spans or (flow.shredded and _is_one_word(before, piece)):
        return ""
    if before.last[-1:] == "\u00ad":  # a hyphen that only the line's end showed
        return ""
    if is_cjk_text(piece.text) and not is_hangul(piece.text):
        named = len(before.lines) == 1 and len(before.last) <= _SHORT_NAME
        return " " if named else ""
    return " "


def _is_one_word(before: Piece, piece: Piece) -> bool:
    """Tell whether a web save cut inside a word, or beside its punctuation."""
    if before.last.endswith(_OPENERS):
        return True
    return continues_word(piece.text) and not before.last.endswith((",", "."))


def is_hangul(text: str) -> bool:
    """Tell whether a line begins with Korean, which puts blanks between words."""
    return any("가" <= char <= "힣" for char in text[:20])
