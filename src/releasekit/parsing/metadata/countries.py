"""How often a text shows each country: by its words and by its script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from releasekit.parsing.metadata.agencies import country_words

_SCRIPTS: Final = (
    ("KR", re.compile(r"[가-힣]")),
    ("JP", re.compile(r"[ぁ-ゖ]")),
)
_SCRIPT_CUE: Final = 4


def country_cues(text: str) -> Counter[str]:
    """Return how often a text shows each country; its script counts too."""
    cues: Counter[str] = Counter()
    words = _words()
    # One pass that stops where a word begins: asking for each of the 200 words in
    # turn took longer than all that is asked of the issuer besides.
    for word, count in Counter(_any_word().findall(text)).items():
        for country in words[word]:
            cues[country] += count
    for country, script in _SCRIPTS:
        if script.search(text):
            cues[country] += _SCRIPT_CUE
    return cues


@cache
def _any_word() -> re.Pattern[str]:
    """Return what finds, at every place, the longest word that begins there."""
    words = sorted(_words(), key=len, reverse=True)
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    longest = "|".join(map(re.escape, words))
    return re.compile(f"(?=[{first}])(?=({longest}))")


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Return the countries that each word shows, those of its beginnings too."""
    pairs = [(word, c) for c, words in country_words().items() for word in words]
    return {
        longest: tuple(c for word, c in pairs if longest.startswith(word))
        for longest, _ in pairs
    }
