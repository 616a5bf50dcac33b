"""The ledger of a folder, as the one run that writes there keeps it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

from attrs import frozen

from releasekit.batch.item import Item
from releasekit.batch.ledger.journal import take_in
from releasekit.batch.ledger.opening import open_to_write
from releasekit.batch.ledger.outputs import Outputs, digest_of, outputs_at
from releasekit.batch.ledger.places import is_url, ledger_path
from releasekit.batch.ledger.records import Records
from releasekit.batch.ledger.resume import Checks, Seen, still_good
from releasekit.batch.ledger.rows import (
    PUT_ATTEMPT,
    PUT_INPUT,
    PUT_OUTPUT,
    attempt_row,
    input_row,
    output_rows,
)
from releasekit.batch.ledger.runs import Ending, begin_run, end_run, now
from releasekit.batch.ledger.salvage import finish_salvage, salvage
from releasekit.batch.ledger.seals import sealed
from releasekit.batch.ledger.troubles import DamagedError, is_damage, told, trouble
from releasekit.batch.ledger.writing import transaction
from releasekit.batch.lock import FolderLock, Holder
from releasekit.batch.result import Result
from releasekit.errors import LedgerError, OutputError
from releasekit.files.publish import output_refusal
from releasekit.files.written import JOURNAL

_MOST_PENDING: Final = 256
"""Results and looks that wait to be written together, at most."""
_LONGEST_PENDING: Final = 0.1
"""Seconds for which one result may wait for others."""
_SEEN: Final = f"""
UPDATE attempts SET size = ?1, mtime_ns = ?2, checked_ns = ?3,
    seal = {sealed("attempts", size="?1", mtime_ns="?2", checked_ns="?3")}
