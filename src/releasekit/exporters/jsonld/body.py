"""The body: the text of a release, a block a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from releasekit.model import (
    Block,
    BlockKind,
    Contact,
    Fact,
    Furniture,
    Leaf,
    Metadata,
    Release,
    Table,
    leaves,
)

_TITLES: Final = frozenset({BlockKind.TITLE, BlockKind.SUBTITLE})


def article_body(release: Release) -> str:
    """Return the text of a release, without what the page put around it.

    Blocks stand apart by an empty line; items and lines of one block by a line end,
    the cells of a table by a tab. Titles that the description has are not repeated.
    """
    said = frozenset(_titles(release.metadata))
    shown = (block for block in release.blocks if not isinstance(block, Furniture))
    return "\n\n".join(
        "\n".join(_lines(block)) for block in shown if not _is_said(block, said)
    )


def _titles(metadata: Metadata) -> Iterator[str]:
    if isinstance(metadata.title, Fact):
        yield metadata.title.value
    yield from (fact.value.text for fact in metadata.other_titles)


def _is_said(block: Block, said: frozenset[str]) -> bool:
    return any(leaf.kind in _TITLES and leaf.text in said for leaf in leaves((block,)))


def _lines(block: Block) -> Iterator[str]:
    for leaf in leaves((block,)):
        yield from _leaf(leaf)


def _leaf(leaf: Leaf) -> Iterator[str]:
    match leaf:
        case Table(rows=rows):
            yield from ("\t".join(cell.text for cell in row.cells) for row in rows)
        case Contact(lines=lines):
            yield from lines
        case Furniture(text=text):
            yield text
        case _:
            yield f"{leaf.marker.shown} {leaf.text}" if leaf.marker else leaf.text
