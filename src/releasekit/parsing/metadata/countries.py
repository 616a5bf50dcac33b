"""How often a text shows each country: by its words and by its script."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from attrs import frozen

from releasekit.parsing.metadata.agencies import country_words
from releasekit.parsing.metadata.signs import leads_of, may_hold
from releasekit.parsing.openings import opening_pattern

_SCRIPTS: Final = {"KR": re.compile(r"[가-힣]"), "JP": re.compile(r"[ぁ-ゖ]")}
_LETTERS: Final = {"KR": "가낣쀀힣", "JP": "ぁ"}
"""Letters of these that begin with each byte with which some does in UTF-8."""
_LEADS: Final = {country: leads_of(letters) for country, letters in _LETTERS.items()}
_SCRIPT_CUE: Final = 4
_KEY: Final = 2
"""Code points that the shortest word has."""


@frozen
class _Telling:
    """The words that are enough to tell that a text shows a country."""

    plain: tuple[str, ...]
    """Those in ASCII."""
    others: tuple[str, ...]
    leads: tuple[bytes, ...]
    """What stands in the bytes of each text with one of the others, or its script."""


def shows_country(text: str, country: str) -> bool:
    """Tell whether a text shows a country, without counting how often."""
    known = _telling_words().get(country)
    if known is None:
        return False
    if any(word in text for word in known.plain):
        return True
    if not may_hold(text, known.leads):
        return False
    return any(word in text for word in known.others) or _has_script(text, country)


def _has_script(text: str, country: str) -> bool:
    """Tell whether a text has a letter of the script of one country."""
    script = _SCRIPTS.get(country)
    return script is not None and script.search(text) is not None


def first_shown(text: str, country: str) -> tuple[int, int] | None:
    """Return where a word first shows a country, by the longest word there."""
    first, end = len(text), 0
    for word in country_words().get(country, ()):
        at = text.find(word, 0, first + len(word))
        if at >= 0 and (at, -at - len(word)) < (first, -end):
            first, end = at, at + len(word)
    return (first, end) if end else None


def country_cues(text: str) -> Counter[str]:
    """Return how often a text shows each country; its script counts too."""
    cues = Counter(_words_in(text))
    for country, leads in _LEADS.items():
        if may_hold(text, leads) and _has_script(text, country):
            cues[country] += _SCRIPT_CUE
    return cues


def _words_in(text: str) -> Iterator[str]:
    """Yield the country of each word, as often as it stands.

    Only where a word begins: asking for each of the 200 words in turn takes longer.
    """
    index = _index()
    for found in _any_word().finditer(text):
        at = found.start()
        for word, country in index.get(text[at : at + _KEY], ()):
            if text.startswith(word, at):
                yield country


@cache
def _telling_words() -> Mapping[str, _Telling]:
    """Return the words of each country that hold no other word of it."""
    found = {}
    for country, words in country_words().items():
        least = [w for w in words if not any(o in w for o in words if o != w)]
        others = tuple(word for word in least if not word.isascii())
        signs = [next(c for c in word if not c.isascii()) for word in others]
        leads = leads_of(_LETTERS.get(country, "") + "".join(signs))
        found[country] = _Telling(tuple(filter(str.isascii, least)), others, leads)
    return found


@cache
def _any_word() -> re.Pattern[str]:
    return opening_pattern(w for words in country_words().values() for w in words)


@cache
def _index() -> Mapping[str, list[tuple[str, str]]]:
    """Return words and their countries by how the words begin."""
    index = defaultdict(list)
    for country, words in country_words().items():
        for word in words:
            index[word[:_KEY]].append((word, country))
    return index
