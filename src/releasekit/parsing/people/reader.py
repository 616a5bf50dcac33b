"""From the lines of a contact to persons and offices, with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from attrs import define, field

from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    Channel,
    Evidence,
    Fact,
    How,
    Span,
)
from releasekit.parsing.people.lines import Item, items_of
from releasekit.parsing.people.names import Sort
from releasekit.parsing.people.words import contact_words, folded

_MOST_LINES: Final = 60
_NAMED: Final = 88
"""Trust in a person or office with a name."""
_NAMELESS: Final = 70
Line: TypeAlias = tuple[str, Span | None]
"""Words of a line, and where it stands in the source."""


@define(eq=False)
class _Entry:
    """A person or office that is being gathered."""

    name: Item | None = None
    position: Item | None = None
    units: list[Item] = field(factory=list)
    shares_units: bool = False
    """Whether the units were those of the person before, too."""
    shares_position: bool = False
    channels: list[Item] = field(factory=list)

    @property
    def is_sure(self) -> bool:
        """Whether more than a stray name or unit was read."""
        if self.channels:
            return True
        if self.name is None:
            return False
        own_unit = self.units and not self.shares_units
        own_position = self.position and not self.shares_position
        return bool(self.name.label or own_unit or own_position)

    @property
    def units_first(self) -> bool:
        """Whether the units stand before the name, and so hold for the next one."""
        if not self.units or self.name is None:
            return False
        return self.shares_units or _place(self.units[0]) < _place(self.name)


def read_people(
    lines: Sequence[Line], places: tuple[Span, ...]
) -> tuple[Fact[Agent], ...]:
    """Return the persons and offices that the lines of a contact surely name.

    Args:
        lines: the words of each line, with their place where it is known.
        places: places of the whole block, for what has no place of its own.
    """
    entries = [_Entry()]
    for item in _items(lines[:_MOST_LINES]):
        _take(entries, item)
    _share_channels(entries)
    return tuple(_fact(entry, places) for entry in entries if entry.is_sure)


def _share_channels(entries: list[_Entry]) -> None:
    """Give names of one line the numbers that stand on the lines below it."""
    for now, after in zip(entries[-2::-1], entries[::-1], strict=False):
        if not (now.name and after.name and after.channels) or now.channels:
            continue
        row = after.name.row
        if now.name.row == row and all(item.row > row for item in after.channels):
            now.channels = after.channels


def _items(lines: Sequence[Line]) -> Iterator[Item]:
    """Yield the items of all lines; a label that ends a line tells of the next."""
    label = ""
    for row, (text, place) in enumerate(lines):
        items = list(items_of(row, text, place, label))
        yield from items
        is_label = bool(items) and items[-1].sort is Sort.LABEL
        label = folded(items[-1].text) if is_label else ""


def _take(entries: list[_Entry], item: Item) -> None:
    now = entries[-1]
    if item.channel:
        now.channels.append(item)
    elif item.sort is Sort.NAME:
        _take_name(entries, now, item)
    elif item.sort is Sort.POSITION:
        _take_position(entries, now, item)
    elif item.sort is Sort.UNIT:
        _take_unit(entries, now, item)
    elif item.text in contact_words().before_names and now.name and now.channels:
        entries.append(_Entry(units=_shared_units(now), shares_units=True))


def _take_name(entries: list[_Entry], now: _Entry, item: Item) -> None:
    if now.name and folded(now.name.text) == folded(item.text):
        return
    if now.name or now.channels:
        now = _Entry(
            units=_shared_units(now),
            shares_units=True,
            position=_shared_position(now),
            shares_position=True,
        )
        entries.append(now)
    now.name = item


def _shared_units(before: _Entry) -> list[Item]:
    return before.units if before.units_first else []


def _shared_position(before: _Entry) -> Item | None:
    """Return an office on a line of its own: it heads the names below it."""
    position, name = before.position, before.name
    heads = position and name and position.row < name.row
    return position if heads else None


def _take_position(entries: list[_Entry], now: _Entry, item: Item) -> None:
    if now.channels or (now.name and now.position):
        now = _Entry(units=_shared_units(now), shares_units=True)
        entries.append(now)
    now.position, now.shares_position = item, False


def _take_unit(entries: list[_Entry], now: _Entry, item: Item) -> None:
    if now.channels or (now.name and now.units and _follows_name(now)):
        now = _Entry()
        entries.append(now)
    elif now.shares_units:
        now.units, now.shares_units = [], False
    now.units = [*now.units, item]


def _follows_name(entry: _Entry) -> bool:
    return entry.units_first


def _place(item: Item) -> tuple[int, int]:
    return item.row, item.at


def _unit_text(units: list[Item]) -> str:
    """Return units from large to small; nothing for a column of equals."""
    for before, unit in pairwise(units):
        if before.row < unit.row and before.text[-1] == unit.text[-1]:
            return ""
    return " ".join(unit.text for unit in units)


def _fact(entry: _Entry, places: tuple[Span, ...]) -> Fact[Agent]:
    unit = _unit_text(entry.units)
    name = entry.name.text if entry.name else ""
    is_person = bool(name or entry.position)
    agent = Agent(
        role=AgentRole.CONTACT,
        kind=AgentKind.PERSON if is_person else AgentKind.UNIT,
        name=name if is_person else unit,
        position=_joined(entry.position),
        organisation=(unit or None) if is_person else None,
        channels=tuple(_channels(entry)),
    )
    named = bool(agent.name or agent.position)
    evidence = Evidence(
        how=How.PARSED,
        rule="contact.person" if is_person else "contact.office",
        spans=_spans(entry, unit) or places,
        confidence=_NAMED if named else _NAMELESS,
    )
    return Fact(agent, evidence)


def _joined(item: Item | None) -> str | None:
    return item.text if item else None


def _channels(entry: _Entry) -> Iterator[Channel]:
    for item in entry.channels:
        if item.channel:
            yield item.channel


def _spans(entry: _Entry, unit: str) -> tuple[Span, ...]:
    units = entry.units if unit else []
    items = (entry.name, entry.position, *units, *entry.channels)
    found = {item.span for item in items if item and item.span}
    return tuple(sorted(found))
