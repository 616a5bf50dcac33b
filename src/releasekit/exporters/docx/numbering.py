"""Numbering: which of Word's lists shows each label of the source.

Word counts per abstract list, LibreOffice per list instance. A running instance is
used again only where both would show the source's label; anything else (a gap, a
restart, a new kind of label) gets an instance of its own with a stated start.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Final

from attrs import define, field, frozen

from releasekit.exporters.docx.counters import (
    Counted,
    Fixed,
    LabelFormat,
    Literal,
    label_format,
    label_width,
    shown,
)
from releasekit.model import Marker

LEVELS: Final = 9
"""Levels of a list in Word."""
MAIN: Final = 1
"""Id of the abstract list and the instance that the list styles are tied to."""


class Family(StrEnum):
    """Labelled blocks that share lists."""

    ITEM = "item"
    NOTE = "note"
    HEADING = "heading"
    ATTACHMENT = "attachment"
    OTHER = "other"


NESTED: Final = frozenset({Family.ITEM, Family.NOTE})
"""Families whose labels stand further in at each level."""


@define(eq=False)
class Ladder:
    """An abstract list: the label formats of its levels (17.9.1)."""

    id: int
    family: Family
    base: Ladder | None = None
    """The list whose indents hold for the levels above ``own``."""
    own: int = 0
    """The level that it was made for."""
    formats: list[LabelFormat | None] = field(factory=lambda: [None] * LEVELS)
    widths: list[int] = field(factory=lambda: [0] * LEVELS)
    """Widest label of each level, in twentieths of a point."""
    counters: list[tuple[int, int]] = field(factory=lambda: [(0, 0)] * LEVELS)
    """Instance that counted last on each level, and its number."""
    notes: dict[tuple[Fixed, int], int] = field(factory=dict)
    """Level that each label of notes under items has, by the depth of its text."""
    latest: Instance | None = None


@frozen(kw_only=True, eq=False)
class Instance:
    """A list instance (17.9.15)."""

    id: int
    ladder: Ladder
    level: int
    """The level that differs from the abstract list."""
    start: int | None = None
    """Where that level starts, if not where the abstract list says."""
    label: str | None = None
    """What that level shows, where Word cannot count it."""


@frozen
class Place:
    """Where a labelled block stands: instance and level."""

    instance: Instance
    level: int


@define(eq=False)
class Numbering:
    """Finds a place for each labelled block, in source order."""

    ladders: list[Ladder] = field(factory=list)
    instances: list[Instance] = field(factory=list)
    _has_main: bool = False
    _in_footnote: bool = False
    _roots: dict[Family, Ladder] = field(factory=dict)
    _variants: dict[tuple[Family, int, int, LabelFormat], Ladder] = field(factory=dict)
    _literals: dict[tuple[int, int, str], Instance] = field(factory=dict)

    def place(
        self,
        family: Family,
        marker: Marker,
        level: int,
        *,
        within: Instance | None = None,
        after: Instance | None = None,
    ) -> Place:
        """Return the place of the next labelled block.

        Args:
            family: what kind of block it is.
            marker: its label.
            level: its depth in the source's marker series, from 0.
            within: instance of the item that it stands under.
            after: instance of the item before it in the same list.
        """
        level = min(level, LEVELS - 1) if family in NESTED else 0
        near = after or within
        if family is Family.NOTE and within:
            below = _level_below(within.ladder, marker, level)
            if below:
                _count(within.ladder, within, below, 0)
                return Place(within, below)
        ladder, format_ = self._ladder(family, marker, level, near)
        number = marker.ordinal or 0
        instance = self._instance(ladder, format_, (level, number), near)
        _count(ladder, instance, level, number)
        ladder.widths[level] = max(ladder.widths[level], label_width(marker.shown))
        return Place(instance, level)

    @contextmanager
    def footnote(self) -> Iterator[None]:
        """Keep lists to themselves: those of a footnote do not count in the text."""
        kept = self._roots, self._variants, self._literals
        self._roots, self._variants, self._literals = {}, {}, {}
        self._in_footnote = True
        yield
        self._in_footnote = False
        self._roots, self._variants, self._literals = kept

    def _ladder(
        self, family: Family, marker: Marker, level: int, near: Instance | None
    ) -> tuple[Ladder, LabelFormat]:
        candidate = near.ladder if near else self._roots.get(family)
        running = candidate.formats[level] if candidate else None
        format_ = _format(marker, running)
        kind = Literal("") if isinstance(format_, Literal) else format_
        if candidate and candidate.family is family:
            if running is None:
                candidate.formats[level] = kind
            if candidate.formats[level] == kind:
                return candidate, format_
        return self._variant(family, level, kind, near), format_

    def _variant(
        self, family: Family, level: int, kind: LabelFormat, near: Instance | None
    ) -> Ladder:
        base = near.ladder if near else None
        key = (family, base.id if base else 0, level, kind)
        ladder = self._variants.get(key)
        if ladder is None:
            ladder = Ladder(self._new_id(family, kind), family, base, level)
            if base:
                ladder.formats[:level] = base.formats[:level]
            ladder.formats[level] = kind
            self._variants[key] = ladder
            self.ladders.append(ladder)
        if near is None:
            self._roots[family] = ladder
        return ladder

    def _new_id(self, family: Family, kind: LabelFormat) -> int:
        # The first list of items is the one that the list styles are tied to.
        items = family is Family.ITEM and not isinstance(kind, Literal)
        if items and not self._has_main and not self._in_footnote:
            self._has_main = True
            return MAIN
        return self._next(len(self.ladders))

    def _next(self, made: int) -> int:
        # The main one's number is kept free until it is made.
        return made + (MAIN if self._has_main else MAIN + 1)

    def _instance(
        self,
        ladder: Ladder,
        format_: LabelFormat,
        at: tuple[int, int],
        near: Instance | None,
    ) -> Instance:
        level, number = at
        if isinstance(format_, Literal):
            return self._literal(ladder, level, format_.label)
        running = near if near and near.ladder is ladder else ladder.latest
        if running is None:
            start = number if isinstance(format_, Counted) and number != 1 else None
            return self._new(ladder, level, start=start)
        if isinstance(format_, Fixed) or _continues(ladder, running, level, number):
            return running
        return self._new(ladder, level, start=number)

    def _literal(self, ladder: Ladder, level: int, label: str) -> Instance:
        key = (ladder.id, level, label)
        if key not in self._literals:
            self._literals[key] = self._new(ladder, level, label=label)
        return self._literals[key]

    def _new(
        self,
        ladder: Ladder,
        level: int,
        *,
        start: int | None = None,
        label: str | None = None,
    ) -> Instance:
        # The first instance of the main list is number 1, whenever it is made.
        main = ladder.id == MAIN and ladder.latest is None
        number = MAIN if main else self._next(len(self.instances))
        instance = Instance(
            id=number, ladder=ladder, level=level, start=start, label=label
        )
        self.instances.append(instance)
        if ladder.latest is None:
            ladder.counters = [(number, 0)] * LEVELS
        ladder.latest = instance
        return instance


def _level_below(ladder: Ladder, marker: Marker, depth: int) -> int:
    """Return a level of an item's own list for a note under it, or 0.

    Such a note does not end the list that goes on after it. Its level is the deepest
    that no item has.
    """
    format_ = label_format(marker.shown, marker.ordinal)
    if ladder.family is not Family.ITEM or not isinstance(format_, Fixed) or not depth:
        return 0
    free = [at for at in range(depth + 1, LEVELS) if ladder.formats[at] is None]
    level = ladder.notes.get((format_, depth)) or max(free, default=0)
    if level:
        ladder.notes[format_, depth] = level
        ladder.formats[level] = format_
        ladder.widths[level] = max(ladder.widths[level], label_width(marker.shown))
    return level


def _format(marker: Marker, running: LabelFormat | None) -> LabelFormat:
    # A running format that shows the label is kept: 十 counts on after 九.
    if isinstance(running, Counted) and _shows(running, marker):
        return running
    return label_format(marker.shown, marker.ordinal)


def _shows(format_: Counted, marker: Marker) -> bool:
    return bool(marker.ordinal) and shown(format_, marker.ordinal or 0) == marker.shown


def _continues(ladder: Ladder, instance: Instance, level: int, number: int) -> bool:
    owner, last = ladder.counters[level]
    return owner == instance.id and number == last + 1


def _count(ladder: Ladder, instance: Instance, level: int, number: int) -> None:
    ladder.counters[level] = (instance.id, number)
    for above in range(level):
        if ladder.counters[above] == (instance.id, 0):
            # LibreOffice has counted a level that it must add; Word has not.
            ladder.counters[above] = (0, 0)
    deeper = LEVELS - level - 1
    ladder.counters[level + 1 :] = [(instance.id, 0)] * deeper
    if instance.start is not None and instance.level > level:
        # That level would begin again where the instance says, not at 1.
        ladder.counters[instance.level] = (0, 0)
