"""Blocks: the structure of a release, a tree of immutable values."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeAlias

from attrs import field, frozen

from releasekit.model.checks import percentage
from releasekit.model.evidence import Evidence, Fact
from releasekit.model.inline import Inline
from releasekit.model.metadata import Agent
from releasekit.model.span import Span

MAX_DEPTH: Final = 24
"""Deepest nesting of lists; what stands deeper in a source is kept at this depth."""


class BlockKind(StrEnum):
    """What a block is for: the vocabulary of the flat view."""

    CHROME = "chrome"
    """What the web site or page put there."""
    RULE = "rule"
    """A ruled line."""
    LABEL = "label"
    """A line that only names the kind of document: ``Press Releases``."""
    LETTERHEAD = "letterhead"
    """Lines that name the issuing body or its address."""
    RELEASE_LINE = "release_line"
    """``FOR IMMEDIATE RELEASE``, embargoes."""
    DATELINE = "dateline"
    """A line of its own with the date (and place)."""
    META = "meta"
    """Other data about the release: number, topics, case."""
    TITLE = "title"
    """The headline."""
    SUBTITLE = "subtitle"
    """Lines under the headline."""
    PARAGRAPH = "paragraph"
    """Body text without an enumerator; also a speaker's turn."""
    QUOTE = "quote"
    """A block that is wholly someone's words."""
    HEADING = "heading"
    """A heading inside the body."""
    CAPTION = "caption"
    """Title, unit or source line of a table or picture."""
    LIST_ITEM = "list_item"
    """A block that an enumerator or bullet opens."""
    NOTE = "note"
    """``※`` and ``*`` remarks, footnotes, translation notes."""
    TABLE = "table"
    """A whole table."""
    ATTACHMENT = "attachment"
    """An attached document that is named."""
    CONTACT = "contact"
    """Whom the press may ask."""
    SIGNATURE = "signature"
    """Who signed."""
    BOILERPLATE = "boilerplate"
    """"About the agency" text."""
    TEXT_MARK = "text_mark"
    """A line that says that an enclosed text begins or ends."""
    END_MARK = "end_mark"
    """``###``, ``-30-``, ``끝.``"""


FURNITURE_KINDS: Final = frozenset({BlockKind.CHROME, BlockKind.RULE})
"""Kinds left out of rendered documents by default."""


@frozen(kw_only=True)
class Origin:
    """Where a block comes from and why it is what it is."""

    spans: tuple[Span, ...]
    """Places of the text in the source; several where a hard wrap was healed.

    A marker is not part of them: it has its own span.
    """
    rule: str
    """Dotted name of the rule that made the block."""
    confidence: int = field(default=100, validator=percentage)
    """Trust in kind and cut, 0 to 100."""


@frozen(kw_only=True)
class Marker:
    """The enumerator or bullet that opens a block."""

    text: str
    """As written, without blanks around it: ``1.``, ``°``, ``(가)``."""
    span: Span
    """Its place in the source."""
    scheme: str
    """Name of its series: ``decimal-dot``, ``bullet``, ``ganada-dot`` …"""
    ordinal: int | None = None
    """Its number in the series, from 1; nothing for bullets."""
    glyph: str = ""
    """What to show where ``text`` is a private-use glyph; else nothing."""

    @property
    def shown(self) -> str:
        """The label to print: the normalised glyph, or the text as written."""
        return self.glyph or self.text


@frozen(kw_only=True)
class Paragraph:
    """A block of running text; its kind says what it is for."""

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str
    """The words, hard wraps healed, without the marker."""
    origin: Origin
    marker: Marker | None = None
    inlines: tuple[Inline, ...] = ()
    """What stands inside ``text``, in order, not overlapping."""
    language: str | None = None
    """Language tag where it differs from the release's (BCP 47)."""


@frozen(kw_only=True)
class Heading:
    """The title (level 1) or a heading inside the body (level 2 and up)."""

    id: str
    kind: BlockKind = BlockKind.HEADING
    text: str
    level: int = 2
    """Rank in the document's outline, from 1."""
    origin: Origin
    marker: Marker | None = None
    inlines: tuple[Inline, ...] = ()
    language: str | None = None


