"""From blocks to boxes: what each block is on the page and in the structure tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from attrs import define, evolve, field

from releasekit.exporters.common.contacts import name_places
from releasekit.exporters.common.headings import HeadingRanks
from releasekit.exporters.common.language import language_tag
from releasekit.exporters.common.words import Words
from releasekit.exporters.pdf.layout.boxes import Bookmark, Box, TextBox
from releasekit.exporters.pdf.layout.breaking import natural_width
from releasekit.exporters.pdf.layout.look import PLAIN_LOOK, Look
from releasekit.exporters.pdf.layout.style import Role, Style
from releasekit.exporters.pdf.layout.text import Text
from releasekit.exporters.pdf.story.contacts import names_apart, with_stops
from releasekit.exporters.pdf.story.inlines import parts_of, speaker_apart, unsafe_links
from releasekit.exporters.pdf.story.neighbours import (
    captions_end,
    closed_up,
    closer,
    is_tight,
    is_under_a_table,
    move_rule,
)
from releasekit.exporters.pdf.story.numbering import list_numbering
from releasekit.exporters.pdf.story.tables import table_box, table_parts
from releasekit.exporters.pdf.story.typesetter import Part, Typesetter
from releasekit.exporters.pdf.tags.tree import HEADINGS, Element, Tag
from releasekit.model import (
    Block,
    BlockKind,
    Contact,
    Furniture,
    Heading,
    Inline,
    List,
    ListItem,
    Marker,
    Note,
    Paragraph,
    Quote,
    Table,
    Turn,
)

ROLE_OF_KIND: Final = {
    BlockKind.CHROME: Role.FURNITURE,
    BlockKind.RULE: Role.FURNITURE,
    BlockKind.LABEL: Role.LABEL,
    BlockKind.LETTERHEAD: Role.LETTERHEAD,
    BlockKind.RELEASE_LINE: Role.RELEASE_LINE,
    BlockKind.DATELINE: Role.DATELINE,
    BlockKind.META: Role.META,
    BlockKind.TITLE: Role.TITLE,
    BlockKind.SUBTITLE: Role.SUBTITLE,
    BlockKind.PARAGRAPH: Role.BODY,
    BlockKind.QUOTE: Role.QUOTE,
    BlockKind.HEADING: Role.HEADING,
    BlockKind.CAPTION: Role.CAPTION,
    BlockKind.LIST_ITEM: Role.ITEM,
    BlockKind.NOTE: Role.NOTE,
    BlockKind.TABLE: Role.CELL,
    BlockKind.ATTACHMENT: Role.ITEM,
    BlockKind.CONTACT: Role.CONTACT,
    BlockKind.SIGNATURE: Role.SIGNATURE,
    BlockKind.BOILERPLATE: Role.BOILERPLATE,
    BlockKind.TEXT_MARK: Role.MARK,
    BlockKind.END_MARK: Role.MARK,
}
"""What each kind of block is on the page."""

_LABEL_GAP: Final = 6.0
"""From a list's widest label to its text, in points."""
_LEAST_HANG: Final = 15.0
_WIDEST_HANG: Final = 84.0
"""A wider label runs into its text."""
_DEEP: Final = 150.0
"""From this indent on, deeper levels move in by `_DEEP_STEP` only."""
_DEEP_STEP: Final = 3.0
_ANNOUNCING: Final = (":", "：")
"""What ends a paragraph that announces the next: a quotation, a list."""
_LONGEST_ANNOUNCING: Final = 300
_TIGHT: Final = 2.0
"""Space under each of a list's single lines, in points."""
_ONE_LINER: Final = 90
"""An item of no more code points heads what stands under it: both stay together."""


