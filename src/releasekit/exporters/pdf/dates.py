"""The date of a document: the release's own, else the caller's, else none."""

from __future__ import annotations

from datetime import UTC, datetime

from attrs import frozen

from releasekit.model import Fact, Release


@frozen
class Moment:
    """One moment in the two spellings of a PDF; both are empty where none is known."""

    iso: str = ""
    """ISO 8601 with seconds and offset, for XMP."""
    pdf: str = ""
    """PDF date string with its parentheses (ISO 32000-1, 7.9.4)."""


def moment_of(release: Release, time: datetime | None) -> Moment:
    """Return when the document was made.

    The date of the release where it is known to the day, in its time zone or UTC;
    else the caller's time; else nothing: an invented date would be a false one for
    ever, and no standard asks for it.
    """
    when = _issued(release) or time
    if when is None:
        return Moment()
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    iso = when.isoformat(timespec="seconds")
    zone = f"{iso[-6:-3]}'{iso[-2:]}'"
    return Moment(iso, f"(D:{when:%Y%m%d%H%M%S}{zone})")


def _issued(release: Release) -> datetime | None:
    fact = release.metadata.issued
    if not isinstance(fact, Fact):
        return None
    try:
        when = datetime.fromisoformat(fact.value.when)
        zone = fact.value.zone
        if zone and when.tzinfo is None:
            when = datetime.fromisoformat(f"{when.isoformat()}{zone}")
    except ValueError:
        return None
    return when
