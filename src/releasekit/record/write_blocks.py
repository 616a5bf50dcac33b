"""Writing blocks: each class of the model is one element of ``content``."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, assert_never

from releasekit.model import (
    Block,
    Contact,
    Email,
    Foreign,
    Furniture,
    Heading,
    Inline,
    Leaf,
    Link,
    List,
    ListItem,
    Marker,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Table,
    Turn,
    children_of,
)
from releasekit.record.write_metadata import write_agent
from releasekit.record.writer import Writer, places_attribute

TAGS: Final = MappingProxyType(
    {
        Paragraph: "p",
        Heading: "heading",
        ListItem: "item",
        Quote: "quote",
        Note: "note",
        Table: "table",
        Turn: "turn",
        Contact: "contact",
        Furniture: "furniture",
    }
)
"""The element of each class of block that has a text."""


def write_block(writer: Writer, block: Block | ListItem) -> None:
    """Write a block with everything inside it."""
    if isinstance(block, List):
        writer.open("list", f' level="{block.level}"')
        for item in block.items:
            write_block(writer, item)
        writer.close("list")
    else:
        _write_leaf(writer, block)


def _write_leaf(writer: Writer, leaf: Leaf) -> None:
    tag = TAGS[type(leaf)]
    writer.open(tag, _attributes(writer, leaf))
    _write_marker(writer, getattr(leaf, "marker", None))
    if isinstance(leaf, Quote | Turn):
        _write_speaker(writer, leaf)
    if isinstance(leaf, Table):
        _write_rows(writer, leaf)
    else:
        writer.text("text", leaf.text)
    if isinstance(leaf, Contact):
        for line in leaf.lines:
            writer.text("line", line)
        for person in leaf.people:
            write_agent(writer, "agent", person)
    for inline in getattr(leaf, "inlines", ()):
        _write_inline(writer, inline)
    writer.more_places(leaf.origin.spans)
    for child in children_of(leaf) if isinstance(leaf, ListItem | Note) else ():
        write_block(writer, child)
    writer.close(tag)


def _write_speaker(writer: Writer, leaf: Quote | Turn) -> None:
    if leaf.speaker is not None:
        writer.text("speaker", leaf.speaker)
    why = leaf.attribution if isinstance(leaf, Quote) else None
    if why:
        writer.open("attribution", writer.evidence(why))
        writer.more_places(why.spans)
        writer.close("attribution")


def _attributes(writer: Writer, leaf: Leaf) -> str:
    level = ""
    if isinstance(leaf, Heading | ListItem | Note):
        level = f' level="{leaf.level}"'
    if isinstance(leaf, Turn) and leaf.role:
        level = f' role="{leaf.role}"'
    language = writer.attribute("xml:lang", getattr(leaf, "language", None))
    origin = leaf.origin
    return (
        f'{writer.attribute("id", leaf.id)} kind="{leaf.kind}"{level}{language}'
        f"{places_attribute(origin.spans)}{writer.attribute('rule', origin.rule)}"
        f' conf="{origin.confidence}"'
    )


def _write_marker(writer: Writer, marker: Marker | None) -> None:
    if marker is None:
        return
    ordinal = None if marker.ordinal is None else str(marker.ordinal)
    attributes = (
        f"{writer.attribute('scheme', marker.scheme)}"
        f"{writer.attribute('ordinal', ordinal)}"
        f"{writer.attribute('glyph', marker.glyph or None)}"
        f"{places_attribute((marker.span,))}"
    )
    writer.text("marker", marker.text, attributes)


def _write_rows(writer: Writer, table: Table) -> None:
    for row in table.rows:
        writer.open("row")
        for cell in row.cells:
            header = ' header="true"' if cell.header else ""
            attributes = f"{header}{places_attribute(cell.spans)}"
            writer.text("cell", cell.text, attributes, cell.spans)
        writer.close("row")


def _write_inline(writer: Writer, inline: Inline) -> None:
    place = f' start="{inline.at.start}" end="{inline.at.end}"'
    match inline:
        case Link():
            tag, what = "link", writer.attribute("target", inline.target)
        case Email():
            tag, what = "email", writer.attribute("address", inline.address)
        case NoteReference():
            tag, what = "noteRef", writer.attribute("note", inline.note)
        case Foreign():
            tag, what = "foreign", writer.attribute("xml:lang", inline.language)
        case _:
            assert_never(inline)
    writer.empty(tag, f"{place}{what}")
