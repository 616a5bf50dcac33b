"""Releases put together by hand, for tests that need no parser.

Blocks are made with the functions below and handed to `make_release`, which writes
their labels and texts into a source, a line each, and gives every block its id and
its places. A block that was given an id keeps it.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias, TypeVar

import attrs

from releasekit.model import (
    Agent,
    AgentRole,
    Block,
    BlockKind,
    Cell,
    Contact,
    Date,
    DateType,
    Evidence,
    Fact,
    Furniture,
    Heading,
    How,
    List,
    ListItem,
    Marker,
    Metadata,
    Note,
    Origin,
    Paragraph,
    Precision,
    Quote,
    Release,
    Row,
    SegmentClass,
    Segments,
    Source,
    Span,
    Table,
    Turn,
)

NOWHERE: Final = Origin(spans=(), rule="tests.builders")
BY_HAND: Final = Evidence(how=How.SUPPLIED, rule="tests.builders")

T = TypeVar("T")

Loose: TypeAlias = Any
"""Whatever a class of the model takes: the model itself says what is right."""


def fact(value: T) -> Fact[T]:
    return Fact(value, BY_HAND)


def label(text: str, ordinal: int | None = None, glyph: str = "") -> Marker:
    scheme = "bullet" if ordinal is None else "counted"
    return Marker(
        text=text, span=Span(0, 0), scheme=scheme, ordinal=ordinal, glyph=glyph
    )


def paragraph(text: str, **extra: Loose) -> Paragraph:
    return Paragraph(**{"id": "", "origin": NOWHERE, **extra}, text=text)


def title(text: str, **extra: Loose) -> Heading:
    return Heading(
        **{"id": "", "origin": NOWHERE, "level": 1, **extra},
        text=text,
        kind=BlockKind.TITLE,
    )


def heading(text: str, level: int = 2, **extra: Loose) -> Heading:
    return Heading(**{"id": "", "origin": NOWHERE, **extra}, text=text, level=level)


def item(marker: Marker, text: str, *children: Block, **extra: Loose) -> ListItem:
    return ListItem(
        **{"id": "", "origin": NOWHERE, **extra},
        marker=marker,
        text=text,
        children=children,
    )


def listing(*items: ListItem) -> List:
    """Return a list at its items' level; lists inside it go one level deeper."""
    return List(level=items[0].level, items=items)


def note(text: str, *children: Block, **extra: Loose) -> Note:
    return Note(**{"id": "", "origin": NOWHERE, **extra}, text=text, children=children)


def quote(text: str, **extra: Loose) -> Quote:
    return Quote(**{"id": "", "origin": NOWHERE, **extra}, text=text)


def turn(speaker: str, words: str, **extra: Loose) -> Turn:
    return Turn(
        **{"id": "", "origin": NOWHERE, **extra},
        text=f"{speaker}: {words}",
        speaker=speaker,
    )


def contact(*lines: str, **extra: Loose) -> Contact:
    return Contact(
        **{"id": "", "origin": NOWHERE, **extra}, text=" ".join(lines), lines=lines
    )


def furniture(text: str, **extra: Loose) -> Furniture:
    return Furniture(**{"id": "", "origin": NOWHERE, **extra}, text=text)


def table(*rows: tuple[str, ...], heads: int = 1, **extra: Loose) -> Table:
    cells = tuple(
        Row(cells=tuple(Cell(text=text, spans=(), header=at < heads) for text in row))
        for at, row in enumerate(rows)
    )
    return Table(**{"id": "", "origin": NOWHERE, **extra}, rows=cells)


def make_metadata(
    *,
    language: str = "en",
    issuer: str | None = None,
    country: str | None = None,
    issued: str | None = None,
    **extra: Loose,
) -> Metadata:
    """Return metadata with the facts that exporters ask for most."""
    facts: dict[str, Any] = {"language": fact(language), **extra}
    if issuer:
        agent = Agent(role=AgentRole.ISSUER, name=issuer, country=country)
        facts["issuer"] = fact(agent)
    if issued:
        date = Date(
            type=DateType.ISSUED, when=issued, precision=Precision.DAY, literal=issued
        )
        facts["issued"] = fact(date)
    return Metadata(**facts)


def make_release(*blocks: Block, name: str = "", **metadata: Loose) -> Release:
    """Return a release of these blocks, in this order; see `make_metadata`."""
    placing = _Placing()
    placed = tuple(placing.block(block) for block in blocks)
    text = "".join(placing.lines)
    for block in placed:
        if block.__class__ is Heading and block.kind is BlockKind.TITLE:
            metadata.setdefault("title", fact(block.text))
    return Release(
        source=Source.from_text(text, name=name),
        metadata=make_metadata(**metadata),
        blocks=placed,
        segments=Segments([(SegmentClass.CONTENT, len(text))]),
    )


class _Placing:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.end = 0
        self.count = 0

    def block(self, block: Block) -> Block:
        if isinstance(block, List):
            return attrs.evolve(
                block, items=tuple(self._leaf(each) for each in block.items)
            )
        placed: Block = self._leaf(block)
        return placed

    def _leaf(self, leaf: Loose) -> Loose:
        self.count += 1
        changes: dict[str, Any] = {"id": leaf.id or f"b{self.count}"}
        marker = getattr(leaf, "marker", None)
        if marker:
            changes["marker"] = attrs.evolve(marker, span=self._write(marker.text, " "))
        if isinstance(leaf, Table):
            changes["rows"] = tuple(map(self._row, leaf.rows))
            spans = tuple(
                s for row in changes["rows"] for c in row.cells for s in c.spans
            )
        else:
            spans = (self._write(leaf.text, "\n"),)
        changes["origin"] = attrs.evolve(leaf.origin, spans=spans)
        if isinstance(leaf, ListItem | Note):
            changes["children"] = tuple(self.block(child) for child in leaf.children)
        return attrs.evolve(leaf, **changes)

    def _row(self, row: Row) -> Row:
        cells = tuple(
            attrs.evolve(cell, spans=(self._write(cell.text, "\t"),))
            for cell in row.cells
        )
        return Row(cells=cells)

    def _write(self, text: str, after: str) -> Span:
        span = Span(self.end, self.end + len(text))
        self.lines += (text, after)
        self.end += len(text) + len(after)
        return span
