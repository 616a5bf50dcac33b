"""The mail pass: from the first sign of a mail to the message that is the release."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from releasekit.model import BlockKind, Diagnostic, Severity, Span, diagnostic
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.mail.endings import mark_endings
from releasekit.parsing.mail.flowed import join_flowed
from releasekit.parsing.mail.headers import (
    ATTRIBUTION,
    DATE,
    FROM,
    HEADER,
    SUBJECT,
    mark_headers,
    mark_parts,
)
from releasekit.parsing.mail.letter import Letter, Message, messages_of
from releasekit.parsing.mail.quotes import take_quotes
from releasekit.parsing.mail.words import may_be_mail

_OPENING_LINES: Final = 12
"""Lines of a message in which the release that it carries opens."""
_LONGEST_NOTE: Final = 1_500
"""Code points over which a message may be a release of its own."""
_LETTER_RULES: Final = frozenset({"mail.salutation", "mail.closing", "mail.signature"})
_OPENINGS: Final = ("release_line", "label", "numbered_label")


def mark_mail(draft: Draft) -> None:
    """Settle what a mail system and a letter put around a release.

    Costs one search where nothing looks like mail. Afterwards the draft knows where
    the message begins that holds the release: the longest one.
    """
    text = draft.source.text
    if not may_be_mail(text):
        return
    letter = Letter(text=text, pieces=draft.pieces)
    take_quotes(letter)
    mark_headers(letter)
    mark_parts(letter)
    join_flowed(letter)
    mark_endings(letter)
    if letter.is_mail:
        messages = messages_of(letter)
        longest = max(messages, key=lambda message: message.size)
        draft.head = _opening(letter.pieces[longest.first : longest.end])
        _name_fields(letter, draft.head)
        _mark_notes(letter, messages, longest)
    draft.pieces = [piece for piece in letter.pieces if piece.spans]
    draft.drawn += letter.drawn
    draft.diagnostics += [*letter.diagnostics, *_quoted(letter)]


def _opening(pieces: list[Piece]) -> int:
    """Return where a release opens in a message: below the letter that carries it."""
    lines = [piece for piece in pieces if piece.spans]
    for piece in lines[:_OPENING_LINES]:
        if piece.kind is None and any(map(piece.says, _OPENINGS)):
            return piece.start
    return lines[0].start if lines else 0


def _mark_notes(letter: Letter, messages: list[Message], longest: Message) -> None:
    """Settle what others wrote around the message that holds the release.

    That is a shorter message with a header or an attribution of its own, or one that
    quotes the release.
    """
    parted = sorted(at for at, what in letter.borders.items() if what != "quote")
    place = bisect_right(parted, longest.first)
    for message in messages:
        apart = bisect_right(parted, message.first) != place
        outside = apart or message.depth < longest.depth
        if not outside or message.size > min(_LONGEST_NOTE, longest.size // 2):
            continue
        for piece in letter.pieces[message.first : message.end]:
            if piece.kind is None or piece.rule in _LETTER_RULES:
                piece.settle(BlockKind.CHROME, "mail.note", 70)
                piece.sealed = True


def _name_fields(letter: Letter, head: int) -> None:
    """Leave the names of sender, date and subject to those nearest above the release.

    Other messages' fields are header lines and nothing more.
    """
    seen: set[str] = set()
    for piece in reversed([p for p in letter.pieces if p.spans]):
        told = _TOLD.get(piece.rule)
        if told is None:
            continue
        if piece.start > head or seen & told:
            piece.settle(BlockKind.CHROME, HEADER, 90)
        seen |= told if piece.start < head else set()


_TOLD: Final = {
    FROM: frozenset({FROM}),
    DATE: frozenset({DATE}),
    SUBJECT: frozenset({SUBJECT}),
    ATTRIBUTION: frozenset({FROM, DATE}),
}
"""What each line says that may hold for the release."""


def _quoted(letter: Letter) -> list[Diagnostic]:
    if not letter.drawn:
        return []
    place = Span(*letter.drawn[0])
    count = len(letter.drawn)
    return [diagnostic("RKD141", Severity.INFO, place, count=count)]
