"""Mail: the subject is the headline where the message has none of its own."""

from __future__ import annotations

from copy import copy
from typing import Final

from releasekit.model import BlockKind
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.mail.headers import SUBJECT
from releasekit.parsing.mail.words import bare_subject, value_start
from releasekit.parsing.rules.head import title_index
from releasekit.parsing.shape import ends_sentence
from releasekit.parsing.vocabulary import fold, phrases

_HEAD_LINES: Final = 20
"""Lines of a message in which its subject may stand again."""
_SHORTEST_HEADLINE: Final = 12
_LABELLED: Final = LazyPattern(r"[^:：]{3,40}[:：]\s{1,4}(?=\S)")
_KINDS_OF_RELEASE: Final = ("label", "numbered_label", "release_line")


def mark_subject(draft: Draft) -> None:
    """Decide between the subject of a mail and the first line of its message."""
    index = next((i for i, p in enumerate(draft.pieces) if p.rule == SUBJECT), None)
    if index is None:
        return
    subject = draft.pieces[index]
    start = value_start(subject.text)
    start += bare_subject(subject.text[start:])
    start += _release_line(subject.text[start:])
    words = subject.text[start:]
    if not words:
        return
    subject.settle(BlockKind.META, SUBJECT, 90)
    again = _standing_again(draft, words)
    if again is not None:
        draft.head = again.start
    elif (
        start < len(subject.lines[0])
        and _is_headline(words)
        and not _has_headline(draft)
    ):
        draft.pieces[index : index + 1] = _split(subject, start)
        draft.head = draft.pieces[index].start


def _standing_again(draft: Draft, words: str) -> Piece | None:
    """Return the line of the message that says what the subject says."""
    below = [p for p in draft.pieces if p.start >= draft.head][:_HEAD_LINES]
    found = (p for p in below if p.kind is None and _says(words, p.text))
    return next(found, None)


def _says(subject: str, line: str) -> bool:
    """Tell whether a line is the headline of a subject: whole, or but for its front.

    Lists and offices put ``[Press]`` or ``Press release:`` there.
    """
    one, other = fold(subject), fold(line)
    return one == other or (len(other) >= _SHORTEST_HEADLINE and one.endswith(other))


def _has_headline(draft: Draft) -> bool:
    """Tell whether the message opens with a line that is no sentence."""
    index = title_index(draft)
    text = draft.pieces[index].text if index is not None else "."
    return not ends_sentence(text) and not text.endswith((",", ";"))


def _release_line(words: str) -> int:
    """Return where a headline begins behind ``For immediate release:``."""
    match = _LABELLED.match(words)
    return match.end() if match and phrases("release_line").match(words) else 0


def _is_headline(words: str) -> bool:
    """Tell whether a subject says more than that this is a press release."""
    if "=?" in words:
        return False
    return not any(phrases(name).match(words) for name in _KINDS_OF_RELEASE)


def _split(subject: Piece, start: int) -> list[Piece]:
    """Cut the name of the field, and what mail programs add to it, off a subject."""
    first, last = subject.spans[0]
    name, words = copy(subject), copy(subject)
    cut = first + start
    name.spans = [(first, first + len(subject.lines[0][:start].rstrip()))]
    name.text = name.last = subject.lines[0][:start].rstrip()
    name.lines, name.glues = [name.text], []
    name.settle(BlockKind.CHROME, "mail.header", 90)
    words.spans = [(cut, last), *subject.spans[1:]]
    words.lines = [subject.lines[0][start:], *subject.lines[1:]]
    words.heal()
    words.text = subject.text[start:]
    words.settle(BlockKind.TITLE, SUBJECT, 80)
    return [name, words]
