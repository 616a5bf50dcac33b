"""Blocks as paragraphs, lists and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define, field

from releasekit.exporters.common.contacts import name_places
from releasekit.exporters.common.headings import HeadingRanks
from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.odt.flow import Flow, Listing
from releasekit.exporters.odt.inlines import InlineWriter, Stretch, marked_up, merged
from releasekit.exporters.odt.labels import ListStyles
from releasekit.exporters.odt.styles import STYLE_OF
from releasekit.exporters.odt.tables import TableWriter
from releasekit.model import (
    Block,
    BlockKind,
    Contact,
    Furniture,
    Heading,
    Leaf,
    List,
    Note,
    Paragraph,
    Table,
    Turn,
)

_SPAN_END: Final = "</text:span>"
_UNMARKED: Final = (Table, Contact, Furniture)


@define(eq=False)
class BlockWriter:
    """Writes blocks into a flow."""

    language: str
    """Language of the document."""
    ranks: HeadingRanks
    inlines: InlineWriter
    tables: TableWriter
    lists: ListStyles = field(factory=ListStyles)
    turned: dict[str, str] = field(factory=dict)
    """Name of each style that runs against the document's direction, by its parent."""

    def body(self, blocks: Iterable[Block]) -> str:
        """Return the XML of all blocks; footnotes that no mark reached come last."""
        flow = Flow(styles=self.lists)
        self._blocks(flow, blocks, None)
        for name, note in self.inlines.footnotes.items():
            if name not in self.inlines.written:
                self._leaf(flow, note, None)
        return flow.end()

    def _blocks(
        self, flow: Flow, blocks: Iterable[Block], within: Listing | None
    ) -> None:
        caption = ""
        for block in blocks:
            match block:
                case List():
                    self._list(flow, block, Listing(within))
                case Table():
                    flow.apart(self._table(block, caption))
                case Note() if block.id in self.inlines.footnotes:
                    continue
                case _:
                    self._leaf(flow, block, within)
            caption = _caption(block)

    def _list(self, flow: Flow, block: List, listing: Listing) -> None:
        for item in block.items:
            flow.labelled(self._paragraph(item), listing, item.marker)
            self._blocks(flow, item.children, listing)

    def _leaf(
        self,
        flow: Flow,
        block: Paragraph | Heading | Leaf,
        within: Listing | None,
    ) -> None:
        inner = within
        marker = None if isinstance(block, _UNMARKED) else block.marker
        if marker is None:
            flow.plain(self._paragraph(block), within)
        else:
            hangs = within is not None or isinstance(block, Note)
            inner = Listing(within, hangs=hangs)
            flow.labelled(self._paragraph(block), inner, marker)
        if isinstance(block, Note):
            self._blocks(flow, block.children, inner)

    def _footnote(self, note: Note) -> str:
        flow = Flow(styles=self.lists)
        inside = f"<text:s/>{self._inside(note)}"
        flow.plain(self._element("p", "Footnote", inside, note.language), None)
        self._blocks(flow, note.children, None)
        return flow.end()

    def _paragraph(self, block: Leaf) -> str:
        style, rank = self._style(block)
        language = getattr(block, "language", None)
        given = f' text:outline-level="{rank}"' if rank else ""
        tag = "h" if rank else "p"
        return self._element(tag, style, self._inside(block), language, given)

    def _style(self, block: Leaf) -> tuple[str, int]:
        """Return the style of a block, and its rank in the outline or 0."""
        if block.kind is BlockKind.TITLE:
            return "Title", self.ranks.title()
        if isinstance(block, Heading) and block.kind is BlockKind.HEADING:
            rank = self.ranks.heading(block.level)
            return f"Heading_20_{rank}", rank
        return ("Turn" if isinstance(block, Turn) else STYLE_OF[block.kind]), 0

    def _element(
        self, tag: str, style: str, inside: str, language: str | None, given: str = ""
    ) -> str:
        if language and language != self.language:
            name = self.inlines.tongue(language)
            inside = f'<text:span text:style-name="{name}">{inside}{_SPAN_END}'
            if is_right_to_left(language) != is_right_to_left(self.language):
                style = self.turned.setdefault(style, f"P{len(self.turned) + 1}")
        return f'<text:{tag} text:style-name="{style}"{given}>{inside}</text:{tag}>'

    def _inside(self, block: Leaf) -> str:
        if isinstance(block, Furniture | Table):
            return marked_up(block.text, ())
        found = self.inlines.stretches(block.text, block.inlines, self._footnote)
        return marked_up(block.text, merged(tuple(found), _own(block)))

    def _table(self, block: Table, caption: str) -> str:
        def cell(text: str, style: str) -> str:
            return self._element("p", style, marked_up(text, ()), block.language)

        leftward = is_right_to_left(block.language or self.language)
        return self.tables.xml(block, caption, cell, right_to_left=leftward)


def _caption(block: Block) -> str:
    match block:
        case Paragraph(kind=BlockKind.CAPTION, text=text):
            return text
        case _:
            return ""


def _own(block: Leaf) -> Iterator[Stretch]:
    """Yield what is marked in a block besides its inlines: names and line ends."""
    match block:
        case Contact():
            for place in name_places(block):
                yield _styled(place.start, place.end, "ContactName")
            yield from _line_breaks(block)
        case Turn() if block.text.startswith(block.speaker):
            size = len(block.speaker)
            # The colon belongs to the name.
            size += block.text[size : size + 1] in {":", "："}
            if size:
                yield _styled(0, size, "Speaker")
        case _:
            return


def _styled(start: int, end: int, style: str) -> Stretch:
    return Stretch(start, end, f'<text:span text:style-name="{style}">', _SPAN_END)


def _line_breaks(contact: Contact) -> Iterator[Stretch]:
    if " ".join(contact.lines) != contact.text:
        return
    at = 0
    for line in contact.lines[:-1]:
        at += len(line) + 1
        yield Stretch(at - 1, at, "<text:line-break/>", "", shows=False)
