"""Short forms and what they stand for, where the text itself puts them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit.model import Acronym, Fact
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.view import View, evidence

_MOST: Final = 200
_BACK: Final = 120
_JOINTS = LazyPattern(r"[-’'&.]")
_PER_LETTER: Final = 24
_SMALL: Final = frozenset(
    {"a", "an", "and", "de", "des", "du", "et", "for", "für", "in", "la", "le", "of"}
    | {"on", "the", "to", "und", "y", "with"}
)
_WORD = LazyPattern(r"[^\W_]+(?:[’'&.-][^\W_]+)*")
_BRACKET = LazyPattern(r"[(（]([^()（）]{2,130})[)）]")
_LETTERS = r"[A-Z][A-Za-z&.-]{0,10}[A-Z]s?[0-9]?"
_SHORT = LazyPattern(rf"[“\"‘']?({_LETTERS})[”\"’']?")
_SHORT_BEFORE = LazyPattern(rf"\b({_LETTERS})\s?$")
_BOTH = LazyPattern(
    rf"({_LETTERS})\s?[,:：]\s?([^,:：]{{5,120}})|([^,:：]{{5,120}})\s?[,:：]\s?({_LETTERS})"
)
_NAME_BEFORE = LazyPattern(r"[가-힣]{2,20}$|[㐀-鿿ァ-ヺー]{3,20}$")
_WHOLE_NAME_BEFORE = LazyPattern(r"[가-힣·]{3,20}\s?$")
_HEREAFTER = LazyPattern(
    r"(?:^|,\s?|\s)이하\s?[‘'’“\"「｢『]?([가-힣A-Za-z]{2,10})[’'”\"」｣』]?.{0,6}$"
)


@frozen(kw_only=True)
class _Pair:
    """A short form with what it stands for, and where both stand."""

    short: str
    expansion: str
    span: tuple[int, int]
    rule: str
    confidence: int = 85


def read_acronyms(view: View) -> tuple[Fact[Acronym], ...]:
    """Return short forms whose expansion stands in front of or inside brackets."""
    found: dict[str, Fact[Acronym]] = {}
    for leaf in view.body():
        text = leaf.text
        if "(" not in text and "（" not in text:
            continue
        for pair in _pairs(text):
            if pair.short not in found and len(found) < _MOST:
                spans = view.places(leaf, *pair.span)
                basis = evidence(pair.rule, spans, confidence=pair.confidence)
                value = Acronym(short=pair.short, expansion=pair.expansion)
                found[pair.short] = Fact(value, basis)
    return tuple(found.values())


def _pairs(text: str) -> Iterator[_Pair]:
    """Yield what the brackets of one block explain."""
    for match in _BRACKET.finditer(text):
        inside = match[1]
        short = _SHORT.fullmatch(inside)
        pair = _in_brackets(match, short[1]) if short else None
        if short is None and "이하" in inside:
            pair = _hereafter(match)
        elif short is None and not inside.islower():
            pair = _both_in_brackets(match) or _before_brackets(match)
        if pair:
            yield pair


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BACK) : match.start()]


def _in_brackets(match: re.Match[str], short: str) -> _Pair | None:
    """Read ``International Maritime Organization (IMO)``, ``국제해사기구(IMO)``."""
    text, end = match.string, match.start()
    start, rule, trust = _start_before(text, end, short), "acronym.brackets", 85
    name = None if start is not None else _NAME_BEFORE.search(_before(match))
    if name and len(name[0]) > len(short):
        start, rule, trust = end - len(name[0]), "acronym.name", 65
    if start is None:
        return None
    return _Pair(
        short=short,
        expansion=text[start:end].strip(" ’'\"”"),
        span=(start, match.end()),
        rule=rule,
        confidence=trust,
    )


def _before_brackets(match: re.Match[str]) -> _Pair | None:
    """Read ``IMO (International Maritime Organization)``."""
    short = _SHORT_BEFORE.search(_before(match))
    if short is None or not _stands_for(match[1], short[1]):
        return None
    return _Pair(
        short=short[1],
        expansion=match[1].strip(),
        span=(match.start() - len(short[0]), match.end()),
        rule="acronym.before-brackets",
    )


def _both_in_brackets(match: re.Match[str]) -> _Pair | None:
    """Read ``국제해사기구(IMO, International Maritime Organization)``."""
    both = _BOTH.fullmatch(match[1])
    if both is None:
        return None
    short, expansion = both[1] or both[4], (both[2] or both[3]).strip()
    if not _stands_for(expansion, short):
        return None
    return _Pair(
        short=short, expansion=expansion, span=match.span(), rule="acronym.in-brackets"
    )


def _hereafter(match: re.Match[str]) -> _Pair | None:
    """Read ``산업통상자원부(장관 홍길동, 이하 산업부)``: "hereafter"."""
    short, name = _HEREAFTER.search(match[1]), _WHOLE_NAME_BEFORE.search(_before(match))
    if short is None or name is None or short[1] == name[0].strip():
        return None
    return _Pair(
        short=short[1],
        expansion=name[0].strip(),
        span=(match.start() - len(name[0]), match.end()),
        rule="acronym.hereafter",
    )


def _start_before(text: str, end: int, short: str) -> int | None:
    """Return where the words in front of ``end`` begin that the letters stand for."""
    first = max(0, end - min(_BACK, _PER_LETTER * len(short)))
    words = list(_WORD.finditer(text, first, end))
    if not words or text[words[-1].end() : end].strip(" ’'\"”"):
        return None
    return _matched_from(words, _letters(short))


def _stands_for(expansion: str, short: str) -> bool:
    """Tell whether the initials of all words of a phrase are the letters."""
    words = list(_WORD.finditer(expansion))
    start = _matched_from(words, _letters(short)) if words else None
    return start is not None and start == words[0].start()


def _letters(short: str) -> list[str]:
    return [c.casefold() for c in short.rstrip("s") if c.isalpha()]


def _matched_from(words: list[re.Match[str]], letters: list[str]) -> int | None:
    """Return where the words begin whose initials are the letters, read backwards.

    Small words and words that a letter inside another covers may be skipped.
    """
    left = len(letters)
    for index in range(len(words) - 1, -1, -1):
        text = words[index][0].casefold()
        small = text in _SMALL
        initial = left and text[0] == letters[left - 1]
        if initial and not (small and _is_passed(words, index)):
            left -= 1
        elif not small:
            covered = _covered(text, letters[:left])
            if not covered:
                return None
            left -= covered
        if not left:
            return words[index].start()
    return None


def _covered(word: str, letters: list[str]) -> int:
    """Return how many of the last letters the parts of a joined word begin with."""
    if word.isalnum():
        return 0
    initials = [part[0] for part in _JOINTS.split(word) if part]
    several = len(letters) >= len(initials) > 1
    return len(initials) if several and letters[-len(initials) :] == initials else 0


def _is_passed(words: list[re.Match[str]], index: int) -> bool:
    """Tell whether a small word stands behind one with its letter: Office of …."""
    initial = words[index][0][0].casefold()
    return index > 0 and words[index - 1][0].casefold().startswith(initial)
