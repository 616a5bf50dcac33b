"""Resuming: whether what an earlier run made of an input is still good."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Final

from attrs import evolve, frozen

from releasekit.batch.item import Item
from releasekit.batch.ledger.outputs import Outputs
from releasekit.batch.ledger.rows import (
    ATTEMPT,
    CHECKED,
    ERROR,
    JOB,
    NAMES,
    OUTPUTS,
    RESULT,
    SIZES,
    SOURCE,
    Row,
    result_of,
)
from releasekit.batch.ledger.troubles import is_damage
from releasekit.batch.result import Made, Result
from releasekit.files.ledgers import packed

_ONE: Final = f"{RESULT} WHERE inputs.id = ?"
_COARSE_NS: Final = 2_000_000_000
"""How far apart two changes of a file can be that bear one time: 2 s on FAT."""


@frozen(kw_only=True)
class Checks:
    """What an earlier result is held against."""

    outputs: Outputs
    """Outputs as they are now."""
    digest: Callable[[Item], str | None]
    """Returns the digest of an input as it is now; nothing where it has none."""
    rehash: bool = False
    """Whether sizes and times count for nothing, and all is hashed."""


@frozen
class Seen:
    """A source that was hashed and is still the same: when, and how it looks now."""

    attempt: int
    size: int
    mtime_ns: int
    checked_ns: int


def still_good(
    connection: sqlite3.Connection, item: Item, job: str, checks: Checks
) -> tuple[Result, Seen | None] | None:
    """Return what an earlier run made of an input; nothing where it must be redone.

    Guarantees:
        - the run did the same job, and it did not fail;
        - the source has the size and time that it had then, or the same digest;
        - a time says nothing where the source could have changed within it;
        - each output is there under the name that it has now, with its size.

    Raises:
        sqlite3.Error: the ledger cannot be read.
    """
    try:
        row = connection.execute(_ONE, (packed(item.id),)).fetchone()
        if row is None or not _is_same_job(row, item, job):
            return None
        outputs = connection.execute(OUTPUTS, (row[ATTEMPT],)).fetchall()
        found = result_of(row, outputs, before=True)
    except sqlite3.Error as error:
        if is_damage(error):
            return None
        raise
    except (ValueError, TypeError, LookupError):
        return None  # a damaged row; the input is done again and gets another
    seen = None
    rehash = checks.rehash or not row[CHECKED]
    if rehash or not _looks_same(row, item):
        seen = _hashed(row, item, checks)
        if seen is None:
            return None
    if not all(_is_there(one, checks.outputs, rehash=rehash) for one in found.outputs):
        return None
    return evolve(found, item=evolve(item, data=None)), seen


def _is_same_job(row: Row, item: Item, job: str) -> bool:
    named = (packed(item.folder), packed(item.stem))
    return row[ERROR] is None and row[JOB] == job and tuple(row[NAMES]) == named


def _looks_same(row: Row, item: Item) -> bool:
    settled = 0 < item.mtime_ns < row[CHECKED] - _COARSE_NS
    return settled and tuple(row[SIZES]) == (item.size, item.mtime_ns)


def _hashed(row: Row, item: Item, checks: Checks) -> Seen | None:
    moment = time.time_ns()
    if row[SOURCE] is None or checks.digest(item) != row[SOURCE]:
        return None
    return Seen(row[ATTEMPT], item.size, item.mtime_ns, moment)


def _is_there(made: Made, outputs: Outputs, *, rehash: bool) -> bool:
    if outputs.size_of(made.name) != made.size:
        return False
    return not rehash or outputs.sha256_of(made.name) == made.sha256