@define
class Teller:
    """The boxes so far, and what the next block needs to know."""

    typesetter: Typesetter
    words: Words
    language: str
    ranks: HeadingRanks
    look: Look = PLAIN_LOOK
    longest_table: int | None = None
    """Most rows of a table, where it is cut into several; nothing for no limit."""
    root: Element = field(factory=lambda: Element(Tag.DOCUMENT))
    boxes: list[Box] = field(factory=list)
    unsafe: list[str] = field(factory=list)
    """Targets of links that stay text."""

    def tell(self, blocks: Sequence[Block], parent: Element, indent: float) -> None:
        """Add the boxes of some blocks.

        Args:
            blocks: in source order.
            parent: the structure element that they belong to.
            indent: from the left edge of the measure, in points.
        """
        place = 0
        while place < len(blocks):
            block, end = blocks[place], captions_end(blocks, place)
            if end > place:
                end += self._captioned(blocks[place : end + 1], parent, indent)
            elif isinstance(block, Paragraph) and is_under_a_table(blocks, place):
                self._paragraph(block, parent, indent, Role.NOTE)
            else:
                self._tell(block, parent, indent)
            place = max(end, place + 1)

    def finished(self) -> list[Box]:
        """Return all boxes, the rule under the title moved below its subtitles.

        The lines of a caption stand close.
        """
        out = closed_up(self.boxes, self.look.styles[Role.CAPTION])
        ruled: int | None = None
        for place, box in enumerate(out):
            style = box.style if isinstance(box, TextBox) else None
            in_head = style is self.look.styles[Role.SUBTITLE] and ruled is not None
            if style is not self.look.styles[Role.TITLE] and not in_head:
                ruled = None
                continue
            if ruled is not None:
                move_rule(out, ruled, place, self.look.styles[Role.TITLE].after)
            ruled = place
        return out

    def _tell(self, block: Block, parent: Element, indent: float) -> None:
        match block:
            case Paragraph() | Turn() | Quote():
                self._paragraph(block, parent, indent)
            case Heading():
                self._heading(block, parent, indent)
            case List():
                self._list(block, parent, indent)
            case Note():
                self._note(block, parent, indent)
            case Table():
                self._table(block, parent, indent)
            case Contact():
                self._contact(block, parent, indent)
            case Furniture():
                self._furniture(block, parent)
            case _:
                assert_never(block)

    def _paragraph(
        self,
        block: Paragraph | Turn | Quote,
        parent: Element,
        indent: float,
        role: Role | None = None,
    ) -> None:
        style = self.look.styles[role or ROLE_OF_KIND[block.kind]]
        if isinstance(block, Quote):
            parent = Element(Tag.QUOTATION, parent)
        node = self._element(Tag.PARAGRAPH, parent, block.language)
        label = self._label(block.marker, node) if block.marker else None
        parts = self._parts(block.text, block.inlines, node, strong=style.strong)
        if isinstance(block, Turn):
            parts = speaker_apart(parts, block.speaker)
        text = self.typesetter.set(parts, language=block.language)
        hang = _hang([label], style.size) if label else 0
        if text.text.endswith(_ANNOUNCING) and len(text.text) <= _LONGEST_ANNOUNCING:
            style = evolve(style, keep_with_next=True)
        self._add(text, style, label, (indent, indent + hang))

    def _heading(self, block: Heading, parent: Element, indent: float) -> None:
        is_title = block.kind is BlockKind.TITLE
        role = Role.TITLE if is_title else _role_of_heading(block)
        rank = self.ranks.title() if is_title else self.ranks.heading(block.level)
        node = self._element(HEADINGS[rank - 1], parent, block.language)
        node.title = block.text
        style, title = self.look.styles[role], block.text
        parts = self._parts(block.text, block.inlines, node, strong=style.strong)
        if block.marker:
            label = Element(Tag.LABEL, node)
            shown = f"{block.marker.shown} "
            parts.insert(0, Part(text=shown, node=label, strong=style.strong))
            title = shown + title
        text = self.typesetter.set(parts, language=block.language)
        mark = Bookmark(title, rank, node)
        self.boxes.append(TextBox(text=text, style=style, indent=indent, bookmark=mark))

    def _list(self, block: List, parent: Element, indent: float) -> None:
        numbering = list_numbering(block.items[0].marker)
        attributes = f"/O/List/ListNumbering/{numbering}"
        whole = Element(Tag.LIST, parent, attributes=attributes)
        items = [Element(Tag.ITEM, whole) for _ in block.items]
        labels = [
            self._label(item.marker, element)
            for item, element in zip(block.items, items, strict=True)
        ]
        hang = _hang(labels, self.look.styles[Role.ITEM].size)
        first = len(self.boxes)
        for item, element, label in zip(block.items, items, labels, strict=True):
            aside = self._under_the_first(item, labels[0], label)
            self._item(item, element, label, (indent + aside, indent + hang))
        if is_tight(block):
            self.boxes[first:-1] = [closer(box, _TIGHT) for box in self.boxes[first:-1]]

    def _item(
        self,
        item: ListItem,
        element: Element,
        label: Text,
        indents: tuple[float, float],
    ) -> None:
        before, hanging = indents
        body = self._element(Tag.BODY, element, item.language)
        node = Element(Tag.PARAGRAPH, body)
        parts = self._parts(item.text, item.inlines, node)
        text = self.typesetter.set(parts, language=item.language)
        style = self.look.styles[ROLE_OF_KIND[item.kind]]
        if item.children and len(item.text) <= _ONE_LINER:
            style = evolve(style, keep_with_next=True)
        self._add(text, style, label, indents)
        deeper = hanging if hanging < _DEEP else before + _DEEP_STEP
        self.tell(item.children, body, deeper)

    def _under_the_first(self, item: ListItem, first: Text, label: Text) -> float:
        """Return how far a label moves in to end under the first one's end.

        Lists of attachments say what they are before their first number alone.
        """
        if item.kind is not BlockKind.ATTACHMENT:
            return 0
        size = self.look.styles[Role.ITEM].size
        return max(0.0, natural_width(first) - natural_width(label)) * size / 1000

    def _note(self, block: Note, parent: Element, indent: float) -> None:
        style = self.look.styles[Role.NOTE]
        note = self._element(Tag.NOTE, parent, block.language)
        note.identifier = block.id
        label = self._label(block.marker, note) if block.marker else None
        node = Element(Tag.PARAGRAPH, note)
        parts = self._parts(block.text, block.inlines, node)
        text = self.typesetter.set(parts, language=block.language)
        hang = _hang([label], style.size) if label else 0
        self._add(text, style, label, (indent, indent + hang))
        self.tell(block.children, note, indent + hang)

    def _contact(self, block: Contact, parent: Element, indent: float) -> None:
        node = self._element(Tag.PARAGRAPH, parent, block.language)
        parts = self._parts(block.text, block.inlines, node)
        parts = names_apart(parts, name_places(block))
        if " ".join(block.lines) == block.text:
            parts = with_stops(parts, block.lines)
        text = self.typesetter.set(parts, language=block.language)
        style = self.look.styles[Role.CONTACT]
        self.boxes.append(TextBox(text=text, style=style, indent=indent))

    def _table(self, block: Table, parent: Element, indent: float) -> None:
        if _has_cells(block):
            whole = self._element(Tag.TABLE, parent, block.language)
            self._rows(block, whole, indent)

    def _rows(self, block: Table, whole: Element, indent: float) -> None:
        for part in table_parts(block, self.longest_table or len(block.rows)):
            self.boxes.append(
                table_box(part, whole, self.typesetter, self.look, indent)
            )
            whole = Element(Tag.TABLE, whole.parent, language=whole.language)

    def _captioned(
        self, captions: Sequence[Block], parent: Element, indent: float
    ) -> bool:
        """Tell captions and, where one comes next, the table that they belong to.

        What they say is part of the table (ISO 32000-1, 14.8.4.3.4). The pictures of a
        release are not in its text: captions of these stand by themselves.

        Args:
            captions: with the block after them, if there is one.
            parent: the structure element that they belong to.
            indent: from the edge of the measure where reading begins, in points.

        Returns:
            Whether the block after them was told, too.
        """
        last = captions[-1]
        table = last if isinstance(last, Table) and _has_cells(last) else None
        tag = Tag.TABLE if table else Tag.ASIDE
        whole = self._element(tag, parent, table.language if table else None)
        caption = Element(Tag.CAPTION, whole)
        for block in captions:
            if isinstance(block, Paragraph) and block.kind is BlockKind.CAPTION:
                self._paragraph(block, caption, indent)
        if table:
            self._rows(table, whole, indent)
        return table is not None

    def _furniture(self, block: Furniture, parent: Element) -> None:
        node = Element(Tag.PARAGRAPH, parent)
        text = self.typesetter.plain(block.text, node)
        style = self.look.styles[ROLE_OF_KIND[block.kind]]
        self.boxes.append(TextBox(text=text, style=style))

    def _add(
        self,
        text: Text,
        style: Style,
        label: Text | None,
        indents: tuple[float, float],
    ) -> None:
        """Add a box, its label hanging, or run in where it is too wide."""
        before, hanging = indents
        if label is not None:
            label = self.typesetter.beside(label, text)
            if natural_width(label) * style.size / 1000 > hanging - before:
                text, label = _joined(label, text), None
        self.boxes.append(
            TextBox(
                text=text,
                style=style,
                indent=hanging,
                label=label,
                label_indent=0 if label is None else before,
            )
        )

    def _label(self, marker: Marker, parent: Element) -> Text:
        node = Element(Tag.LABEL, parent)
        return self.typesetter.plain(f"{marker.shown} ", node)

    def _parts(
        self,
        text: str,
        inlines: tuple[Inline, ...],
        node: Element,
        *,
        strong: bool = False,
    ) -> list[Part]:
        if inlines:
            self.unsafe.extend(unsafe_links(inlines))
        parts = parts_of(text, inlines, node, self.words)
        return [evolve(part, strong=True) for part in parts] if strong else parts

    def _element(self, tag: Tag, parent: Element, language: str | None) -> Element:
        return Element(tag, parent, language=self._lang(language))

    def _lang(self, language: str | None) -> str:
        if not language or language == self.language:
            return ""
        return language_tag(language)


def _has_cells(block: Table) -> bool:
    return any(row.cells for row in block.rows)


def _role_of_heading(block: Heading) -> Role:
    return Role.HEADING if block.level <= 2 else Role.SUBHEADING  # noqa: PLR2004  first rank inside the body


def _hang(labels: Sequence[Text], size: float) -> float:
    """Return the indent that the widest label wants; wider ones run in."""
    widths = (natural_width(label) * size / 1000 + _LABEL_GAP / 2 for label in labels)
    fitting = (width for width in widths if width <= _WIDEST_HANG)
    return max(_LEAST_HANG, *fitting, _LEAST_HANG)


def _joined(label: Text, text: Text) -> Text:
    shift = len(label.text)
    later = tuple(evolve(run, end=run.end + shift) for run in text.runs)
    stops = tuple(stop + shift for stop in text.stops)
    levels = b""
    if label.levels or text.levels:
        either = (label.levels or bytes(shift), text.levels or bytes(len(text.text)))
        levels = b"".join(either)
    return Text(
        text=label.text + text.text,
        runs=(*label.runs, *later),
        stops=stops,
        levels=levels,
        rtl=text.rtl,
    )
