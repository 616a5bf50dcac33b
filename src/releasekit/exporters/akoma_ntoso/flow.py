"""Flow: blocks of a release as block elements, which may stand in any container."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, assert_never

from attrs import evolve

from releasekit.exporters.akoma_ntoso.contacts import contact_of
from releasekit.exporters.akoma_ntoso.inlines import language_attribute
from releasekit.exporters.akoma_ntoso.scribe import Scribe, num
from releasekit.exporters.akoma_ntoso.tables import table_of
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import (
    Block,
    BlockKind,
    Contact,
    Furniture,
    Heading,
    List,
    ListItem,
    Marker,
    Note,
    Paragraph,
    Quote,
    Table,
    Turn,
)

_INSIDE: Final[Mapping[BlockKind, str]] = MappingProxyType(
    {
        BlockKind.LABEL: "docType",
        BlockKind.TITLE: "docTitle",
        BlockKind.SIGNATURE: "signature",
    }
)
"""Kinds whose whole text is one inline element in a ``p``."""


def flow(scribe: Scribe, blocks: Iterable[Block], container: str) -> tuple[Node, ...]:
    """Return blocks as block elements.

    Furniture is left out, and so are notes that stand at their marks.

    Args:
        scribe: writes their texts.
        blocks: in source order.
        container: eId of what they stand in.
    """
    out: list[Node] = []
    captions: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _is_caption(block):
            captions.append(block)
            continue
        table = None
        if isinstance(block, Table):
            table = table_of(scribe, block, tuple(captions), container)
        if table is None:
            out += (_paragraph(scribe, caption, container) for caption in captions)
            out += _block(scribe, block, container)
        else:
            out.append(table)
        captions.clear()
    out += (_paragraph(scribe, caption, container) for caption in captions)
    return tuple(out)


def list_of(scribe: Scribe, items: List, container: str) -> Iterator[Node]:
    """Yield a list as ``blockList``; a list without items is none."""
    if not items.items:
        return
    eid = scribe.ids.next(container, "blockList")
    children = tuple(_item(scribe, item, eid) for item in items.items)
    yield Node(tag="blockList", attributes=(("eId", eid),), children=children)


def item_blocks(scribe: Scribe, item: ListItem, container: str) -> tuple[Node, ...]:
    """Return what stands in an item: its text, then what belongs to it."""
    text = (scribe.element("p", item, container),) if item.text else ()
    blocks = (*text, *flow(scribe, item.children, container))
    return blocks or (scribe.element("p", item, container),)


def note_body(scribe: Scribe, note: Note, container: str) -> tuple[Node, ...]:
    """Return what stands in a note, without its mark."""
    text = scribe.element("p", note, container)
    return (text, *flow(scribe, note.children, container))


def item_id(scribe: Scribe, element: str, marker: Marker, container: str) -> str:
    """Return the eId of an item: of its number, or where it stands among bullets."""
    if marker.ordinal is None:
        return scribe.ids.next(container, element)
    return scribe.ids.numbered(container, element, marker.shown)


def _item(scribe: Scribe, item: ListItem, container: str) -> Node:
    eid = item_id(scribe, "item", item.marker, container)
    children = (num(item.marker.shown), *item_blocks(scribe, item, eid))
    attributes = (*_kind(item.kind, BlockKind.LIST_ITEM), ("eId", eid))
    return Node(tag="item", attributes=attributes, children=children)


def _block(scribe: Scribe, block: Block, container: str) -> Iterator[Node]:
    """Yield a block as block elements."""
    match block:
        case List():
            yield from list_of(scribe, block, container)
        case Contact():
            yield contact_of(scribe, block, container)
        case Note():
            if not scribe.footnotes.is_called(block):
                yield _note(scribe, block, container)
        case Paragraph() | Heading() | Turn() | Quote():
            yield _paragraph(scribe, block, container)
        case Furniture() | Table():
            return
        case _:
            assert_never(block)


def _paragraph(
    scribe: Scribe, block: Paragraph | Heading | Turn | Quote, container: str
) -> Node:
    """Return a text, in a container with its mark where it has one."""
    if block.marker is None:
        return _text(scribe, block, container)
    eid = scribe.ids.next(container, "blockContainer")
    children = (num(block.marker.shown), _text(scribe, block, eid))
    return Node(tag="blockContainer", attributes=(("eId", eid),), children=children)


def _text(
    scribe: Scribe, block: Paragraph | Heading | Turn | Quote, container: str
) -> Node:
    if isinstance(block, Quote):
        return _quote(scribe, block, container)
    inside = _INSIDE.get(block.kind)
    if inside:
        return _in_p(scribe, block, container, Node(tag=inside))
    if block.kind is BlockKind.PARAGRAPH:
        return scribe.element("p", block, container)
    return scribe.element("block", block, container, ("name", block.kind))


def _quote(scribe: Scribe, quote: Quote, container: str) -> Node:
    """Return a quote; its marks stay in the text, so no attribute repeats them."""
    refers: tuple[tuple[str, str], ...] = ()
    if quote.speaker and quote.speaker.strip():
        refers = (("refersTo", scribe.references.voice(quote.speaker)),)
    return _in_p(scribe, quote, container, Node(tag="embeddedText", attributes=refers))


def _in_p(
    scribe: Scribe,
    block: Paragraph | Heading | Turn | Quote,
    container: str,
    inside: Node,
) -> Node:
    attributes = (
        ("eId", scribe.ids.next(container, "p")),
        *language_attribute(block.language),
    )
    inner = evolve(inside, mixed=scribe.content(block, container))
    return Node(tag="p", attributes=attributes, mixed=(inner,))


def _note(scribe: Scribe, note: Note, container: str) -> Node:
    """Return a remark that no mark calls: it stands where the source has it."""
    eid = scribe.ids.next(container, "blockContainer")
    label = (num(note.marker.shown),) if note.marker else ()
    return Node(
        tag="blockContainer",
        attributes=(("class", note.kind), ("eId", eid)),
        children=(*label, *note_body(scribe, note, eid)),
    )


def _kind(kind: BlockKind, usual: BlockKind) -> tuple[tuple[str, str], ...]:
    return () if kind is usual else (("class", kind),)


def _is_caption(block: Paragraph) -> bool:
    return block.kind is BlockKind.CAPTION and block.marker is None
