"""Runs: who asked for what, when, and how that ended."""

from __future__ import annotations

import os
import platform
import sqlite3
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from releasekit._version import __version__
from releasekit.batch.ledger.seals import sealed
from releasekit.files.ledgers import packed

_BEGIN: Final = """
INSERT INTO runs (destination, job, described, releasekit, host, pid, started)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_SEAL: Final = f"UPDATE runs SET seal = {sealed('runs')} WHERE id = ?"  # noqa: S608 - our names
_ENDED: Final = sealed("runs", ended="?1", outcome="?2")
_END: Final = f"UPDATE runs SET ended = ?1, outcome = ?2, seal = {_ENDED} WHERE id = ?3"  # noqa: S608 - our names
_LOST: Final = f"""
UPDATE runs SET outcome = 'lost', seal = {sealed("runs", outcome="'lost'")}
WHERE outcome IS NULL
"""  # noqa: S608 - our names


class Ending(StrEnum):
    """How a run ended."""

    COMPLETE = "complete"
    """Every input was looked at, whatever became of each."""
    INTERRUPTED = "interrupted"
    """Somebody stopped it, and it stopped cleanly."""
    FAILED = "failed"
    """It could not go on: no room, no permission."""
    LOST = "lost"
    """It never said: it was killed, or the power went."""


def now() -> str:
    """Return the time as ledgers have it: ISO 8601 in UTC, with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def begin_run(
    connection: sqlite3.Connection, destination: str, job: str, described: str
) -> int:
    """Add a run and return its number; runs that never said how they ended are lost."""
    connection.execute(_LOST)
    values = (packed(destination), job, packed(described), __version__)
    where = (platform.node(), os.getpid(), now())
    run = connection.execute(_BEGIN, (*values, *where)).lastrowid or 0
    connection.execute(_SEAL, (run,))
    return run


def end_run(connection: sqlite3.Connection, run: int, ending: Ending) -> None:
    """Say how a run ended."""
    connection.execute(_END, (now(), str(ending), run))