WHERE id = ?4
"""  # noqa: S608 - our names
_LAST: Final = "SELECT coalesce(max(id), 0) FROM attempts"


@frozen(kw_only=True)
class Opening:
    """How a ledger is opened."""

    folder: Path | None = None
    """Where it is kept; by default, beside the outputs."""
    outputs: Outputs | None = None
    """Looks at outputs; by default, at those of the destination."""
    rehash: bool = False
    """Whether inputs and outputs are hashed where size and time tell no difference."""
    wait: float = 0
    """Seconds to wait for another run that writes there."""
    waiting: Callable[[Holder | None], None] | None = None
    """Called once before such a wait."""


class Ledger:
    """What became of every input, kept while a run goes on.

    Guarantees:
        - there is one at a time for a folder, by a lock that the system takes back
          when the process ends;
        - a result that `record` took is on the disk when it returns: neither a killed
          process nor a loss of power takes it away;
        - outputs of a run that was killed are known for releasekit's own;
        - nothing is deleted: a damaged ledger is put aside, and what can be read of it
          goes on, hashed before it counts.
    """

    notices: tuple[str, ...]
    """What the user should hear of opening it."""
    records: Records
    """Reads it: all results, totals, runs."""

    _pending: list[Result]
    _seen: list[Seen]

    def __init__(
        self,
        connection: sqlite3.Connection,
        lock: FolderLock,
        records: Records,
        checks: Checks,
        destination: str,
    ) -> None:
        """Keep what `open` put together."""
        self._connection = connection
        self._lock = lock
        self._checks = checks
        self._destination = destination
        self.records = records
        self.notices = ()
        self._pending = []
        self._seen = []
        self._next = 1 + int(connection.execute(_LAST).fetchone()[0])
        self._started_ns = time.time_ns()
        self._committed = time.monotonic()

    @classmethod
    def open(cls, destination: str | Path, opening: Opening = Opening()) -> Self:
        """Take a destination for one run, and open its ledger or begin one.

        Args:
            destination: folder or URL that outputs go below.
            opening: how.

        Raises:
            FolderBusyError: another run writes there.
            LedgerError: the ledger cannot be used.
            OutputError: the folder cannot be written to.
        """
        path = ledger_path(destination, opening.folder)
        lock = FolderLock.take(path.parent, wait=opening.wait, waiting=opening.waiting)
        try:
            with told(path), _files(path):
                connection, notices = _whole(path)
                self = cls(
                    connection,
                    lock,
                    Records(connection, path),
                    _checks(destination, opening),
                    _resolved(destination),
                )
                self.notices = notices
                self._check_destination(opening)
                self._take_in()
        except BaseException:
            lock.release()
            raise
        return self

    @property
    def path(self) -> Path:
        """Where it is: for `releasekit.files.written.Journal` in workers."""
        return self.records.path

    def begin(self, job: str, described: str = "") -> int:
        """Begin a run.

        Args:
            job: digest of what is asked for.
            described: that itself, as JSON.

        Returns:
            The number of the run.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        with told(self.path), transaction(self._connection):
            run = begin_run(self._connection, self._destination, job, described)
        self._started_ns = time.time_ns()
        self.records.run = run
        return run

    def end(self, ending: Ending = Ending.COMPLETE) -> None:
        """Write what waits, take the journal in, and say how the run ended.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        self._flush()
        with told(self.path):
            self._take_in()
            if self.records.run is not None:
                end_run(self._connection, self.records.run, ending)

    def decide(self, item: Item, job_digest: str) -> Result | None:
        """Return what an earlier run made of an item where that is still good.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        try:
            found = still_good(self._connection, item, job_digest, self._checks)
        except sqlite3.Error as error:
            raise trouble(error, self.path) from error
        if found is None:
            return None
        result, seen = found
        if seen:
            self._seen.append(seen)
            if len(self._seen) >= _MOST_PENDING:
                self._flush()
        return result

    def note(self, result: Result) -> None:
        """Keep what became of an item; it may wait a moment for others.

        Who needs it on the disk at once calls `record`.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        self._pending.append(result)
        waited = time.monotonic() - self._committed
        if len(self._pending) >= _MOST_PENDING or waited > _LONGEST_PENDING:
            self._flush()

    def record(self, results: Iterable[Result]) -> None:
        """Keep what became of some items; it is on the disk when this returns.

        Raises:
            LedgerError: the ledger cannot be written; none of them is kept.
        """
        self._pending += results
        self._flush()

    def close(self) -> None:
        """Write what waits, close the ledger and let the folder go.

        The file is then whole by itself, so that it can be copied and read anywhere.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        try:
            self._flush()
            _settle(self._connection)
        finally:
            self._connection.close()
            self._lock.release()

    def __enter__(self) -> Self:
        """Return the ledger."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def _flush(self) -> None:
        """Write what waits; what cannot be written is done again by the next run."""
        results = [one for one in self._pending if not one.before]
        seen, self._pending, self._seen = self._seen, [], []
        if results or seen:
            with told(self.path), transaction(self._connection):
                self._put(results, self._next)
                self._connection.executemany(
                    _SEEN, ((s.size, s.mtime_ns, s.checked_ns, s.attempt) for s in seen)
                )
        self._next += len(results)
        self._committed = time.monotonic()

    def _put(self, results: list[Result], first: int) -> None:
        """Write attempts with the numbers from ``first`` on."""
        run, ended = self.records.run or 0, now()
        numbered = list(enumerate(results, first))
        write = self._connection.executemany
        write(PUT_INPUT, (input_row(result, n) for n, result in numbered))
        started = self._started_ns
        write(
            PUT_ATTEMPT,
            (attempt_row(result, n, run, ended, started) for n, result in numbered),
        )
        write(PUT_OUTPUT, (r for n, result in numbered for r in output_rows(result, n)))

    def _take_in(self) -> None:
        if not is_url(self._destination):
            take_in(self._connection, Path(self._destination, JOURNAL))

    def _check_destination(self, opening: Opening) -> None:
        runs = self.records.runs() if opening.folder else ()
        if runs and runs[-1].destination != self._destination:
            message = f"this is the ledger of {runs[-1].destination}"
            hint = "name another folder with --ledger-dir for each destination"
            raise LedgerError(message, hint=hint, path=str(self.path))


def _checks(destination: str | Path, opening: Opening) -> Checks:
    outputs = opening.outputs or outputs_at(destination)
    return Checks(outputs=outputs, digest=digest_of, rehash=opening.rehash)


def _resolved(destination: str | Path) -> str:
    return str(destination) if is_url(destination) else os.path.realpath(destination)


def _whole(path: Path) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """Open a ledger; a damaged one is put aside first, and the user hears of it."""
    finish_salvage(path)
    try:
        return open_to_write(path), ()
    except (DamagedError, UnicodeDecodeError) as error:  # garbage in SQLite's words
        reason = str(error)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        reason = str(error)
    aside, read = salvage(path)
    notice = (
        f"the ledger was damaged ({reason}) and is kept as {aside.name};"
        f" {read:,} of its inputs could be read, and are hashed before they count"
    )
    return open_to_write(path), (notice,)


def _settle(connection: sqlite3.Connection) -> None:
    """Put all into the one file; while somebody reads, it stays as it is."""
    try:
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError:
        return


@contextmanager
def _files(path: Path) -> Iterator[None]:
    """Tell of files that cannot be renamed or removed."""
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise output_refusal(error, path) from error
