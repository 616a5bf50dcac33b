"""The vocabulary: words and forms of press releases, data turned into matchers."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from attrs import frozen

from releasekit.parsing.data import load_table

_FILE: Final = "vocabulary.toml"
_LONGEST_LINE: Final = 120
"""Code points over which no line is looked up as a whole."""
_HEAD: Final = 200
"""Code points of a line that patterns see."""


@frozen
class Phrases:
    """Whole lines and openings of lines that mean one thing."""

    exact: frozenset[str]
    """Whole lines, folded by `fold`."""
    opening: re.Pattern[str] | None
    """One alternation over all patterns, matched at the start."""

    def match(self, text: str) -> bool:
        """Tell whether a line is one of the phrases."""
        if len(text) <= _LONGEST_LINE and self.exact and fold(text) in self.exact:
            return True
        if self.opening is None:
            return False
        head = text[:_HEAD]
        if "\u00a0" in head:  # some sites write every blank so
            head = head.replace("\u00a0", " ")
        return self.opening.match(head) is not None


def fold(text: str) -> str:
    """Return a line for comparing: blanks collapsed, case folded, no final colon."""
    return " ".join(text[:_HEAD].split()).casefold().rstrip(" :：")


@cache
def phrases(name: str, key: str = "patterns") -> Phrases:
    """Return the phrases of one section of the vocabulary, compiled once."""
    section = _sections()[name]
    exact = frozenset(map(fold, section.get("exact", ()))) if key == "patterns" else ()
    patterns = section.get(key, ())
    flags = 0 if key == "case_patterns" else re.IGNORECASE
    opening = re.compile("|".join(f"(?:{p})" for p in patterns), flags)
    return Phrases(frozenset(exact), opening if patterns else None)


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
