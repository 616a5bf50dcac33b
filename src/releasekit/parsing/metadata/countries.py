"""How often a text shows each country: by its words and by its script."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

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


def country_cues(text: str) -> Counter[str]:
    """Return how often a text shows each country; its script counts too."""
    cues: Counter[str] = Counter()
    index = _index()
    # Only where a word begins: asking for each of the 200 words in turn took longer
    # than all else that is asked of the issuer.
    for found in _any_word().finditer(text):
        at = found.start()
        for word, country in index.get(text[at : at + _KEY], ()):
            if text.startswith(word, at):
                cues[country] += 1
    for country, script in _SCRIPTS if _ANY_SCRIPT.search(text) else ():
        if script.search(text):
            cues[country] += _SCRIPT_CUE
    return cues


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
