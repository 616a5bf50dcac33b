"""Dates as Akoma Ntoso has them: a whole day, or a day with its time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from releasekit.exporters.common.crosswalk.moments import Moment

UNKNOWN_DATE: Final = "0001-01-01"
"""Stands where a date is required and none is known to the day."""
_DAY: Final = len("2017-02-07")
_MINUTE: Final = len("2017-02-07T14:30")


def whole_date(moment: Moment) -> str | None:
    """Return a date as xsd:date or xsd:dateTime, nothing where less than a day.

    A time without seconds gets ``:00``, which the type requires; a zone stands where
    it is known.
    """
    if not moment.text or len(moment.when) < _DAY:
        return None
    if len(moment.when) == _DAY:
        return moment.when
    seconds = ":00" if len(moment.when) == _MINUTE else ""
    zone = moment.text[len(moment.when) :]
    return f"{moment.when}{seconds}{zone}"


def day_of(moment: Moment | None) -> str:
    """Return a date for an IRI, as exactly as it is known but without its time."""
    text = moment.text if moment else None
    return text[:_DAY] if text else UNKNOWN_DATE


def instant(time: datetime) -> str:
    """Return the caller's time as xsd:dateTime; a naive one counts in UTC."""
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.isoformat(timespec="seconds")
