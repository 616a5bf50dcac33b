"""How often a text shows each country: by its words and by its script."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

from attrs import frozen

from releasekit.parsing.metadata.agencies import country_words
from releasekit.parsing.openings import opening_pattern

_SCRIPTS: Final = (
    ("KR", re.compile(r"[가-힣]")),
    ("JP", re.compile(r"[ぁ-ゖ]")),
)
_ANY_SCRIPT: Final = re.compile(r"[가-힣ぁ-ゖ]")
_SCRIPT_CUE: Final = 4
_KEY: Final = 2
"""Code points that the shortest word has."""


@frozen
class Cues:
    """What a text shows of countries."""

    counts: Counter[str]
    """How often it shows each; its script counts too."""
    places: Mapping[str, tuple[int, int]]
    """The first word for each: its first code point, and the first after it."""


def country_cues(text: str) -> Cues:
    """Return how often, and where first, a text shows each country."""
    cues: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    index = _index()
    # Only where a word begins: asking for each of the 200 words in turn took longer
    # than all else that is asked of the issuer.
    for found in _any_word().finditer(text):
        at = found.start()
        for word, country in index.get(text[at : at + _KEY], ()):
            if text.startswith(word, at):
                cues[country] += 1
                end = at + len(word)
                start, last = places.setdefault(country, (at, end))
                if start == at and end > last:
                    places[country] = (at, end)
    for country, script in _SCRIPTS if _ANY_SCRIPT.search(text) else ():
        if script.search(text):
            cues[country] += _SCRIPT_CUE
    return Cues(cues, places)


@cache
def _any_word() -> re.Pattern[str]:
    return opening_pattern(w for words in country_words().values() for w in words)


@cache
def _index() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return words and their countries by how the words begin."""
    index = defaultdict(list)
    for country, words in country_words().items():
        for word in words:
            index[word[:_KEY]].append((word, country))
    return {key: tuple(pairs) for key, pairs in index.items()}
