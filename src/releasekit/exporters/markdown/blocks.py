"""Blocks as lines of Markdown, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from attrs import define

from releasekit.exporters.common.headings import HeadingRanks
from releasekit.exporters.common.plain import one_line
from releasekit.exporters.markdown.escape import begun, escaped, headed
from releasekit.exporters.markdown.inlines import InlineWriter, Stretch, strong
from releasekit.exporters.markdown.lists import (
    Signs,
    Written,
    bullet_after,
    joined,
    listed,
    signs_of,
)
from releasekit.exporters.markdown.tables import table_lines
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

_HARD_BREAK = "\\"
"""Before a line end: the next line begins anew (CommonMark 6.7)."""


@define(eq=False)
class BlockWriter:
    """Writes blocks as lines."""

    ranks: HeadingRanks
    inlines: InlineWriter

    def lines(self, blocks: Iterable[Block]) -> list[str]:
        """Return blocks as lines, an empty one between two blocks."""
        return joined(self._all(blocks))

    def _all(self, blocks: Iterable[Block]) -> list[Written]:
        """Return each block that has something to show."""
        out: list[Written] = []
        for block in blocks:
            made = self._block(block, out[-1].sign if out else "")
            out += [made] if made.lines else []
        return out

    def _block(self, block: Block, before: str) -> Written:
        match block:
            case List():
                return self._list(block, before)
            case Note(children=children) if children:
                return self._note(block, before)
            case Table():
                return Written(lines=table_lines(block))
            case Contact():
                return Written(lines=self._contact(block))
            case Furniture():
                return _one(begun(escaped(one_line(block.text))))
            case _:
                return _one(self._words(block))

    def _words(self, block: Paragraph | Heading | Turn | Quote | Note) -> str:
        match block:
            case Paragraph() | Heading():
                return self._paragraph(block)
            case Turn(speaker=speaker):
                names = strong(block.text, 0, len(speaker))
                starts = block.text.startswith(speaker)
                return begun(self._labelled(block, names if starts else ()))
            case Quote():
                inside = begun(self._labelled(block, _speaker(block)))
                return f"> {inside}" if inside else ""
            case Note():
                return begun(self._labelled(block))
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph | Heading) -> str:
        words = self._labelled(block)
        if not words.strip():
            return ""
        rank = 0
        if block.kind is BlockKind.TITLE:
            rank = self.ranks.title()
        elif isinstance(block, Heading) and block.kind is BlockKind.HEADING:
            rank = self.ranks.heading(block.level)
        return f"{'#' * rank} {headed(words)}" if rank else begun(words)

    def _labelled(
        self,
        block: Paragraph | Heading | Turn | Quote | Note | ListItem,
        more: Iterable[Stretch] = (),
    ) -> str:
        """Return a block's label and text."""
        words = self.inlines.line(block.text, block.inlines, more)
        return f"{_label(block.marker)}{words}".strip()

    def _list(self, block: List, before: str) -> Written:
        signs = signs_of(block.items, before)
        ordered = signs.start is not None
        items = [self._item(item, labelled=not ordered) for item in block.items]
        return listed([item for item in items if item], signs)

    def _note(self, note: Note, before: str) -> Written:
        """Return a note that holds others: an item, for nothing else can."""
        items = self._item(note, labelled=True)
        return listed([items] if items else [], Signs(sign=bullet_after(before)))

    def _item(self, item: ListItem | Note, *, labelled: bool) -> Sequence[Written]:
        words = self.inlines.line(item.text, item.inlines)
        label = _label(item.marker) if labelled else ""
        head = _one(begun(f"{label}{words}"))
        return [*([head] if head.lines else []), *self._all(item.children)]

    def _contact(self, contact: Contact) -> tuple[str, ...]:
        parts = tuple(_line_places(contact))
        lines = self.inlines.lines(contact.text, contact.inlines, (), parts)
        shown = [line for line in map(begun, lines) if line]
        return (*(f"{line}{_HARD_BREAK}" for line in shown[:-1]), *shown[-1:])


def _one(line: str) -> Written:
    return Written(lines=(line,) if line else ())


def _label(marker: Marker | None) -> str:
    return f"{escaped(one_line(marker.shown))} " if marker else ""


def _speaker(quote: Quote) -> Iterator[Stretch]:
    """Yield the speaker of a quote, where the quote names him."""
    start = quote.text.find(quote.speaker) if quote.speaker else -1
    if quote.speaker and start >= 0:
        yield from strong(quote.text, start, start + len(quote.speaker))


def _line_places(contact: Contact) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a contact stand in its text."""
    if " ".join(contact.lines) != contact.text:
        yield 0, len(contact.text)
        return
    at = 0
    for line in contact.lines:
        yield at, at + len(line)
        at += len(line) + 1
