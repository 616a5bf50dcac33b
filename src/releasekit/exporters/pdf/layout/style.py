"""How each role of text looks: one table, in points."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, TypeAlias

from attrs import frozen

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, 0 to 1 (sRGB)."""

INK: Final[Colour] = (0.11, 0.12, 0.14)
ACCENT: Final[Colour] = (0.08, 0.22, 0.39)
SOFT: Final[Colour] = (0.34, 0.37, 0.41)
LINE: Final[Colour] = (0.68, 0.72, 0.78)
TINT: Final[Colour] = (0.945, 0.955, 0.97)
LINK: Final[Colour] = (0.04, 0.29, 0.58)


class Align(Enum):
    """Where lines stand in their measure."""

    START = auto()
    """At the side where reading begins."""
    CENTRE = auto()
    RIGHT = auto()


class Role(Enum):
    """What a piece of text is on the page."""

    LETTERHEAD = auto()
    LABEL = auto()
    RELEASE_LINE = auto()
    META = auto()
    DATELINE = auto()
    TITLE = auto()
    SUBTITLE = auto()
    HEADING = auto()
    SUBHEADING = auto()
    BODY = auto()
    ITEM = auto()
    QUOTE = auto()
    NOTE = auto()
    CAPTION = auto()
    CELL = auto()
    HEADER_CELL = auto()
    CONTACT = auto()
    SIGNATURE = auto()
    BOILERPLATE = auto()
    MARK = auto()
    FURNITURE = auto()
    RUNNING = auto()


@frozen(kw_only=True)
class Style:
    """Size, colour and surroundings of a role, lengths in points."""

    size: float
    leading: float
    """From baseline to baseline."""
    colour: Colour = INK
    strong: bool = False
    """The heavier weight."""
    align: Align = Align.START
    before: float = 0
    """Least space above; the larger of two neighbours' counts."""
    after: float = 0
    """Least space below."""
    inset: float = 0
    """Further indent where reading begins."""
    keep_with_next: bool = False
    """Never the last thing on a page."""
    keep_with_previous: bool = False
    """Never the first thing on a page after a paragraph."""
    bar: bool = False
    """A bar along the edge where reading begins."""
    tint: bool = False
    """On a tinted ground across the measure."""
    rule_below: bool = False
    """A rule across the measure under it."""
    balanced: bool = False
    """Lines of about one length, where they are several."""


STYLES: Final = {
    Role.LETTERHEAD: Style(
        size=11, leading=15.5, colour=ACCENT, strong=True, keep_with_next=True
    ),
    Role.LABEL: Style(
        size=10.5,
        leading=15,
        colour=ACCENT,
        strong=True,
        before=8,
        after=5,
        keep_with_next=True,
    ),
    Role.RELEASE_LINE: Style(
        size=9.5, leading=14, strong=True, before=5, after=5, keep_with_next=True
    ),
    Role.META: Style(size=9.5, leading=14, colour=SOFT, before=2, after=2),
    Role.DATELINE: Style(size=9.5, leading=14, colour=SOFT, before=3, after=5),
    Role.TITLE: Style(
        size=19,
        leading=24.5,
        colour=ACCENT,
        strong=True,
        before=14,
        after=18,
        balanced=True,
        keep_with_next=True,
        rule_below=True,
    ),
    Role.SUBTITLE: Style(
        size=12.5,
        leading=17.5,
        colour=SOFT,
        before=5,
        after=10,
        balanced=True,
        keep_with_next=True,
    ),
    Role.HEADING: Style(
        size=12.5,
        leading=17,
        colour=ACCENT,
        strong=True,
        before=15,
        after=5,
        balanced=True,
        keep_with_next=True,
    ),
    Role.SUBHEADING: Style(
        size=11,
        leading=16,
        strong=True,
        before=12,
        after=4,
        balanced=True,
        keep_with_next=True,
    ),
    Role.BODY: Style(size=10.5, leading=15.75, before=4, after=8),
    Role.ITEM: Style(size=10.5, leading=15.75, before=3, after=6.5),
    Role.QUOTE: Style(size=10.5, leading=15.75, before=6, after=9, inset=16, bar=True),
    Role.NOTE: Style(size=9, leading=13.25, colour=SOFT, before=3, after=6),
    Role.CAPTION: Style(
        size=9.5, leading=13.5, strong=True, before=9, after=4, keep_with_next=True
    ),
    Role.CELL: Style(size=9, leading=12.5),
    Role.HEADER_CELL: Style(size=9, leading=12.5, strong=True, colour=ACCENT),
    Role.CONTACT: Style(size=9.5, leading=14.25, before=20, after=21, tint=True),
    Role.SIGNATURE: Style(
        size=10.5,
        leading=15.75,
        before=8,
        after=6,
        strong=True,
        keep_with_previous=True,
    ),
    Role.BOILERPLATE: Style(size=9, leading=13.25, colour=SOFT, before=4, after=7),
    Role.MARK: Style(
        size=10,
        leading=15,
        colour=SOFT,
        align=Align.CENTRE,
        before=10,
        after=10,
        keep_with_previous=True,
    ),
    Role.FURNITURE: Style(size=8, leading=11, colour=SOFT, before=1, after=1),
    Role.RUNNING: Style(size=8, leading=11, colour=SOFT),
}
"""The look of every role."""
