"""The vocabulary: words and forms of press releases, data turned into matchers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from releasekit.parsing.affix_table import LONGEST, Affixes, AffixTable, affix_table
from releasekit.parsing.affixes import DEPTH
from releasekit.parsing.data import derived, load_table
from releasekit.parsing.lazy import LazyPattern

VOCABULARY: Final = "vocabulary.toml"
"""The table of all sections."""
_LONGEST_LINE: Final = 120
"""Code points over which no line is looked up as a whole."""
_HEAD: Final = 200
"""Code points of a line that patterns see."""
_KEPT: Final = 4_096
"""Pairs of a start and an end whose hints are kept."""
LISTS: Final = frozenset({"exact", "tail", "lists", "deeds"})
"""Keys of a section that hold words; all others hold patterns."""
PATTERNS: Final = "patterns"
"""The key that a section's name alone stands for."""


@frozen(kw_only=True)
class Phrases:
    """Whole lines, and forms of lines, that mean one thing."""

    exact: frozenset[str]
    """Whole lines, folded by `fold`."""
    forms: AffixTable[LazyPattern]
    """One alternation over all patterns that may begin, or else end, alike."""

    def match(self, text: str) -> bool:
        """Tell whether a line is one of the phrases."""
        if len(text) <= _LONGEST_LINE and self.exact and fold(text) in self.exact:
            return True
        forms = self.forms
        begun, ended, other = forms.at_start(text), forms.at_end(text), forms.others
        if begun is ended is other is None:
            return False
        head = text[:_HEAD]
        if "\u00a0" in head:  # some sites write every blank so
            head = head.replace("\u00a0", " ")
        return (
            (begun is not None and begun.match(head) is not None)
            or (ended is not None and ended.match(head) is not None)
            or (other is not None and other.match(head) is not None)
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
    start = text[:DEPTH]
    if start[:1].isspace():
        start = text.lstrip()[:DEPTH]
    return _hints_between(start, text[-DEPTH:] if len(text) <= LONGEST else "")


@lru_cache(maxsize=_KEPT)
def _hints_between(start: str, end: str) -> frozenset[str]:
    """Return what lines with a start and an end may be: few of either are usual."""
    table = _hints()
    found = table.at_start(start) or table.others or frozenset()
    ended = table.at_end(end)
    return found | ended if ended else found


@cache
def phrases(name: str, key: str = PATTERNS) -> Phrases:
    """Return the phrases of one section of the vocabulary."""
    section = _sections()[name]
    flags = 0 if key == "case_patterns" else re.IGNORECASE
    patterns = section.get(key, ())
    exact = section.get("exact", ()) if key == PATTERNS else ()
    return Phrases(
        exact=frozenset(map(fold, exact)),
        forms=affix_table(
            ((_affixes_of(p), p) for p in patterns), lambda some: _any_of(some, flags)
        ),
    )


def _any_of(patterns: Iterable[str], flags: int) -> LazyPattern:
    return LazyPattern("|".join(f"(?:{pattern})" for pattern in patterns), flags)


@cache
def exact_lines(name: str, key: str) -> frozenset[str]:
    """Return a list of whole lines of a section, folded."""
    return frozenset(map(fold, _sections()[name][key]))


def word_list(name: str, key: str) -> tuple[str, ...]:
    """Return a list of words of a section, as written."""
    return tuple(_sections()[name][key])


@cache
def pattern_list(name: str, key: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a section one by one, for those with named groups."""
    flags = 0 if key == "case_patterns" else re.IGNORECASE
    return tuple(re.compile(p, flags) for p in _sections()[name].get(key, ()))


@cache
def _sections() -> dict[str, dict[str, list[str]]]:
    sections: dict[str, dict[str, list[str]]] = load_table(VOCABULARY)
    return sections


def _affixes_of(pattern: str) -> Affixes:
    first, last = derived("affixes")[pattern]
    return frozenset(first), frozenset(last)


@cache
def _hints() -> AffixTable[frozenset[str]]:
    """Return the names of all sections; what says nothing of a line is under each."""
    table = derived("hints")
    kinds = list(map(frozenset, table["sections"]))
    return AffixTable(
        {chars: kinds[kind] for chars, kind in table["starts"].items()},
        {c: None if n is None else kinds[n] for c, n in table["ends"].items()},
        kinds[table["always"]],
        frozenset(table["firsts"]),
    )
