"""Turns: who speaks in a transcript, and whether they ask or answer."""

from __future__ import annotations

from collections import Counter
from typing import Final

from releasekit.model import BlockKind, TurnRole
from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.shape import is_capitals
from releasekit.parsing.vocabulary import exact_lines, fold, pattern_list

_HEAD: Final = 120
"""Code points in which a speaker stands."""
_FEWEST: Final = 2
_FEWEST_NAMED: Final = 4
"""Turns of speakers without a telling form that make a transcript."""
_MOST_ANSWERS: Final = 6
"""Turns for each that asks something."""
_OPENERS: Final = frozenset("QRAВЗОВ문답問答記【（(")
_TITLES: Final = frozenset(
    (
        *("MR", "MS", "MRS", "DR", "SECRETARY", "MINISTER", "AMBASSADOR", "SENATOR"),
        *("PRESIDENT", "CHAIR", "PRIME", "SPOKESPERSON", "FOREIGN", "THE"),
    )
)
_NAMED: Final = LazyPattern(
    r"(?P<speaker>[A-ZÀ-ÞА-ЯЁ][\w’'.&-]{1,24}(?: [A-ZÀ-ÞА-ЯЁ][\w’'.&-]{0,24}){0,4}"
    r"(?:, [A-Z][\w’'.-]{1,24}(?: [A-Z][\w’'.-]{1,24}){0,3})?):\s{1,3}(?=\S.{15})"
)


_NAMED_HANI: Final = LazyPattern(
    r"(?P<speaker>[《》“”A-Za-z·\u4e00-\u9fff]{2,16})[：:](?=\S.{3})"
)


def mark_turns(draft: Draft) -> None:
    """Name the speakers of a transcript; two turns at least make one."""
    open_pieces = [p for p in draft.open_pieces() if p.mark is None]
    spoken = [(p, speaker) for p in open_pieces if (speaker := speaker_of(p.text))]
    told = [piece for piece, _ in spoken]
    if len(told) < _FEWEST or not _may_talk([speaker for _, speaker in spoken]):
        told = []
    for piece in told:
        piece.settle(BlockKind.PARAGRAPH, "turn.speaker", 85)
    _mark_named(open_pieces, told)


def _may_talk(speakers: list[str]) -> bool:
    """Tell whether speakers are some: capitals may as well open points of a list.

    ``CUTTING THE QUEUES:`` heads one point; who talks has a title or a role, or comes
    again.
    """
    return len(set(speakers)) < len(speakers) or not all(map(_is_shouted, speakers))


def _is_shouted(speaker: str) -> bool:
    """Tell whether a speaker is only words in capitals, no title and no role."""
    first = speaker.partition(" ")[0].rstrip(".")
    titled = first in _TITLES or role_of(speaker) is not None
    return " " in speaker and is_capitals(speaker) and not titled


def _mark_named(pieces: list[Piece], told: list[Piece]) -> None:
    """Settle lines of names with a colon where one comes again and some ask.

    Without a question they may as well be the fields of a list.
    """
    found = [(p, named_speaker(p.text)) for p in pieces if p.kind is None]
    named = [(piece, speaker) for piece, speaker in found if speaker]
    if not named:
        return
    named += [(piece, speaker_of(piece.text) or "") for piece in told]
    asked = sum("?" in p.text or "？" in p.text for p, _ in named)
    if len(named) < _FEWEST_NAMED or asked * _MOST_ANSWERS < len(named):
        return
    counts = Counter(speaker for _, speaker in named)
    _, most = counts.most_common(1)[0]
    if len(counts) >= _FEWEST and most * _FEWEST_NAMED >= len(named) and most > 1:
        for piece, _ in named:
            if piece.kind is None:
                piece.settle(BlockKind.PARAGRAPH, "turn.named", 78)


def named_speaker(text: str) -> str | None:
    """Return the name before the first colon of a line, if it may be a speaker's."""
    if ":" not in text[:_HEAD] and "：" not in text[:_HEAD]:
        return None
    head = text[: 2 * _HEAD]
    match = _NAMED.match(head) or _NAMED_HANI.match(head)
    return match["speaker"] if match else None


def speaker_of(text: str) -> str | None:
    """Return the speaker that opens a line as written, without the colon."""
    head = text[:_HEAD]
    if ":" not in head and "：" not in head and head[:1] not in _OPENERS:
        return None
    for key in ("patterns", "case_patterns"):
        for pattern in pattern_list("turn", key):
            match = pattern.match(head)
            if match:
                return match["speaker"].strip()
    return None


def role_of(speaker: str) -> TurnRole | None:
    """Return what a speaker's form says of the turn; nothing for a name."""
    key = fold(_WITHIN.sub("", speaker)).strip("【】（）() ").rstrip("0123456789")
    for role in TurnRole:
        if key in exact_lines("turn", str(role)):
            return role
    return None


_WITHIN: Final = LazyPattern(r"(?<=\w) ?\([^)]{1,40}\)$")
