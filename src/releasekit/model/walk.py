"""Walking a release's blocks in source order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from releasekit.model.block import Block, Leaf, List, ListItem, Note

_PARENTS: Final = (ListItem, Note)


def children_of(node: Block | ListItem) -> tuple[Block | ListItem, ...]:
    """Return what stands directly inside a node, in source order."""
    if isinstance(node, List):
        return node.items
    return node.children if isinstance(node, _PARENTS) else ()


def walk(blocks: Iterable[Block]) -> Iterator[tuple[Block | ListItem, int]]:
    """Yield every node with its depth in the tree, parents before children.

    Top-level blocks have depth 0; `List` nodes count as a level of their own.
    """
    stack: list[Iterator[Block | ListItem]] = [iter(tuple(blocks))]
    while stack:
        for node in stack[-1]:
            yield node, len(stack) - 1
            inside = children_of(node)
            if inside:
                stack.append(iter(inside))
                break
        else:
            stack.pop()


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Yield every node that has text (all but `List`), in source order."""
    found: list[Leaf] = []
    _gather(blocks, found)
    return iter(found)


def _gather(nodes: Iterable[Block | ListItem], found: list[Leaf]) -> None:
    """Add what has text; blocks nest `MAX_DEPTH` deep at most, and so does this."""
    for node in nodes:
        if isinstance(node, List):
            _gather(node.items, found)
            continue
        found.append(node)
        if isinstance(node, _PARENTS) and node.children:
            _gather(node.children, found)


def level_of(leaf: Leaf) -> int:
    """Return a block's depth in the source's marker series; 0 where it has none."""
    return leaf.level if isinstance(leaf, ListItem | Note) else 0
