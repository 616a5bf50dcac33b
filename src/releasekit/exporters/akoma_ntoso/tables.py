"""Tables: rows, header cells and the captions above them."""

from __future__ import annotations

from releasekit.exporters.akoma_ntoso.inlines import (
    Content,
    language_attribute,
    plain,
)
from releasekit.exporters.akoma_ntoso.scribe import Scribe
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import Cell, Paragraph, Row, Table

_BREAK = Node(tag="br")


def table_of(
    scribe: Scribe, table: Table, captions: tuple[Paragraph, ...], container: str
) -> Node | None:
    """Return a table with the captions above it, or nothing where it has no cells.

    Args:
        scribe: writes the captions.
        table: the rows.
        captions: the lines directly above it, in source order.
        container: eId of what it stands in.
    """
    rows = tuple(_row(row) for row in table.rows if row.cells)
    if not rows:
        return None
    eid = scribe.ids.next(container, "table")
    return Node(
        tag="table",
        attributes=(("eId", eid), *language_attribute(table.language)),
        children=(*_caption(scribe, captions, eid), *rows),
    )


def _caption(
    scribe: Scribe, captions: tuple[Paragraph, ...], container: str
) -> tuple[Node, ...]:
    if not captions:
        return ()
    mixed: Content = ()
    for caption in captions:
        line = scribe.content(caption, container)
        mixed = (*mixed, _BREAK, *line) if mixed else line
    return (Node(tag="caption", mixed=mixed),)


def _row(row: Row) -> Node:
    return Node(tag="tr", children=tuple(map(_cell, row.cells)))


def _cell(cell: Cell) -> Node:
    words = Node(tag="p", mixed=tuple(plain(cell.text)))
    return Node(tag="th" if cell.header else "td", children=(words,))
