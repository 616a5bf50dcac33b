"""Parts: what stands before the body, in it and after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from releasekit.model import Block, BlockKind, Furniture, Heading, List, Table, Turn

_BEFORE: Final = frozenset(
    {
        BlockKind.LABEL,
        BlockKind.LETTERHEAD,
        BlockKind.RELEASE_LINE,
        BlockKind.DATELINE,
        BlockKind.META,
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
        BlockKind.CONTACT,
    }
)
"""Kinds that may open a release."""
_AFTER: Final = frozenset(
    {
        BlockKind.DATELINE,
        BlockKind.SIGNATURE,
        BlockKind.CONTACT,
        BlockKind.END_MARK,
        BlockKind.ATTACHMENT,
        BlockKind.META,
    }
)
"""Kinds that may close one."""
_BODY: Final = (List, Table, Turn)
"""Classes that stand in the body wherever they are."""


@frozen(kw_only=True)
class Parts:
    """A release's blocks, without furniture, in source order."""

    preface: tuple[Block, ...]
    body: tuple[Block, ...]
    conclusions: tuple[Block, ...]


def parts_of(blocks: tuple[Block, ...]) -> Parts:
    """Return a release in its three parts.

    The preface is everything as far as the headline, and the lines of a head after it;
    without a headline it is those lines alone. The conclusions are the lines at the end
    that only close a release; what stands under a heading stays there.
    """
    content = [block for block in blocks if not isinstance(block, Furniture)]
    start = _head(content)
    while start < len(content) and _is_of(content[start], _BEFORE):
        start += 1
    end = len(content)
    while end > start and _is_of(content[end - 1], _AFTER):
        end -= 1
    if end > start and isinstance(content[end - 1], Heading):
        end += _until_end_mark(content[end:])
    return Parts(
        preface=tuple(content[:start]),
        body=tuple(content[start:end]),
        conclusions=tuple(content[end:]),
    )


def _head(blocks: Sequence[Block]) -> int:
    """Return how many blocks lead to the headline, itself included.

    None where the body has begun by then.
    """
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            return at + 1 if block.kind is BlockKind.TITLE else 0
        if isinstance(block, _BODY):
            return 0
    return 0


def _until_end_mark(blocks: Sequence[Block]) -> int:
    """Return how many blocks stand before the first end mark."""
    closing = frozenset({BlockKind.END_MARK})
    return next(
        (at for at, block in enumerate(blocks) if _is_of(block, closing)), len(blocks)
    )


def _is_of(block: Block, kinds: frozenset[BlockKind]) -> bool:
    if isinstance(block, List):
        return all(item.kind in kinds for item in block.items)
    return block.kind in kinds
