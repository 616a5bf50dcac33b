"""The vocabulary: words and forms of press releases, data turned into matchers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.parsing.data import load_table
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.prefixes import DEPTH, prefixes

_FILE: Final = "vocabulary.toml"
_LONGEST_LINE: Final = 120
"""Code points over which no line is looked up as a whole."""
_HEAD: Final = 200
"""Code points of a line that patterns see."""
_LISTS: Final = frozenset({"exact", "endings", "tail", "lists"})
"""Keys of a section that hold words; all others hold patterns."""
_PATTERNS: Final = "patterns"
_NAMED: Final = "turn"
"""The section whose patterns have named groups: see `pattern_list`."""


@frozen(kw_only=True)
class Phrases:
    """Whole lines, and openings and ends of lines, that mean one thing."""

    exact: frozenset[str]
    """Whole lines, folded by `fold`."""
    endings: tuple[str, ...]
    """Ends of lines, as written."""
    opening: LazyPattern | None
    """One alternation over the patterns that may begin with anything."""
    by_letter: Mapping[str, LazyPattern]
    """One alternation for each small letter or sign that the others begin with."""

    def match(self, text: str) -> bool:
        """Tell whether a line is one of the phrases."""
        if len(text) <= _LONGEST_LINE and self.exact and fold(text) in self.exact:
            return True
        if self.endings and text.endswith(self.endings):
            return True
        lettered = self.by_letter.get(text[:1].lower())
        if lettered is None and self.opening is None:
            return False
        head = text[:_HEAD]
        if "\u00a0" in head:  # some sites write every blank so
            head = head.replace("\u00a0", " ")
        if lettered is not None and lettered.match(head):
            return True
        return self.opening is not None and self.opening.match(head) is not None


def fold(text: str) -> str:
    """Return a line for comparing: blanks collapsed, case folded, no final colon."""
    return " ".join(text[:_HEAD].split()).casefold().rstrip(" :：")


def hints(text: str) -> frozenset[str]:
    """Return what a line may be, by its first characters and its end.

    Each is the name of a section, with a dot and the key where that is not
    ``patterns``. `Phrases.match` tells whether the line is that; of what is not among
    the hints it never does.
    """
    known = _hints()
    table = known.starts
    start = text[:DEPTH]
    if start[:1].isspace():
        start = text.lstrip()[:DEPTH]
    start = start.lower()
    found = table.get(start[:DEPTH])
    if found is None:
        found = table.get(start[:2]) or table.get(start[:1]) or table[""]
    return found | known.by_end if text.endswith(known.ends) else found


@cache
def phrases(name: str, key: str = _PATTERNS) -> Phrases:
    """Return the phrases of one section of the vocabulary."""
    section = _sections()[name]
    own = key == _PATTERNS
    flags = 0 if key == "case_patterns" else re.IGNORECASE
    others: list[str] = []
    lettered: defaultdict[str, list[str]] = defaultdict(list)
    for pattern in section.get(key, ()):
        starts = prefixes(pattern)
        if starts is None:
            others.append(pattern)
        for letter in sorted({start[0] for start in starts or ()}):
            lettered[letter].append(pattern)
    return Phrases(
        exact=frozenset(map(fold, section.get("exact", ()) if own else ())),
        endings=tuple(section.get("endings", ()) if own else ()),
        opening=_any_of(others, flags) if others else None,
        by_letter={letter: _any_of(few, flags) for letter, few in lettered.items()},
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
    """What first characters and ends of a line may mean."""

    starts: Mapping[str, frozenset[str]]
    """By the first characters made small, up to `DEPTH`; all under each longest."""
    ends: tuple[str, ...]
    by_end: frozenset[str]
    """What a line with one of the ends may be besides."""


@cache
def _hints() -> _Hints:
    named: defaultdict[str, set[str]] = defaultdict(set, {"": set()})
    for start, name in _starts():
        named[start].add(name)
    closed = {
        start: frozenset().union(
            *(named.get(start[:length], ()) for length in range(len(start) + 1))
        )
        for start in list(named)
    }
    ending = {n: s["endings"] for n, s in _sections().items() if "endings" in s}
    return _Hints(
        MappingProxyType(closed),
        tuple(end for ends in ending.values() for end in ends),
        frozenset(ending),
    )


def _starts() -> Iterator[tuple[str, str]]:
    """Yield what lines of each section begin with, nothing where it may be anything."""
    for section, lists in _sections().items():
        if section == _NAMED:
            continue
        for line in map(fold, lists.get("exact", ())):
            yield line.split(" ", 1)[0][:DEPTH], section
        for key in lists.keys() - _LISTS:
            name = section if key == _PATTERNS else f"{section}.{key}"
            for pattern in lists[key]:
                for start in prefixes(pattern) or ("",):
                    yield start, name
