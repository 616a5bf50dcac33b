"""What stands around a message's text: greetings, signatures, footers, disclaimers."""

from __future__ import annotations

from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.mail.letter import Letter, messages_of
from releasekit.parsing.mail.words import matches, names_press
from releasekit.parsing.shape import has_letters

_MOST_LINES: Final = 12
"""Lines of a signature, a closing, a footer's paragraph."""
_LONGEST_LINE: Final = 120
_LONGEST_GREETING: Final = 40
_FOOT: Final = 60
"""Lines from either end in which footers are looked for."""
_MARKS: Final = "※*•·|=#>–—-~ \t"
_CHANNEL: Final = LazyPattern(r"@|\+?[0-9][0-9 ()./-]{5,20}[0-9]")


def mark_endings(letter: Letter) -> None:
    """Settle signatures, closings, footers, disclaimers and salutations."""
    _mark_signatures(letter)
    _mark_footers(letter)
    if letter.is_mail:
        _mark_letters(letter)


def _mark_signatures(letter: Letter) -> None:
    """Settle what stands below ``-- `` (RFC 3676, section 4.3).

    Two dashes without a blank part a signature off in mails alone.
    """
    pieces = letter.pieces
    for index, piece in enumerate(pieces):
        if piece.text != "--" or piece.kind is not None:
            continue
        last = _signature_end(letter, index)
        if last is None or not (letter.is_mail or _has_blank(letter, index)):
            continue
        piece.settle(BlockKind.RULE, "mail.signature-mark", 95)
        _settle_signature(letter, index + 1, last, "mail.signature")


def _has_blank(letter: Letter, index: int) -> bool:
    end = letter.pieces[index].end
    return letter.text[end : end + 1] == " "


def _signature_end(letter: Letter, index: int) -> int | None:
    """Return the last line of the signature below a mark, if it is one.

    It is short and ends where its message does, or at a ruled line or a footer.
    """
    last = index
    for at in range(index + 1, len(letter.pieces)):
        piece = letter.pieces[at]
        apart = at in letter.borders or letter.depths[at] != letter.depths[index]
        if apart or piece.kind is not None or _ends_signature(piece.text):
            break
        if len(piece.text) > _LONGEST_LINE or at - index > _MOST_LINES:
            return None
        last = at
    return last if last > index else None


def _ends_signature(text: str) -> bool:
    return not has_letters(text) or _footer_of(text) is not None


def _settle_signature(letter: Letter, first: int, last: int, rule: str) -> None:
    """Make lines one block: whom the press may ask, or who signed."""
    piece = letter.join(first, last)
    asked = names_press(piece.text) and _CHANNEL.search(piece.text)
    kind = BlockKind.CONTACT if asked else BlockKind.SIGNATURE
    piece.settle(kind, rule, 85)
    piece.sealed = True


def _footer_of(text: str) -> str | None:
    """Return which rule knows a line as a footer, marks before it left out."""
    words = text.lstrip(_MARKS)
    return next((n for n in ("footer", "disclaimer") if matches(n, words)), None)


def _mark_footers(letter: Letter) -> None:
    """Settle the paragraphs that lists and mail programs add at either end."""
    size = len(letter.pieces)
    ends = sorted({*range(min(_FOOT, size)), *range(max(0, size - _FOOT), size)})
    for index in ends:
        piece = letter.pieces[index]
        if piece.kind is not None:
            continue
        name = _footer_of(piece.text)
        if name:
            last = letter.paragraph_end(index, _MOST_LINES)
            letter.settle(index, last, BlockKind.CHROME, f"mail.{name}")


def _mark_letters(letter: Letter) -> None:
    """Settle the salutation and the closing of each message."""
    for message in messages_of(letter):
        lines = range(message.first, message.end)
        opened = [i for i in lines if letter.pieces[i].kind is None]
        if opened and _greets(letter, opened[0]):
            letter.settle(opened[0], opened[0], BlockKind.PARAGRAPH, "mail.salutation")
        _mark_closing(letter, opened)


def _greets(letter: Letter, index: int) -> bool:
    """Tell whether a message's first line is a salutation: by its words or its end."""
    text = letter.pieces[index].text
    if matches("salutation", text):
        return True
    below = letter.pieces[index + 1 : index + 2]
    apart = bool(below) and below[0].gap > 0
    return apart and len(text) <= _LONGEST_GREETING and text.endswith((",", "，", "、"))


def _mark_closing(letter: Letter, opened: list[int]) -> None:
    """Settle ``Kind regards`` and the short lines below it, at a message's end."""
    for index in opened[1:][-_MOST_LINES:]:
        if letter.pieces[index].kind is None and matches(
            "closing", letter.pieces[index].text
        ):
            below = opened[opened.index(index) :]
            last = max(i for n, i in enumerate(below) if i == index + n)
            letter.settle(index, index, BlockKind.PARAGRAPH, "mail.closing")
            if last > index:
                _settle_signature(letter, index + 1, last, "mail.signature")
            return
