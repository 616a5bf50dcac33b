"""Joined texts: where one text surely goes over from one release to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from releasekit.model import (
    Block,
    BlockKind,
    Diagnostic,
    Leaf,
    Severity,
    Span,
    diagnostic,
    leaves,
)
from releasekit.parsing.draft import Piece
from releasekit.parsing.joined.heads import SIGNS, joints_at_heads, says_release_line
from releasekit.parsing.joined.marks import Joint
from releasekit.parsing.joined.news import NEWS, joints_in_mailbox, joints_in_news
from releasekit.parsing.joined.tongues import are_side_by_side, joints_of_tongues

Form: TypeAlias = Callable[[str, Sequence[Leaf]], tuple[Joint, ...]]
"""Finds the joints of texts that were joined in one way."""

FORMS: Final[tuple[Form, ...]] = (
    joints_in_mailbox,
    joints_in_news,
    joints_at_heads,
    joints_of_tongues,
)
"""The ways in which releases are joined; the first that finds a joint decides."""


def find_joints(text: str, found: Sequence[Leaf]) -> tuple[Joint, ...]:
    """Return where the second and each further release of a text begins.

    Nothing where the text is one release, or where it is not sure that it is several.

    Args:
        text: the source text.
        found: its blocks with a text, in source order.
    """
    for form in FORMS:
        joints = form(text, found)
        if joints:
            return joints
    return ()


def joined_notices(text: str, blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """Yield that a text seems to hold several releases, where that is sure."""
    found = tuple(leaves(blocks))
    joints = find_joints(text, found)
    if joints:
        span = Span(joints[0].at, joints[0].at)
        yield diagnostic("RKD123", span=span, count=len(joints) + 1)
    elif are_side_by_side(found):
        yield diagnostic("RKD124", Severity.INFO)


def may_be_joined(text: str, pieces: Sequence[Piece], *, bilingual: bool) -> bool:
    """Tell, at next to no cost, whether `find_joints` can find anything at all.

    Args:
        text: the source text.
        pieces: its settled pieces.
        bilingual: whether some blocks speak another language.
    """
    if bilingual or text.startswith("From "):
        return True
    signs = ends = 0
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if piece.kind in SIGNS:
            if piece.rule == NEWS:
                return True
            signs += 1
        elif piece.kind is BlockKind.END_MARK and index < last:
            ends += 1
        elif piece.kind is BlockKind.CHROME:
            signs += says_release_line(piece.rule, piece.text)
    return signs > 1 or ends > 0