@frozen(kw_only=True)
class ListItem:
    """A block that a marker opens, with what belongs to it."""

    id: str
    kind: BlockKind = BlockKind.LIST_ITEM
    """``list_item`` or ``attachment``."""
    text: str
    level: int = 0
    """Depth of its series in the source, from 0."""
    marker: Marker
    origin: Origin
    inlines: tuple[Inline, ...] = ()
    language: str | None = None
    children: tuple[Block, ...] = ()
    """Nested lists and notes, in source order."""


@frozen(kw_only=True)
class List:
    """A run of items of one series, in source order."""

    level: int
    """Depth of the series, from 0: that of its items."""
    items: tuple[ListItem, ...]
    """At least one item."""


@frozen(kw_only=True)
class Quote:
    """A block that is wholly someone's words."""

    id: str
    kind: BlockKind = BlockKind.QUOTE
    text: str
    origin: Origin
    speaker: str | None = None
    """Who speaks, where the text says it."""
    attribution: Evidence | None = None
    """How the speaker is known, and from which words."""
    marker: Marker | None = None
    inlines: tuple[Inline, ...] = ()
    language: str | None = None


@frozen(kw_only=True)
class Note:
    """A remark or footnote; it belongs to the item it stands under."""

    id: str
    kind: BlockKind = BlockKind.NOTE
    text: str
    level: int = 0
    """Depth in the source's marker series, from 0."""
    origin: Origin
    marker: Marker | None = None
    inlines: tuple[Inline, ...] = ()
    language: str | None = None
    children: tuple[Block, ...] = ()
    """Lists under the note."""


@frozen(kw_only=True)
class Cell:
    """One cell of a table."""

    text: str
    spans: tuple[Span, ...]
    """Places of the text in the source."""
    header: bool = False
    """Whether it heads its column or row."""


@frozen(kw_only=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]


@frozen(kw_only=True)
class Table:
    """A table with its rows; every row has the same number of cells."""

    id: str
    kind: BlockKind = BlockKind.TABLE
    rows: tuple[Row, ...]
    origin: Origin
    language: str | None = None

    @property
    def text(self) -> str:
        """All cell texts in source order, joined by blanks."""
        return " ".join(c.text for r in self.rows for c in r.cells if c.text)


class TurnRole(StrEnum):
    """What a turn of a transcript is, where its form says so."""

    QUESTION = "question"
    ANSWER = "answer"
    OTHER = "other"
    """The chair, a call from the floor."""


@frozen(kw_only=True)
class Turn:
    """A speaker's turn in a transcript."""

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str
    """The whole turn; it begins with the speaker as written."""
    speaker: str
    """The speaker as written, without the colon: a prefix of ``text``."""
    role: TurnRole | None = None
    """Question or answer where the form says it; nothing for a name."""
    origin: Origin
    marker: Marker | None = None
    inlines: tuple[Inline, ...] = ()
    language: str | None = None


@frozen(kw_only=True)
class Contact:
    """Whom the press may ask."""

    id: str
    kind: BlockKind = BlockKind.CONTACT
    text: str
    """The lines joined by blanks."""
    lines: tuple[str, ...]
    """The lines as they stand in the source, stripped."""
    people: tuple[Fact[Agent], ...] = ()
    """Persons and offices that were read from the lines, in source order.

    What is not sure stands in the lines only.
    """
    origin: Origin
    inlines: tuple[Inline, ...] = ()
    language: str | None = None


@frozen(kw_only=True)
class Furniture:
    """What the page put there: kept, marked, not rendered by default."""

    id: str
    kind: BlockKind = BlockKind.CHROME
    """``chrome`` or ``rule``."""
    text: str
    origin: Origin


Block: TypeAlias = (
    Paragraph | Heading | List | Quote | Note | Table | Turn | Contact | Furniture
)
"""What `Release.blocks` and ``children`` hold."""

Leaf: TypeAlias = (
    Paragraph | Heading | ListItem | Quote | Note | Table | Turn | Contact | Furniture
)
"""What has an id, a kind, a text and an origin: every node but `List`."""
