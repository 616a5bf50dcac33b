"""How often a text shows each country: by its words and by its script."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.parsing.metadata.agencies import country_words
from releasekit.parsing.metadata.view import signs_of
from releasekit.parsing.openings import opening_pattern

_SCRIPTS: Final = (
    ("KR", re.compile(r"[가-힣]")),
    ("JP", re.compile(r"[ぁ-ゖ]")),
)
_SCRIPT_CUE: Final = 4
_KEY: Final = 2
"""Code points that the shortest word has."""

_Shown: TypeAlias = tuple[str, int, int]
"""A country, and where a word begins and ends that shows it."""
_Words: TypeAlias = Mapping[str, list[tuple[str, str]]]
"""Words and their countries, by how the words begin."""


@frozen
class _Index:
    """The words that show countries."""

    any_capital: re.Pattern[str]
    """Finds where one with a capital may begin."""
    capitals: _Words
    """Those with a capital, by two characters."""
    others: _Words
    """Those without, by one that is not ASCII."""


@frozen
class Cues:
    """What a text shows of countries."""

    counts: Counter[str]
    """How often it shows each; its script counts too."""
    shown: tuple[_Shown, ...]

    def first(self, country: str) -> tuple[int, int] | None:
        """Return where a word first shows a country, by the longest word there."""
        places = ((at, -end) for known, at, end in self.shown if known == country)
        at, end = min(places, default=(0, 0))
        return (at, -end) if end else None


def country_cues(text: str, signs: str) -> Cues:
    """Return how often, and where, a text shows each country.

    Args:
        text: what is looked at.
        signs: the characters that are not ASCII in it, or in all of a longer text.
    """
    shown = (*_by_capitals(text), *_by_others(text, signs))
    counts = Counter([country for country, _, _ in shown])
    for country, script in _SCRIPTS if signs else ():
        if script.search(signs) and script.search(text):
            counts[country] += _SCRIPT_CUE
    return Cues(counts, shown)


def _by_capitals(text: str) -> Iterator[_Shown]:
    """Yield where words with a capital stand.

    Only where a word begins: asking for each of the 200 words in turn took longer
    than all else that is asked of the issuer.
    """
    index = _index()
    capitals = index.capitals
    for found in index.any_capital.finditer(text):
        at = found.start()
        for word, country in capitals.get(text[at : at + _KEY], ()):
            if text.startswith(word, at):
                yield country, at, at + len(word)


def _by_others(text: str, signs: str) -> Iterator[_Shown]:
    """Yield where words without a capital stand."""
    for sign, pairs in _index().others.items():
        for word, country in pairs if sign in signs else ():
            at = text.find(word)
            while at >= 0:
                yield country, at, at + len(word)
                at = text.find(word, at + len(word))


@cache
def _index() -> _Index:
    capitals, others = defaultdict(list), defaultdict(list)
    for country, words in country_words().items():
        for word in words:
            if word[0].isupper():
                capitals[word[:_KEY]].append((word, country))
            else:
                others[signs_of(word)[:1]].append((word, country))
    first = opening_pattern(word for pairs in capitals.values() for word, _ in pairs)
    return _Index(first, capitals, others)
