"""What may be asked of a file from a stranger, and how each answer ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from releasekit import record
from releasekit.containers.records import record_bytes
from releasekit.errors import ReleasekitError
from releasekit.verification import Verdict, recover, verify

QUESTIONS: Final[tuple[Callable[[bytes], object], ...]] = (
    recover,
    verify,
    lambda data: record.validate(record_bytes(data)),
)
"""Recover, verify, validate."""


def end_of(ask: Callable[[bytes], object], data: bytes) -> str:
    """Return the message of our error, or that there was an answer.

    Anything but our own errors leaves.
    """
    try:
        ask(data)
    except ReleasekitError as error:
        return error.message
    return "answered"


def is_reported(data: bytes) -> bool:
    """Tell whether `verify` says that a file is not as it was written."""
    try:
        return verify(data).verdict is not Verdict.UNCHANGED
    except ReleasekitError:
        return True
