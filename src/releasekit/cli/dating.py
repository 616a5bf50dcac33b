"""The time of a call: what the user says, else the environment, else the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Final

from releasekit.errors import UsageError

EPOCH: Final = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 that reproducible builds agree on."""


def packing_time(given: str | None) -> datetime:
    """Return the time that a package is dated with, aware.

    Args:
        given: a day or a time (ISO 8601); without a zone it counts in UTC, and a
            day as its first second.

    Raises:
        UsageError: it is no such time, or `EPOCH` is no number.
    """
    epoch = os.environ.get(EPOCH)
    if given:
        return stated_time(given)
    if epoch:
        return _from_epoch(epoch)
    return datetime.now(UTC).replace(microsecond=0)


def stated_time(given: str) -> datetime:
    """Return a day or a time (ISO 8601) that the user wrote, aware.

    Without a zone it counts in UTC, and a day as its first second.

    Raises:
        UsageError: it is no such time.
    """
    try:
        time = datetime.fromisoformat(given)
    except ValueError as error:
        message = f"--date {given} is no day or time"
        hint = "write it like 2026-11-23 or 2026-11-23T09:30:00+09:00"
        raise UsageError(message, hint=hint) from error
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _from_epoch(epoch: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"{EPOCH}={epoch} is no time in seconds"
        raise UsageError(message, hint="unset it, or pass --date") from error
