"""Composition: which paragraph of a Word document each block becomes.

The result is the exporter's own model: passages and tables in reading order, each
passage with its style and its place in a list. It is made without XML and tested
without Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import define, evolve, field, frozen

from releasekit.exporters.common.headings import HeadingRanks, has_title
from releasekit.exporters.common.tables import header_words
from releasekit.exporters.docx.numbering import (
    LEVELS,
    Family,
    Instance,
    Numbering,
    Place,
)
from releasekit.exporters.docx.style_sheet import STYLE_OF
from releasekit.model import (
    Block,
    BlockKind,
    Contact,
    Furniture,
    Heading,
    Leaf,
    List,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Release,
    Table,
    Turn,
    leaves,
    level_of,
)

_MOST_HEADINGS: Final = 9
"""Levels of headings in Word."""
_UNMARKED: Final = (Table, Contact, Furniture)
_Citing: TypeAlias = Paragraph | Heading | ListItem | Quote | Turn | Contact
_FAMILIES: Final = MappingProxyType(
    {
        BlockKind.LIST_ITEM: Family.ITEM,
        BlockKind.NOTE: Family.NOTE,
        BlockKind.HEADING: Family.HEADING,
        BlockKind.TITLE: Family.HEADING,
        BlockKind.SUBTITLE: Family.HEADING,
        BlockKind.ATTACHMENT: Family.ATTACHMENT,
    }
)


@frozen(kw_only=True)
class Passage:
    """A block as a paragraph: its style and, where it has a label, its list."""

    block: Leaf
    style: str
    place: Place | None = None


@frozen(kw_only=True)
class Grid:
    """A block as a table, with what describes it to those who cannot see it."""

    block: Table
    description: str = ""


Item: TypeAlias = Passage | Grid


@frozen(kw_only=True)
class Script:
    """A document's paragraphs and tables in order, its footnotes and its lists."""

    items: tuple[Item, ...]
    footnotes: dict[str, tuple[Item, ...]]
    """The paragraphs of each footnote by the id of its note, in source order."""
    numbering: Numbering = field(repr=False)


def compose(
    release: Release, *, furniture: bool = False, title_ranks: bool = True
) -> Script:
    """Return the script of a release.

    Args:
        release: what to set.
        furniture: whether what the web site put there is set too.
        title_ranks: whether the style of titles is a heading of the first rank;
            where it is not, headings begin there.
    """
    titled = title_ranks and has_title(release.blocks)
    composer = _Composer(
        cited=_cited(release.blocks),
        furniture=furniture,
        ranks=HeadingRanks(has_title=titled, deepest=_MOST_HEADINGS),
    )
    items = tuple(composer.blocks(release.blocks, None, 0))
    return Script(
        items=_described(items),
        footnotes=composer.footnotes,
        numbering=composer.numbering,
    )


def _cited(blocks: tuple[Block, ...]) -> frozenset[str]:
    notes = {leaf.id for leaf in leaves(blocks) if isinstance(leaf, Note)}
    return frozenset(
        inline.note
        for leaf in _outside_notes(blocks)
        for inline in leaf.inlines
        if isinstance(inline, NoteReference) and inline.note in notes
    )


def _outside_notes(
    blocks: Iterable[Block],
) -> Iterator[_Citing]:
    """Yield what may cite a footnote: Word allows none inside of another."""
    for block in blocks:
        match block:
            case List():
                for item in block.items:
                    yield item
                    yield from _outside_notes(item.children)
            case Note() | Table() | Furniture():
                continue
            case _:
                yield block


@define(eq=False)
class _Composer:
    cited: frozenset[str]
    furniture: bool
    ranks: HeadingRanks
    numbering: Numbering = field(factory=Numbering)
    footnotes: dict[str, tuple[Item, ...]] = field(factory=dict)

    def blocks(
        self, blocks: Iterable[Block], within: Instance | None, depth: int
    ) -> Iterator[Item]:
        """Yield the items of blocks; ``depth`` counts the list items around them."""
        for block in blocks:
            match block:
                case List():
                    yield from self._list(block, within, depth)
                case Note() if block.id in self.cited:
                    self.footnotes[block.id] = tuple(self._footnote(block))
                case Note():
                    passage = self._passage(block, within, depth)
                    yield passage
                    inner = passage.place.instance if passage.place else within
                    yield from self.blocks(block.children, inner, depth + 1)
                case Table():
                    yield Grid(block=block)
                case Furniture() if not self.furniture:
                    continue
                case _:
                    yield self._passage(block, within, depth)

    def _list(self, block: List, within: Instance | None, depth: int) -> Iterator[Item]:
        after: Instance | None = None
        for item in block.items:
            passage = self._passage(item, within, depth, after)
            yield passage
            after = passage.place.instance if passage.place else after
            yield from self.blocks(item.children, after, _level(item) + 1)

    def _footnote(self, note: Note) -> Iterator[Item]:
        yield Passage(block=note, style="FootnoteText")
        with self.numbering.footnote():
            yield from self.blocks(note.children, None, 0)

    def _passage(
        self,
        block: Leaf,
        within: Instance | None,
        depth: int,
        after: Instance | None = None,
    ) -> Passage:
        style = self._style(block, depth)
        marker = None if isinstance(block, _UNMARKED) else block.marker
        if marker is None:
            return Passage(block=block, style=style)
        family = _FAMILIES.get(block.kind, Family.OTHER)
        place = self.numbering.place(
            family, marker, _level(block), within=within, after=after
        )
        return Passage(block=block, style=style, place=place)

    def _style(self, block: Leaf, depth: int) -> str:
        match block:
            case Heading(kind=BlockKind.HEADING):
                return f"Heading{self.ranks.heading(block.level)}"
            case ListItem(kind=BlockKind.LIST_ITEM):
                return f"ListItem{_level(block) + 1}"
            case Turn():
                return "Turn"
            case _ if block.kind is BlockKind.TITLE and self.ranks.has_title:
                self.ranks.title()
            case _ if block.kind is BlockKind.PARAGRAPH and depth:
                return f"ListText{min(depth, LEVELS)}"
            case _:
                pass
        return STYLE_OF[block.kind]


def _level(block: Leaf) -> int:
    """Return the level of a list that Word has for a block's depth."""
    return min(max(level_of(block), 0), LEVELS - 1)


def _described(items: tuple[Item, ...]) -> tuple[Item, ...]:
    # A table takes its description from the caption before it, and the body text
    # after it keeps its distance.
    out: list[Item] = []
    for before, item in zip((None, *items), items, strict=False):
        match item, before:
            case Grid(), Passage(block=Paragraph(kind=BlockKind.CAPTION, text=caption)):
                out.append(evolve(item, description=caption))
            case Grid(), _:
                out.append(evolve(item, description=header_words(item.block)))
            case Passage(style="Normal"), Grid():
                out.append(evolve(item, style="AfterTable"))
            case _:
                out.append(item)
    return tuple(out)
