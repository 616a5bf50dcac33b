"""Fronts: the lines above a headline, and where they run together on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from releasekit.parsing.deeds import tells_deed
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.dates import find_dates, is_date_line
from releasekit.parsing.shape import ends_sentence, is_capitals
from releasekit.parsing.vocabulary import phrases

_GAP: Final = LazyPattern(r"[ \u00a0]{2,40}")
_TO_CAPITALS: Final = LazyPattern(
    r"(?<=[a-z.]) "
    r"(?=[A-Z0-9][A-Z0-9'’,:-]{0,20} [A-Z0-9'’,:&-]{2,20} [A-Z'’,:&-]{2,20})"
)
"""Where words in capitals begin after others: a headline after a name."""
_LOST_COMMA: Final = LazyPattern(r"[0-9]  (?:19|20)[0-9]{2}")
"""Two blanks that stand for punctuation, not for a line's end."""
_LONGEST_FRONT: Final = 500
_LONGEST_NAME: Final = 110
_LONG: Final = 14
"""Blanks in a line that ends as a sentence and is one."""
_LONGEST_DATE: Final = 40
_FULL_DATE: Final = len("2017-02-07")
_LETTERED: Final = LazyPattern(r"(?!ate|age)[a-z]{3}|[A-Z]{5}")
"""More letters than a number has: ``No. M92 Date``, ``IEA 62/76``."""
_FEW_TOKENS: Final = 3
_FEW_WORDS: Final = 2
_TITLED: Final = 0.75
"""Share of a name's words that begin with a capital."""
_SMALL: Final = frozenset(
    (
        *("of", "for", "the", "and", "to", "in", "on", "at", "from", "by", "with"),
        *("a", "an", "&", "de", "la", "du", "des", "et", "für", "und", "der", "die"),
    )
)
_SPACED: Final = LazyPattern(r"(?:\b\w\b[ \u00a0]{1,2}){4}")
"""Letters set apart: ``M e d i a  R e l e a s e``."""
_WORD: Final = LazyPattern(r"[A-Za-zÀ-ɏЀ-ӿ]{3}")
_CODE: Final = LazyPattern(r"[a-z]{2}[0-9]{3,4}|[0-9.]+E\+[0-9]+")
"""A number that publishers set where the headline is missing."""
_NUMBERED: Final = LazyPattern(r"[A-Z]{0,4}[ .]{0,2}[0-9]{1,4}[a-z]?[/-][0-9]{1,4}[.]?")


class Front(Enum):
    """What a stretch of the lines above a text is."""

    DATE = "date"
    LABEL = "label"
    NAME = "name"
    CAPITALS = "capitals"
    TEXT = "text"


def split_front(text: str) -> tuple[tuple[int, int], ...]:
    """Return the parts of a line on which date, label, name and headline ran together.

    Only stretches of different kinds are parted, at two blanks or more, where capitals
    begin, and before a date at the end; one part means that nothing is to be cut.
    """
    if not text[:1].isalnum():
        return ((0, len(text)),)
    gapped = "  " in text or ("\u00a0" in text and _GAP.search(text))
    if not gapped or _LOST_COMMA.search(text):
        return ((0, len(text)),)
    places = [p for gap in _gaps(text) for p in _finer(text, *gap)]
    kinds = [front_of(text[start:end]) for start, end in places]
    merged: list[tuple[int, int]] = []
    last: Front | None = None
    for (start, end), kind in zip(places, kinds, strict=True):
        few = text.count(" ", start, end) < _FEW_WORDS and kind is Front.TEXT
        if merged and (kind is last or (last is Front.NAME and few)):
            merged[-1] = (merged[-1][0], end)
            continue
        merged.append((start, end))
        last = kind
    told = set(kinds) - {Front.TEXT, Front.CAPITALS}
    return tuple(merged) if told else ((0, len(text)),)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _GAP.finditer(text[:_LONGEST_FRONT]):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def _finer(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch cut before capitals and before a date at its end."""
    if end - start > _LONGEST_FRONT:
        yield start, end
        return
    begin = _TO_CAPITALS.search(text, start, end)
    if begin:
        yield start, begin.start()
        start = begin.end()
    date = _date_at_end(text[start:end])
    if date:
        yield start, start + len(text[start : start + date].rstrip())
        start += date
    yield start, end


def _date_at_end(text: str) -> int:
    """Return where a full date begins after words in capitals, or 0."""
    tail = text[-_LONGEST_DATE:]
    if not tail[-1:].isdigit():
        return 0
    for date in find_dates(tail, language="mul")[-1:]:
        start = len(text) - len(tail) + date.start
        full = len(date.when) >= _FULL_DATE and date.end == len(tail)
        if full and start > 0 and is_capitals(text[:start]):
            return start
    return 0


def front_of(text: str) -> Front:
    """Return what a stretch above a text is."""
    if is_date_line(text):
        return Front.DATE
    if is_front_label(text):
        return Front.LABEL
    if is_name(text):
        return Front.NAME
    return Front.CAPITALS if is_capitals(text) else Front.TEXT


def is_front_label(text: str) -> bool:
    """Tell whether a line names the kind of document, its letters set apart or not."""
    words = text
    if _SPACED.match(text):
        words = "  ".join(
            word.replace(" ", "") for word in re.split(r"[ \u00a0]{2,4}", text)
        ).replace("  ", " ")
    return any(phrases(name).match(words) for name in ("label", "release_line"))


def is_name(text: str) -> bool:
    """Tell whether a line names an office or who holds it, and says no more."""
    first = _GAP.split(text, maxsplit=1)[0]
    if (
        _longest_part(text) > _LONGEST_NAME
        or text.endswith("…")
        or not phrases("letterhead", "names").match(first)
    ):
        return False
    if tells_deed(text):
        return False
    return is_titled(text) and not (ends_sentence(text) and text.count(" ") > _LONG)


def _longest_part(text: str) -> int:
    """Return the length of the longest of the lines that stand on one."""
    if len(text) <= _LONGEST_NAME or "  " not in text or len(text) > _LONGEST_FRONT:
        return len(text)
    return max(map(len, _GAP.split(text)))


def is_titled(text: str) -> bool:
    """Tell whether nearly all words of a line begin with a capital or a figure."""
    words = [w for w in text.split() if w.casefold() not in _SMALL]
    plain = sum(word[0].islower() for word in words)
    return len(words) > 0 and plain <= (1 - _TITLED) * len(words)


def is_scrap(text: str) -> bool:
    """Tell whether a line holds no word: a number, a rule that was misread."""
    if _NUMBERED.fullmatch(text) or "://" in text or text.startswith("www."):
        return True
    words = text.split()
    if len(words) > _FEW_TOKENS and _torn(words) * 2 > len(words):
        return True
    if len(text) <= _LONGEST_DATE and _full_date(text):
        return True
    return _WORD.search(text) is None and not _CODE.fullmatch(text)


def _torn(words: list[str]) -> int:
    """Return how many of the words are single letters, set apart or misread."""
    return sum(len(word) == 1 or not word[0].isalnum() for word in words)


def _full_date(text: str) -> bool:
    """Tell whether a full date stands in a line, with a number at most beside it."""
    if not any(c.isdigit() for c in text):
        return False
    dates = find_dates(text, language="mul")
    return any(
        len(date.when) >= _FULL_DATE
        and _LETTERED.search(text[: date.start] + text[date.end :]) is None
        for date in dates
    )
