"""The plan of a page: what heads it, its body, what closes it, its endnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.model import (
    Block,
    BlockKind,
    Furniture,
    Heading,
    Note,
    NoteReference,
    Paragraph,
    Release,
    Table,
    leaves,
)

_OPENING: Final = frozenset(
    {
        BlockKind.LABEL,
        BlockKind.LETTERHEAD,
        BlockKind.RELEASE_LINE,
        BlockKind.DATELINE,
        BlockKind.META,
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
    }
)
"""Kinds that head a release."""
_BETWEEN: Final = _OPENING | {BlockKind.CONTACT, BlockKind.CHROME, BlockKind.RULE}
"""Kinds that may stand among them."""
_MOST_BEFORE_TITLE: Final = 12
"""Most blocks that may stand above a headline."""
_CLOSING: Final = frozenset(
    {
        BlockKind.CONTACT,
        BlockKind.BOILERPLATE,
        BlockKind.END_MARK,
        BlockKind.CHROME,
        BlockKind.RULE,
    }
)
"""Kinds that close a release."""


@frozen(kw_only=True)
class TitleGroup:
    """A headline with the lines under it."""

    title: Heading | Paragraph
    subtitles: tuple[Paragraph | Heading, ...]


@frozen(kw_only=True)
class CaptionedTable:
    """A table with the captions right before it."""

    captions: tuple[Paragraph, ...]
    table: Table


Part: TypeAlias = Block | TitleGroup | CaptionedTable
"""What becomes one element of the page."""


@frozen(kw_only=True)
class Plan:
    """The blocks of a page in their places, each in source order."""

    opening: tuple[Block, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]
    endnotes: dict[str, Note]
    """Notes that a mark in the text leads to, by id."""


def plan_of(release: Release, *, furniture: bool) -> Plan:
    """Return the plan of a release's page.

    Args:
        release: what to show.
        furniture: whether what the web site put there is shown too.
    """
    blocks = release.blocks
    if not furniture:
        blocks = tuple(b for b in blocks if not isinstance(b, Furniture))
    end = _end_of_opening(blocks)
    rest = blocks[end:]
    cut = len(rest) - len(tuple(takewhile(_closes, reversed(rest))))
    if 0 < cut < len(rest) and isinstance(rest[cut - 1], Heading):
        cut -= 1  # what closes a release may have a heading
    return Plan(
        opening=blocks[:end],
        body=rest[:cut],
        closing=rest[cut:],
        endnotes=_endnotes(blocks),
    )


def parts_of(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield blocks, a headline with its subtitles and a table with its captions."""
    at = 0
    while at < len(blocks):
        run = _run(blocks, at)
        part, at = _joined(blocks[at : at + run]), at + run
        yield from part


def _run(blocks: Sequence[Block], at: int) -> int:
    """Return how many blocks from a place on may belong together."""
    first = blocks[at]
    kind = BlockKind.CAPTION if _is(first, BlockKind.CAPTION) else None
    if _is(first, BlockKind.TITLE):
        kind = BlockKind.SUBTITLE
    end = at + 1
    while kind and end < len(blocks) and _is(blocks[end], kind):
        end += 1
    has_table = kind is BlockKind.CAPTION and end < len(blocks)
    return end - at + (has_table and isinstance(blocks[end], Table))


def _joined(run: Sequence[Block]) -> tuple[Part, ...]:
    first, *rest = run
    if isinstance(run[-1], Table) and rest:
        captions = tuple(b for b in run[:-1] if isinstance(b, Paragraph))
        return (CaptionedTable(captions=captions, table=run[-1]),)
    if rest and isinstance(first, Heading | Paragraph) and _is(first, BlockKind.TITLE):
        under = tuple(b for b in rest if isinstance(b, Paragraph | Heading))
        return (TitleGroup(title=first, subtitles=under),)
    return tuple(run)


def _is(block: Block, kind: BlockKind) -> bool:
    if kind is BlockKind.CAPTION:
        return isinstance(block, Paragraph) and block.kind is kind
    return isinstance(block, Paragraph | Heading) and block.kind is kind


def _end_of_opening(blocks: Sequence[Block]) -> int:
    """Return where the last block ends that heads a release.

    A few words before the headline, such as the greeting of a letter, stand above it.
    """
    first = (at for at in range(len(blocks)) if _is(blocks[at], BlockKind.TITLE))
    title = next(first, 0)
    end = at = title if title <= _MOST_BEFORE_TITLE else 0
    while at < len(blocks) and getattr(blocks[at], "kind", None) in _BETWEEN:
        at += 1
        end = at if getattr(blocks[at - 1], "kind", None) in _OPENING else end
    return end


def _closes(block: Block) -> bool:
    return getattr(block, "kind", None) in _CLOSING


def _endnotes(blocks: Iterable[Block]) -> dict[str, Note]:
    # A note cites nothing: who reads one goes back to the text.
    all_leaves = tuple(leaves(blocks))
    notes = {leaf.id: leaf for leaf in all_leaves if isinstance(leaf, Note)}
    cited = (
        inline.note
        for leaf in all_leaves
        if not isinstance(leaf, Note | Table | Furniture)
        for inline in leaf.inlines
        if isinstance(inline, NoteReference)
    )
    return {note: notes[note] for note in cited if note in notes}
