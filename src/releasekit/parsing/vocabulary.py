"""The vocabulary: words and forms of press releases, data turned into matchers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.parsing.affixes import DEPTH, prefixes, suffixes
from releasekit.parsing.data import load_table
from releasekit.parsing.lazy import LazyPattern

_FILE: Final = "vocabulary.toml"
_LONGEST_LINE: Final = 120
"""Code points over which no line is looked up as a whole."""
_HEAD: Final = 200
"""Code points of a line that patterns see."""
_LISTS: Final = frozenset({"exact", "tail", "lists"})
"""Keys of a section that hold words; all others hold patterns."""
_PATTERNS: Final = "patterns"
_NAMED: Final = "turn"
"""The section whose patterns have named groups: see `pattern_list`."""


@frozen(kw_only=True)
class Phrases:
    """Whole lines, and openings and ends of lines, that mean one thing."""

    exact: frozenset[str]
    """Whole lines, folded by `fold`."""
    by_first: Mapping[str, LazyPattern]
    """One alternation for each small letter or sign that patterns begin with."""
    by_last: Mapping[str, LazyPattern]
    """The same of patterns that may begin with anything, by what they end with."""
    others: LazyPattern | None
    """One alternation over all other patterns."""

    def match(self, text: str) -> bool:
        """Tell whether a line is one of the phrases."""
        if len(text) <= _LONGEST_LINE and self.exact and fold(text) in self.exact:
            return True
        head = text[:_HEAD]
        first = self.by_first.get(text[:1].lower())
        last = self.by_last.get(head[-1:].lower())
        if first is last is self.others is None:
            return False
        if "\u00a0" in head:  # some sites write every blank so
            head = head.replace("\u00a0", " ")
        return (
            (first is not None and first.match(head) is not None)
            or (last is not None and last.match(head) is not None)
            or (self.others is not None and self.others.match(head) is not None)
        )


def fold(text: str) -> str:
    """Return a line for comparing: blanks collapsed, case folded, no final colon."""
    return " ".join(text[:_HEAD].split()).casefold().rstrip(" :：")


def hints(text: str) -> frozenset[str]:
    """Return what a line may be, by its first and last characters.

    Each is the name of a section, with a dot and the key where that is not
    ``patterns``. `Phrases.match` tells whether the line is that; of what is not among
    the hints it never does.
    """
    known = _hints()
    start = text[:DEPTH]
    if start[:1].isspace():
        start = text.lstrip()[:DEPTH]
    by_start = _longest(known.starts, start.lower()[:DEPTH])
    end = text[max(0, min(len(text), _HEAD) - DEPTH) : _HEAD]
    by_end = _longest(known.ends, end.lower()[::-1][:DEPTH])
    return by_start | by_end if by_end else by_start


def _longest(table: Mapping[str, frozenset[str]], chars: str) -> frozenset[str]:
    """Return what a table has for the most of some characters."""
    found = table.get(chars)
    if found is None:
        found = table.get(chars[:2]) or table.get(chars[:1]) or table[""]
    return found


@cache
def phrases(name: str, key: str = _PATTERNS) -> Phrases:
    """Return the phrases of one section of the vocabulary."""
    section = _sections()[name]
    flags = 0 if key == "case_patterns" else re.IGNORECASE
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    by_last: defaultdict[str, list[str]] = defaultdict(list)
    others: list[str] = []
    for pattern in section.get(key, ()):
        starts, ends = prefixes(pattern), suffixes(pattern)
        for letter in sorted({start[0] for start in starts or ()}):
            by_first[letter].append(pattern)
        for letter in () if starts else sorted({end[-1] for end in ends or ()}):
            by_last[letter].append(pattern)
        if not (starts or ends):
            others.append(pattern)
    exact = section.get("exact", ()) if key == _PATTERNS else ()
    return Phrases(
        exact=frozenset(map(fold, exact)),
        by_first={letter: _any_of(few, flags) for letter, few in by_first.items()},
        by_last={letter: _any_of(few, flags) for letter, few in by_last.items()},
        others=_any_of(others, flags) if others else None,
    )


def _any_of(patterns: list[str], flags: int) -> LazyPattern:
    return LazyPattern("|".join(f"(?:{pattern})" for pattern in patterns), flags)


@cache
def exact_lines(name: str, key: str) -> frozenset[str]:
    """Return a list of whole lines of a section, folded."""
    return frozenset(map(fold, _sections()[name][key]))


@cache
def pattern_list(name: str, key: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a section one by one, for those with named groups."""
    flags = 0 if key == "case_patterns" else re.IGNORECASE
    return tuple(re.compile(p, flags) for p in _sections()[name].get(key, ()))


@cache
def _sections() -> dict[str, dict[str, list[str]]]:
    sections: dict[str, dict[str, list[str]]] = load_table(_FILE)
    return sections


@frozen
class _Hints:
    """What the first and last characters of a line may mean, made small."""

    starts: Mapping[str, frozenset[str]]
    """By up to `DEPTH` characters; all that fewer of them mean is under each."""
    ends: Mapping[str, frozenset[str]]
    """The same by the last ones, from the end on."""


@cache
def _hints() -> _Hints:
    starts: defaultdict[str, set[str]] = defaultdict(set, {"": set()})
    ends: defaultdict[str, set[str]] = defaultdict(set, {"": set()})
    for name, first, last in _affixes():
        for start in first or () if last else first or ("",):
            starts[start].add(name)
        for end in last or ():
            ends[end[::-1]].add(name)
    return _Hints(_closed(starts), _closed(ends))


def _affixes() -> Iterator[tuple[str, Iterable[str] | None, Iterable[str] | None]]:
    """Yield what lines of each section begin with, or else what they end with."""
    for section, lists in _sections().items():
        if section == _NAMED:
            continue
        for line in map(fold, lists.get("exact", ())):
            yield section, (line.split(" ", 1)[0][:DEPTH],), None
        for key in lists.keys() - _LISTS:
            name = section if key == _PATTERNS else f"{section}.{key}"
            for pattern in lists[key]:
                first = prefixes(pattern)
                yield name, first, None if first else suffixes(pattern)


def _closed(table: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    closed = {
        chars: frozenset().union(
            *(table.get(chars[:length], ()) for length in range(len(chars) + 1))
        )
        for chars in table
    }
    return MappingProxyType(closed)
