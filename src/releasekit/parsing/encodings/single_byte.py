"""8-bit encodings told apart by the alphabets of the languages written in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from attrs import frozen

from releasekit.parsing.data import load_table
from releasekit.parsing.lazy import LazyPattern

_NOT_ASCII = LazyPattern(r"[^\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_WORD = LazyPattern(r"[^\W\d_]+")
_JUMP = LazyPattern(
    r"[a-zà-öø-ÿāăąćčďēĕęğģīķļńňōőœřśşšťūůűźžа-яёα-ωά-ώ][A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]"
)
_MOST: Final = 4_000
"""Characters beyond ASCII that are looked at."""
_FEWEST: Final = 2
_SCRIPT_SHARE: Final = 0.5
"""Bytes beyond ASCII to ASCII letters in a text of another script, at least."""
_JUMP_WEIGHT: Final = 5
_ENOUGH: Final = 0.97
_ENOUGH_OF_SCRIPT: Final = 0.92
_FEWEST_WORDS: Final = 0.04
"""Share of function words without which no text is of a language."""
_COMMON: Final = 0.5
"""Least share of common letters among those of a script."""


@frozen(kw_only=True)
class _Alphabet:
    language: str
    codecs: tuple[str, ...]
    letters: frozenset[str]
    common: frozenset[str]
    words: frozenset[str]


def latin_codec(sample: bytes, marks: frozenset[str]) -> str | None:
    """Return the codec in which a sample is text of one language in Latin letters.

    All that is not ASCII has to be letters of the language, or marks, and some of its
    words have to be function words of it.

    Args:
        sample: bytes that no Unicode encoding explains.
        marks: typographic marks that any language may hold.
    """
    return _best(sample, "latin", marks)


def script_codec(sample: bytes, marks: frozenset[str]) -> str | None:
    """Return the codec in which a sample is text of one language in another script.

    Args:
        sample: bytes that no Unicode encoding explains.
        marks: typographic marks that any language may hold.
    """
    high = len(_HIGH.findall(sample))
    if high < len(_ASCII_LETTER.findall(sample)) * _SCRIPT_SHARE:
        return None
    return _best(sample, "scripts", marks)


def _best(sample: bytes, kind: str, marks: frozenset[str]) -> str | None:
    """Return the codec with the highest score, the first of equals."""
    best, codec_of_best = 0.0, None
    for codec, languages in _by_codec(kind).items():
        try:
            text = sample.decode(codec)
        except UnicodeDecodeError:
            continue
        score = max(_scores(text, languages, marks), default=0.0)
        if score > best:
            best, codec_of_best = score, codec
    return codec_of_best


def _scores(
    text: str, languages: tuple[_Alphabet, ...], marks: frozenset[str]
) -> Iterator[float]:
    """Yield how well a text is explained by each language that explains it at all."""
    found = _NOT_ASCII.findall(text)[:_MOST]
    chars = [c for c in found if c not in marks]
    if len(chars) < _FEWEST:
        return
    letters = len(chars) / len(found)
    small = [c.lower()[0] for c in chars]  # İ has a small form of two
    words = _WORD.findall(text.lower()[:_MOST])
    jumps = _JUMP_WEIGHT * len(_JUMP.findall(text[:_MOST])) / (len(words) or 1)
    for language in languages:
        known = sum(map(language.letters.__contains__, small)) / len(chars)
        said = sum(map(language.words.__contains__, words)) / (len(words) or 1)
        if language.common:
            common = sum(map(language.common.__contains__, chars)) / len(chars)
            if known >= _ENOUGH_OF_SCRIPT and common >= _COMMON:
                yield known + common + said + letters - jumps
        elif known >= _ENOUGH and said >= _FEWEST_WORDS:
            yield known + said + letters - jumps


@cache
def _by_codec(kind: str) -> dict[str, tuple[_Alphabet, ...]]:
    """Return the alphabets of a table by codec, codecs in the order of belief."""
    alphabets = [_alphabet(*row) for row in load_table("alphabets.toml")[kind].items()]
    ranked = sorted(
        {(language.codecs.index(codec), codec) for language in alphabets
         for codec in language.codecs}
    )  # fmt: skip
    return {
        codec: tuple(a for a in alphabets if codec in a.codecs)
        for codec in dict.fromkeys(codec for _, codec in ranked)
    }


def _alphabet(language: str, row: dict[str, Any]) -> _Alphabet:
    words = load_table("languages.toml")["words"].get(language, "")
    return _Alphabet(
        language=language,
        codecs=tuple(row["codecs"].split()),
        letters=frozenset(row["letters"]),
        common=frozenset(row.get("common", "")),
        words=frozenset(words.split()),
    )
