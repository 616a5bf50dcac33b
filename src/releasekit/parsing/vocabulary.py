"""The vocabulary: words and forms of press releases, data turned into matchers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from attrs import frozen

from releasekit.parsing.data import load_table
from releasekit.parsing.first_letters import first_letters
from releasekit.parsing.lazy import LazyPattern

_FILE: Final = "vocabulary.toml"
_LONGEST_LINE: Final = 120
"""Code points over which no line is looked up as a whole."""
_HEAD: Final = 200
"""Code points of a line that patterns see."""


@frozen(kw_only=True)
class Phrases:
    """Whole lines and openings of lines that mean one thing."""

    exact: frozenset[str]
    """Whole lines, folded by `fold`."""
    opening: LazyPattern | None
    """One alternation over the patterns that may begin with anything."""
    by_letter: Mapping[str, LazyPattern]
    """One alternation for each small letter or sign that the others begin with."""

    def match(self, text: str) -> bool:
        """Tell whether a line is one of the phrases."""
        if len(text) <= _LONGEST_LINE and self.exact and fold(text) in self.exact:
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


@cache
def phrases(name: str, key: str = "patterns") -> Phrases:
    """Return the phrases of one section of the vocabulary."""
    section = _sections()[name]
    exact = section.get("exact", ()) if key == "patterns" else ()
    flags = 0 if key == "case_patterns" else re.IGNORECASE
    others: list[str] = []
    lettered: dict[str, list[str]] = {}
    for pattern in section.get(key, ()):
        letters = first_letters(pattern)
        if letters is None:
            others.append(pattern)
        for letter in sorted(letters or ()):
            lettered.setdefault(letter, []).append(pattern)
    return Phrases(
        exact=frozenset(map(fold, exact)),
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
