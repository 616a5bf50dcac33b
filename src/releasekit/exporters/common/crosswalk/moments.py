"""Dates as W3CDTF has them (W3C note "Date and Time Formats", 1997)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from attrs import frozen

from releasekit.model import (
    Date,
    DateType,
    Diagnostic,
    Fact,
    Metadata,
    Severity,
    diagnostic,
)

_WHEN: Final = re.compile(
    "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?)?)?"
)
_ZONE: Final = re.compile("Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00")
_DAY: Final = len("2017-02-07")
_WHOLE: Final = "2000-01-01T00:00:00"


@frozen(kw_only=True)
class Moment:
    """A date of a release for a target that speaks W3CDTF."""

    type: DateType
    when: str
    """As the release has it (ISO 8601)."""
    text: str | None
    """As W3CDTF has it, or nothing where it has no form for it."""
    literal: str = ""
    """The words of the source."""

    @property
    def shown(self) -> str:
        """The text, or the words of the source where W3CDTF has no form for them."""
        return self.text or self.literal

    @property
    def is_whole(self) -> bool:
        """Whether the text says everything that is known."""
        return bool(self.text) and len(self.text or "") >= len(self.when)


def moments_of(metadata: Metadata) -> tuple[Moment, ...]:
    """Return every date of a release, each once: that of issue first."""
    issued = metadata.issued
    facts = (*((issued,) if isinstance(issued, Fact) else ()), *metadata.dates)
    dates = [fact.value for fact in facts]
    found = [_moment(date) for date in dates]
    until = metadata.terms.value.until if metadata.terms else None
    if until and all(m.when != until for m in _embargoes(found)):
        # Terms have no zone of their own; that of the same moment is theirs.
        zone = next((date.zone for date in dates if date.when == until), None)
        kind = DateType.EMBARGO_UNTIL
        found.append(Moment(type=kind, when=until, text=w3cdtf(until, zone)))
    return tuple(dict.fromkeys(found))


def w3cdtf(when: str, zone: str | None) -> str | None:
    """Return a date as W3CDTF has it, as exactly as it can.

    A time of day must have a zone there: without one the day alone is given. A day
    without a year has no form.

    Args:
        when: ISO 8601, as `Date.when`.
        zone: UTC offset, where it is known.
    """
    if not _WHEN.fullmatch(when) or not _exists(when):
        return None
    if len(when) <= _DAY:
        return when
    return f"{when}{zone}" if zone and _ZONE.fullmatch(zone) else when[:_DAY]


def changed_moments(moments: tuple[Moment, ...], target: str) -> Iterator[Diagnostic]:
    """Yield the dates that stand in the target less exactly than they are known.

    Args:
        moments: those that the target has a place for.
        target: its name.
    """
    for moment in moments:
        if not moment.is_whole:
            yield diagnostic(
                "RKD213",
                Severity.INFO,
                format=target,
                date=moment.when,
                shown=moment.shown or "nothing",
            )


def _moment(date: Date) -> Moment:
    text = w3cdtf(date.when, date.zone)
    return Moment(type=date.type, when=date.when, text=text, literal=date.literal)


def _embargoes(moments: list[Moment]) -> Iterator[Moment]:
    return (m for m in moments if m.type is DateType.EMBARGO_UNTIL)


def _exists(when: str) -> bool:
    try:
        datetime.fromisoformat(when + _WHOLE[len(when) :])
    except ValueError:
        return False
    return True
