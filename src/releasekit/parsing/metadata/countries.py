"""How often a text shows each country: by its words and by its script."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import repeat
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.parsing.metadata.agencies import country_words
from releasekit.parsing.metadata.signs import leads_of, may_hold, signs_of
from releasekit.parsing.openings import opening_pattern

_SCRIPTS: Final = {"KR": re.compile(r"[가-힣]"), "JP": re.compile(r"[ぁ-ゖ]")}
_LETTERS: Final = {"KR": "가낣쀀힣", "JP": "ぁ"}
"""Letters of these that begin with each byte with which some does in UTF-8."""
_SCRIPT_CUE: Final = 4
_KEY: Final = 2
"""Code points that the shortest word has."""

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
    cues = Counter(_by_capitals(text))
    if not text.isascii():
        cues.update(_by_others(text))
        for country in _SCRIPTS:
            if _has_script(text, country):
                cues[country] += _SCRIPT_CUE
    return cues


def _by_capitals(text: str) -> Iterator[str]:
    """Yield the country of each word with a capital, as often as it stands.

    Only where a word begins: asking for each of the 200 words in turn takes longer.
    """
    index = _index()
    for found in index.any_capital.finditer(text):
        at = found.start()
        for word, country in index.capitals.get(text[at : at + _KEY], ()):
            if text.startswith(word, at):
                yield country


def _by_others(text: str) -> Iterator[str]:
    """Yield the country of each word without a capital, as often as it stands."""
    signs = signs_of(text)
    for sign, pairs in _index().others.items():
        for word, country in pairs if sign in signs else ():
            yield from repeat(country, text.count(word))


@cache
def _telling_words() -> Mapping[str, _Telling]:
    """Return the words of each country that hold no other word of it."""
    found = {}
    for country, words in country_words().items():
        least = [w for w in words if not any(o in w for o in words if o != w)]
        others = tuple(word for word in least if not word.isascii())
        signs = [signs_of(word)[0] for word in others]
        leads = leads_of(_LETTERS.get(country, "") + "".join(signs))
        found[country] = _Telling(tuple(filter(str.isascii, least)), others, leads)
    return found


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
