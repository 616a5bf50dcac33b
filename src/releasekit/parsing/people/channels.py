"""Channels: telephone and fax numbers, e-mail and web addresses in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit.model import ChannelKind
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.people.words import contact_words, folded

_DIGIT: Final = "[0-9０-９]"
_CHANNEL = LazyPattern(
    r"(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})"
    r"|(?P<web>(?:https?://|www\.)[^\s<>()（）]{3,200})"
    r"|(?:(?<![\w./])|(?=\())(?P<number>"
    r"(?:\+?1[-. ])?\(?[2-9][0-9]{2}\)?[-. /]{0,2}[0-9]{3}[-. ][0-9]{4}(?![0-9])"
    r"|(?!(?:19|20)[0-9]{2}(?:[-./ ]{1,2}[01]?[0-9][-./ ]|\())"
    rf"[+(（]{{0,2}}{_DIGIT}"
    rf"(?:{_DIGIT}|[-()（）./–－ ]{{1,2}}(?=[0-9０-９(（])){{5,18}}"
    rf"(?:[~∼]{_DIGIT}{{1,4}})?"
    r")(?P<extension>\s?[,(（]?\s?(?:ext\.?|x|durchwahl|poste|доб\.?|内線|구내)"
    rf"\s?[.:：]?\s?{_DIGIT}{{1,6}}[)）]?)?",
    re.IGNORECASE,
)
_FAX_BEHIND = LazyPattern(
    r"\s?[(（]?(?:fx|fax)\b[)）]?\s{0,3}(?![\d+(:. ])", re.IGNORECASE
)
_FEWEST_DIGITS: Final = 7
_FEWEST_TOLD: Final = 5
"""Digits that make a number where a word before it says so."""
_WORDS_BEFORE: Final = 30
_BETWEEN: Final = LazyPattern(r"[\s,;|(（/:：]+")


@frozen(kw_only=True)
class Found:
    """A channel in a line."""

    kind: ChannelKind
    start: int
    end: int


def find_channels(line: str) -> Iterator[Found]:
    """Yield the numbers and addresses of a line, in order."""
    for match in _CHANNEL.finditer(line):
        start, end = match.span()
        if match["number"]:
            yield from _number(line, match)
        elif match["web"]:
            end = start + len(match[0].rstrip(".,;:!?"))
            yield Found(kind=ChannelKind.WEB, start=start, end=end)
        else:
            end = start + len(match[0].rstrip("."))
            yield Found(kind=ChannelKind.EMAIL, start=start, end=end)


def _number(line: str, match: re.Match[str]) -> Iterator[Found]:
    start, end = match.span()
    told = _told_before(line[max(0, start - _WORDS_BEFORE) : start])
    digits = sum(char.isdecimal() for char in match["number"])
    if digits < (_FEWEST_TOLD if told else _FEWEST_DIGITS):
        return
    number = match["number"]
    end -= 0 if match["extension"] else len(number) - len(number.rstrip())
    if number[0] in "(（" and not re.search("[)）]", number):
        start += 1  # a bracket around more than the area code
    is_fax = told is ChannelKind.FAX or _FAX_BEHIND.match(line, end)
    kind = ChannelKind.FAX if is_fax else ChannelKind.TELEPHONE
    yield Found(kind=kind, start=start, end=end)


def _told_before(words: str) -> ChannelKind | None:
    """Return what the last word before a number says of it."""
    parts = [part for part in _BETWEEN.split(words) if part]
    return contact_words().channels.get(folded(parts[-1])) if parts else None
