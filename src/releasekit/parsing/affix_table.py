"""A table by affixes: what a line may be, by the characters at its ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final, Generic, TypeAlias, TypeVar

from attrs import frozen

from releasekit.parsing.affixes import DEPTH

Affixes: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""What lines begin with, or else what they end with; nothing where it is anything."""

EntryT = TypeVar("EntryT")
ValueT = TypeVar("ValueT")
LONGEST: Final = 200
"""Code points of the longest line that is told by its end."""


@frozen
class AffixTable(Generic[ValueT]):
    """Values by the first characters of lines and by the last, made small.

    Under each key stands also what fewer characters say.
    """

    starts: Mapping[str, ValueT | None]
    ends: Mapping[str, ValueT | None]
    """The last character of each key is a key, too: one look tells most lines."""
    others: ValueT | None
    """What no character says anything of."""
    firsts: frozenset[str]
    """The first characters of ``starts``: one look tells most lines."""

    def at_start(self, text: str) -> ValueT | None:
        """Return what a line may be by its first characters."""
        start = text[:DEPTH].lower()
        if start[:1].isspace():
            start = text.lstrip()[:DEPTH].lower()
        if start[:1] not in self.firsts:
            return None
        get = self.starts.get
        return get(start[:DEPTH]) or get(start[:2]) or get(start[:1])

    def at_end(self, text: str) -> ValueT | None:
        """Return what a line may be by its last characters."""
        if len(text) > LONGEST or text[-1:].lower() not in self.ends:
            return None
        end = text[-DEPTH:].lower()
        get = self.ends.get
        return get(end[-DEPTH:]) or get(end[-2:]) or get(end[-1:])


def affix_table(
    entries: Iterable[tuple[Affixes, EntryT]],
    join: Callable[[Iterable[EntryT]], ValueT],
) -> AffixTable[ValueT]:
    """Return the table of entries, each with the affixes of the lines it is for.

    Args:
        entries: the affixes, and what they stand for.
        join: makes one value of all entries that the same characters stand for.
    """
    starts: defaultdict[str, list[EntryT]] = defaultdict(list)
    ends: defaultdict[str, list[EntryT]] = defaultdict(list)
    others: list[EntryT] = []
    for (first, last), entry in entries:
        for start in sorted(first):
            starts[start].append(entry)
        for end in sorted(last):
            ends[end].append(entry)
            ends[end[-1]] += ()
        if not (first or last):
            others.append(entry)
    return AffixTable(
        _closed(starts, join, lambda chars, length: chars[:length]),
        _closed(ends, join, lambda chars, length: chars[-length:]),
        join(others) if others else None,
        frozenset(start[0] for start in starts),
    )


def _closed(
    table: Mapping[str, list[EntryT]],
    join: Callable[[Iterable[EntryT]], ValueT],
    cut: Callable[[str, int], str],
) -> Mapping[str, ValueT | None]:
    """Return the table with what fewer characters say; equal values are one."""
    made: dict[tuple[EntryT, ...], ValueT] = {}
    closed: dict[str, ValueT | None] = {}
    for chars in table:
        shorter = (table.get(cut(chars, n), ()) for n in range(1, len(chars) + 1))
        entries = tuple(dict.fromkeys(entry for some in shorter for entry in some))
        if entries and entries not in made:
            made[entries] = join(entries)
        closed[chars] = made.get(entries)
    return closed
