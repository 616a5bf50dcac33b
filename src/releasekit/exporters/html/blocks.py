"""Blocks as elements: what each is, its label, its language, what stands inside."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, assert_never

from attrs import define

from releasekit.exporters.common.headings import HeadingRanks
from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.common.words import Words
from releasekit.exporters.html.contacts import contact_stretches
from releasekit.exporters.html.inlines import InlineWriter, Stretch, added, marked_up
from releasekit.exporters.html.markup import (
    anchor,
    attribute,
    element,
    in_language,
    place_of_citation,
    text,
)
from releasekit.exporters.html.plan import CaptionedTable, Part, TitleGroup, parts_of
from releasekit.exporters.html.tables import table_html
from releasekit.exporters.html.times import DatesOfBlocks, time_stretches
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
from releasekit.text import display_width

ADDED: Final = " data-added"
"""Marks what a page shows beyond the release: `verify` passes over it."""
_COLUMN: Final = 0.56
"""Width of a column of a terminal in a label, in em."""
_GAP: Final = 0.45
"""From a label to its text, in em."""
_NARROWEST, _WIDEST = 3, 12
"""Bounds of what a label hangs by, in halves of an em; a wider one runs in."""
_SECTION: Final = 2
"""Rank of what heads a part of the page."""
_MOST_VALUE: Final = 2**31 - 1
_BACK: Final = "\u21a9\ufe0e"
"""A leftwards arrow with hook, as text and not as a picture."""


@define(eq=False)
class BlockWriter:
    """Writes blocks in reading order."""

    words: Words
    language: str
    """Language of the document."""
    ranks: HeadingRanks
    inlines: InlineWriter
    dates: DatesOfBlocks

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Return the markup of blocks, notes at the end of the page left out."""
        kept = [
            each
            for each in blocks
            if not (isinstance(each, Note) and each.id in self.inlines.endnotes)
        ]
        return "".join(self._part(part) for part in parts_of(kept))

    def endnotes(self, notes: Iterable[Note]) -> str:
        """Return the notes at the end of the page, with ways back to their marks."""
        items = "".join(self._endnote(note) for note in notes)
        if not items:
            return ""
        rank, name = self.ranks.heading(_SECTION), text(self.words.notes)
        heading = element(f"h{rank}", name, f' id="rk-notes"{ADDED}')
        inside = f'{heading}\n<ol role="list">\n{items}</ol>\n'
        around = ' role="doc-endnotes" aria-labelledby="rk-notes"'
        return f"{element('section', inside, around)}\n"

    def _part(self, part: Part) -> str:
        match part:
            case TitleGroup():
                under = "".join(map(self._part, part.subtitles))
                return f"<hgroup>\n{self._part(part.title)}{under}</hgroup>\n"
            case CaptionedTable():
                captions = "".join(map(self._caption, part.captions))
                return self._table(part.table, captions)
            case List():
                return self._list(part)
            case Table():
                return self._table(part)
            case Note():
                return self._note(part)
            case _:
                return self._words(part)

    def _words(
        self, block: Paragraph | Heading | Turn | Quote | Contact | Furniture
    ) -> str:
        match block:
            case Paragraph() | Heading():
                return self._paragraph(block)
            case Turn():
                return self._turn(block)
            case Quote():
                return self._quote(block)
            case Contact():
                return self._contact(block)
            case Furniture():
                inside = text(block.text)
                return f"{element('p', inside, self._attributes(block))}\n"
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph | Heading) -> str:
        tag, name = "p", _class(block.kind)
        if block.kind is BlockKind.TITLE:
            tag = f"h{self.ranks.title()}"
        elif isinstance(block, Heading) and block.kind is BlockKind.HEADING:
            tag, name = f"h{self.ranks.heading(block.level)}", ""
        hangs = tag == "p"
        inside = self._label(block.marker) + self._text(block)
        given = self._attributes(block, name, block.marker if hangs else None)
        return f"{element(tag, inside, given)}\n"

    def _caption(self, block: Paragraph) -> str:
        inside = self._label(block.marker) + self._text(block)
        return element("p", inside, self._attributes(block, ""))

    def _turn(self, block: Turn) -> str:
        size = len(block.speaker)
        names: list[Stretch] = []
        if block.text.startswith(block.speaker):
            # The colon belongs to the name.
            size += block.text[size : size + 1] in {":", "："}
            names = [Stretch(0, size, '<b class="speaker">', "</b>")]
        inside = self._label(block.marker) + self._text(block, names)
        given = self._attributes(block, "turn", block.marker)
        return f"{element('p', inside, given)}\n"

    def _quote(self, block: Quote) -> str:
        inside = self._label(block.marker) + self._text(block)
        speaker = f' aria-label="{attribute(block.speaker)}"' if block.speaker else ""
        given = self._attributes(block, "", block.marker) + speaker
        return f"{element('blockquote', element('p', inside), given)}\n"

    def _list(self, block: List) -> str:
        if not block.items:
            return ""
        ordered = block.items[0].marker.ordinal is not None
        tag = "ol" if ordered else "ul"
        items = "".join(self._item(item, ordered=ordered) for item in block.items)
        hang = _hang([item.marker for item in block.items])
        # Safari takes a list without bullets for none unless it is told.
        return f'<{tag} role="list" class="{hang}">\n{items}</{tag}>\n'

    def _item(self, item: ListItem, *, ordered: bool) -> str:
        number = item.marker.ordinal
        counted = ordered and number is not None and abs(number) <= _MOST_VALUE
        value = f' value="{number}"' if counted else ""
        kind = item.kind if item.kind is not BlockKind.LIST_ITEM else ""
        return self._parent("li", item, kind, value)

    def _note(self, block: Note) -> str:
        tag = "div" if block.children else "p"
        hang = f" {_hang([block.marker])}" if block.marker else ""
        return self._parent(tag, block, f"note{hang}", "")

    def _parent(self, tag: str, block: ListItem | Note, name: str, more: str) -> str:
        label, inside = self._label(block.marker), self._text(block)
        tongue = in_language(block.language, self.language)
        given = self._identity(block) + (f' class="{name}"' if name else "") + more
        if not block.children:
            return f"{element(tag, label + inside, given + tongue)}\n"
        # What stands under it may be in another language.
        inside = element("p", label + inside, tongue)
        inside = f"{inside}\n{self.blocks(block.children)}"
        return f"{element(tag, inside, given)}\n"

    def _endnote(self, note: Note) -> str:
        mark = note.marker.shown if note.marker else self.inlines.marks[note.id]
        back = (
            f'<a href="#{attribute(place_of_citation(note.id))}" role="doc-backlink"'
            f' aria-label="{attribute(self.words.back)}"{ADDED}>{_BACK}</a>'
        )
        tongue = in_language(note.language, self.language)
        inside = element("p", f"{_label(mark)}{self._text(note)} {back}", tongue)
        below = self.blocks(note.children)
        name = f' class="{_hang_of(mark)}"'
        return f"{element('li', inside + below, self._identity(note) + name)}\n"

    def _contact(self, block: Contact) -> str:
        rtl = is_right_to_left(block.language or self.language)
        inside = self._text(block, contact_stretches(block, right_to_left=rtl))
        return f"{element('address', inside, self._attributes(block, ''))}\n"

    def _table(self, block: Table, captions: str = "") -> str:
        name = f"rk-caption-{anchor(block.id)}"
        return table_html(block, name, self._attributes(block, ""), captions)

    def _text(
        self,
        block: Paragraph | Heading | Turn | Quote | ListItem | Note | Contact,
        more: Iterable[Stretch] = (),
    ) -> str:
        found = self.inlines.stretches(block.text, block.inlines, block.language)
        dates = time_stretches(block.text, self.dates.get(block.id, ()))
        return marked_up(block.text, added(found, [*more, *dates]))

    def _label(self, marker: Marker | None) -> str:
        return _label(marker.shown) if marker else ""

    def _identity(self, block: ListItem | Block) -> str:
        name = getattr(block, "id", "")
        return f' id="{attribute(anchor(name))}"'

    def _attributes(
        self, block: Block, name: str | None = None, hanging: Marker | None = None
    ) -> str:
        """Return a block's id, class and language.

        Args:
            block: what is written.
            name: its class; that of its kind where it is not given.
            hanging: the marker that hangs before its text.
        """
        names = [_class(getattr(block, "kind", "")) if name is None else name]
        if hanging:
            names.append(_hang([hanging]))
        named = " ".join(filter(None, names))
        given = f' class="{named}"' if named else ""
        tongue = in_language(getattr(block, "language", None), self.language)
        return f"{self._identity(block)}{given}{tongue}"


def _class(kind: str) -> str:
    return "" if kind == BlockKind.PARAGRAPH else kind.replace("_", "-")


def _label(shown: str) -> str:
    """Return a label as text: it is copied, found and heard like any other word."""
    return f'<span class="marker">{text(shown)} </span>'


def _hang(markers: Sequence[Marker]) -> str:
    """Return the class for the widest label of a list that does not run in."""
    halves = (_halves(marker.shown) for marker in markers)
    fitting = [each for each in halves if each <= _WIDEST]
    return f"hang-{max([_NARROWEST, *fitting])}"


def _hang_of(label: str) -> str:
    return f"hang-{min(max(_NARROWEST, _halves(label)), _WIDEST)}"


def _halves(label: str) -> int:
    return math.ceil(2 * (display_width(label) * _COLUMN + _GAP))
