"""The time of day that follows a date."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from releasekit.parsing.lazy import LazyPattern

_TIME = LazyPattern(
    r"[\s,]{0,3}(?:[(（][^()（）\s]{1,9}[)）][\s,]{0,2})?"
    r"(?:(?:at|um|à|@|kl\.|в|a las|alle|[-–|T])[\s]{0,2})?"
    r"(?P<half>오전|오후|午前|午後|上午|下午)?\s?"
    r"(?P<hour>[0-2]?[0-9])(?P<sign>[:.hH時时點点시])?(?:\s?(?P<minute>[0-5][0-9])"
    r"(?![0-9]))?[分분]?(?::(?P<second>[0-5][0-9]))?(?:[.][0-9]{1,6})?"
    r"\s?(?P<word>[ap]\.?m\b\.?|[AP]\.?M\b\.?|Uhr\b|hrs\b|hours\b)?"
    r"\s?\(?(?:(?:GMT|UTC)(?=[+-][0-9]))?(?P<zone>[A-Z]{1,4}T\b|UTC\b|Z\b|MSK\b|MES?Z\b|[+-][0-9]{2}:?[0-9]{2}\b)?"
)
_NOON = 12
_JOIN: Final = frozenset("0123456789.:/-")
_HOURS = 24


@frozen(kw_only=True)
class Time:
    """A time of day as read."""

    end: int
    hour: int
    minute: int
    second: int | None
    zone: str
    """The letters or the offset as written, or nothing."""


def read_time(text: str, at: int) -> Time | None:
    """Return the time that follows at ``at``, a date's end, if there is one."""
    match = _TIME.match(text, at)
    if match is None or not _is_time(match):
        return None
    hour = _hour(match)
    if hour >= _HOURS:
        return None
    second = match["second"]
    return Time(
        end=at + len(match[0].rstrip(" (")),
        hour=hour,
        minute=int(match["minute"] or 0),
        second=int(second) if second else None,
        zone=match["zone"] or "",
    )


_BEFORE = LazyPattern(
    r"(?:(?P<half>오전|오후|午前|午後)\s?)?(?P<hour>[0-2]?[0-9])"
    r"(?:(?P<sign>[:.hH時时點点시])\s?(?P<minute>[0-5][0-9])?(?![0-9]))?[分분]?"
    r"(?P<second>(?!))?\s?(?P<word>[ap]\.?\s?m\b\.?|Uhr\b|hrs\b|hours\b)?"
    r"\s?[(\[]?(?P<zone>[A-Z]{1,4}T\b|UTC\b|Z\b|MSK\b|MES?Z\b)?[)\]]?"
    r"[,.]?\s{0,2}(?:(?:on|am|le|el|den)\s)?(?:[^\W\d_]{3,10}day,?\s|[^\W\d_]{3,9}tag,?\s)?"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_BACK = 42


def read_time_before(text: str, at: int) -> tuple[int, Time] | None:
    """Return where the time that leads to a date begins, and the time.

    ``9 a.m. (EST), February 3, 2010``; ``at`` is the date's first code point.
    """
    first = max(0, at - _BACK)
    match = _BEFORE.search(text[first:at])
    start = first + match.start() if match else 0
    if match is None or text[start - 1 : start] in _JOIN:
        return None
    if match["sign"] in {".", None} and not match["word"]:
        return None
    if match["sign"] == ":" and match["minute"] is None:
        return None
    hour = _hour(match)
    if hour >= _HOURS:
        return None
    zone = (match["zone"] or "").upper()
    minute = int(match["minute"] or 0)
    time = Time(end=at, hour=hour, minute=minute, second=None, zone=zone)
    return start, time


def _is_time(match: re.Match[str]) -> bool:
    """Tell a time from any other number: a colon with minutes, a word, a sign."""
    sign, minute = match["sign"], match["minute"]
    if match["word"]:
        return True
    if sign in {":", "h", "H"}:
        return minute is not None
    return sign is not None and sign != "."


def _hour(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    word = (match["word"] or "")[:1].lower()
    afternoon = word == "p" or match["half"] in {"오후", "午後", "下午"}
    morning = word == "a" or match["half"] in {"오전", "午前", "上午"}
    if afternoon and hour < _NOON:
        return hour + _NOON
    return 0 if morning and hour == _NOON else hour
