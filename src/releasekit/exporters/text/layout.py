"""Laying out blocks as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from releasekit.exporters.text.options import TextOptions
from releasekit.exporters.text.wrap import wrap
from releasekit.model import (
    Block,
    BlockKind,
    Contact,
    Furniture,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Release,
    Table,
    Turn,
)
from releasekit.text import display_width, pad

_COMPACT: Final = frozenset(
    {
        BlockKind.CHROME,
        BlockKind.LETTERHEAD,
        BlockKind.META,
        BlockKind.RELEASE_LINE,
        BlockKind.SIGNATURE,
        BlockKind.SUBTITLE,
    }
)
"""Kinds whose blocks follow one another without an empty line."""
_LONG: Final = 80
"""Items wider than this stand apart from one another, in columns."""
_QUOTE_INDENT: Final = "    "
_COLUMN_GAP: Final = "  "


def text_lines(release: Release, options: TextOptions) -> Iterator[str]:
    """Yield the lines of a release, without line ends."""
    shown = [b for b in release.blocks if options.furniture or not _is_furniture(b)]
    for index, block in enumerate(shown):
        if index and not _follows(shown[index - 1], block):
            yield ""
        yield from _block(block, "", options.width)


def _is_furniture(block: Block) -> bool:
    return isinstance(block, Furniture)


def _follows(before: Block, block: Block) -> bool:
    """Tell whether two blocks stand without an empty line between them."""
    if isinstance(before, List) or isinstance(block, List):
        return False
    return before.kind is block.kind and block.kind in _COMPACT


def _block(block: Block, indent: str, width: int) -> Iterator[str]:
    match block:
        case Paragraph() | Heading() | Turn():
            yield from _marked(block, indent, width)
        case Quote():
            yield from _marked(block, indent + _QUOTE_INDENT, width)
        case Note():
            yield from _with_children(block, indent, width)
        case List():
            yield from _items(block, indent, width)
        case Table():
            yield from _table(block, indent, width)
        case Contact():
            yield from _lines(block, indent, width)
        case Furniture():
            yield f"{indent}{block.text}".rstrip()
        case _:
            assert_never(block)


def _items(block: List, indent: str, width: int) -> Iterator[str]:
    is_loose = not indent and any(
        item.children or display_width(item.text) > _LONG for item in block.items
    )
    for index, item in enumerate(block.items):
        if index and is_loose:
            yield ""
        yield from _with_children(item, indent, width)


def _lines(contact: Contact, indent: str, width: int) -> Iterator[str]:
    for line in contact.lines:
        yield from wrap(line, width, first=indent, rest=indent)


def _with_children(node: ListItem | Note, indent: str, width: int) -> Iterator[str]:
    yield from _marked(node, indent, width)
    inner = indent + " " * display_width(_label(node))
    for child in node.children:
        yield from _block(child, inner, width)


def _marked(
    node: Paragraph | Heading | Turn | Quote | Note | ListItem, indent: str, width: int
) -> list[str]:
    label = _label(node)
    rest = indent + " " * display_width(label)
    return wrap(node.text, width, first=f"{indent}{label}", rest=rest)


def _label(node: Paragraph | Heading | Turn | Quote | Note | ListItem) -> str:
    return f"{node.marker.shown} " if node.marker else ""


def _table(table: Table, indent: str, width: int) -> Iterator[str]:
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    total = display_width(indent) + sum(widths) + len(_COLUMN_GAP) * len(widths)
    for row, texts in zip(table.rows, rows, strict=True):
        if width and total > width:
            yield from wrap(" | ".join(texts), width, first=indent, rest=indent)
            continue
        padded = (pad(t, w) for t, w in zip(texts, widths, strict=True))
        yield f"{indent}{_COLUMN_GAP.join(padded)}".rstrip()
        if row is table.rows[0] and all(cell.header for cell in row.cells):
            yield indent + _COLUMN_GAP.join("-" * w for w in widths)
