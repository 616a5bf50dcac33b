"""Resuming: whether what an earlier run made of an input is still good."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Final

from attrs import evolve, frozen

from releasekit.batch.item import Item
from releasekit.batch.ledger.outputs import Outputs
from releasekit.batch.ledger.rows import OUTPUTS, Row, made_of
from releasekit.batch.ledger.troubles import DamagedError, is_damage
from releasekit.batch.ledger.values import diagnostics_of, facts_of
from releasekit.batch.result import Made, Result
from releasekit.files.ledgers import packed

_LAST: Final = """
SELECT attempts.id, folder, stem, size, mtime_ns, checked_ns, sha256, tries,
    milliseconds, releases, attempts.diagnostics, made
FROM inputs
JOIN attempts ON attempts.id = inputs.attempt
JOIN runs ON runs.id = attempts.run
WHERE inputs.id = ? AND runs.job = ? AND error_code IS NULL AND sha256 IS NOT NULL
"""
"""What an input's last attempt made, if it did this job and did not fail."""
_ATTEMPT, _NAMES, _SIZES, _CHECKED, _DIGEST = 0, slice(1, 3), slice(3, 5), 5, 6
_REST: Final = slice(7, 11)
_MADE: Final = 11
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
        row = connection.execute(_LAST, (packed(item.id), job)).fetchone()
        if row is None or row[_NAMES] != (packed(item.folder), packed(item.stem)):
            return None
        outputs = tuple(map(made_of, connection.execute(OUTPUTS, (row[_ATTEMPT],))))
        if len(outputs) != row[_MADE]:
            return None  # damage took some of its rows
        return _checked(row, outputs, item, job, checks)
    except sqlite3.Error as error:
        if is_damage(error):
            return None
        raise
    except (DamagedError, ValueError, TypeError, LookupError):
        return None  # a damaged row; the input is done again and gets another


def _checked(
    row: Row, outputs: tuple[Made, ...], item: Item, job: str, checks: Checks
) -> tuple[Result, Seen | None] | None:
    seen = None
    rehash = checks.rehash or not row[_CHECKED]
    if rehash or not _looks_same(row, item):
        moment = time.time_ns()
        if checks.digest(item) != row[_DIGEST]:
            return None
        seen = Seen(row[_ATTEMPT], item.size, item.mtime_ns, moment)
    for made in outputs:
        if checks.outputs.size_of(made.name) != made.size:
            return None
        if rehash and checks.outputs.sha256_of(made.name) != made.sha256:
            return None
    return _result(row, outputs, item, job), seen


def _looks_same(row: Row, item: Item) -> bool:
    settled = 0 < item.mtime_ns < row[_CHECKED] - _COARSE_NS
    return settled and row[_SIZES] == (item.size, item.mtime_ns)


def _result(row: Row, outputs: tuple[Made, ...], item: Item, job: str) -> Result:
    tries, milliseconds, releases, diagnostics = row[_REST]
    return Result(
        item=item if item.data is None else evolve(item, data=None),
        sha256=row[_DIGEST],
        job=job,
        releases=facts_of(releases),
        outputs=outputs,
        diagnostics=diagnostics_of(diagnostics),
        tries=tries,
        milliseconds=milliseconds,
        before=True,
    )
