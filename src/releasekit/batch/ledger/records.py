"""Reading a ledger: results, runs and totals, as many as there are, one at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final, Self

from attrs import frozen

from releasekit.batch.ledger.opening import open_reader
from releasekit.batch.ledger.places import ledger_path
from releasekit.batch.ledger.rows import ATTEMPT, ENDED, OUTPUTS, RESULT, RUN, result_of
from releasekit.batch.ledger.runs import Ending
from releasekit.batch.ledger.seals import check_rows, damage_of, is_whole
from releasekit.batch.ledger.troubles import DamagedError, told
from releasekit.batch.ledger.values import unpacked
from releasekit.batch.result import Result

_RUNS: Final = f"""
SELECT {is_whole("runs")}, id, destination, job, described, releasekit, host, pid,
    started, ended, outcome
FROM runs ORDER BY id
"""  # noqa: S608 - our names
_CHOSEN: Final = """
WHERE (:run IS NULL OR run = :run)
    AND (:failed IS NULL OR (error_code IS NOT NULL) = :failed)
ORDER BY inputs.id
"""
_OUTCOMES: Final = """
SELECT count(*), count(error_code) FROM inputs
JOIN attempts ON attempts.id = inputs.attempt
"""
_FORMATS: Final = """
SELECT exporter, count(*), sum(outputs.size) FROM inputs
JOIN outputs ON outputs.attempt = inputs.attempt GROUP BY exporter ORDER BY exporter
"""
_CODES: Final = """
SELECT error_code, count(*) FROM inputs
JOIN attempts ON attempts.id = inputs.attempt
WHERE error_code IS NOT NULL GROUP BY error_code ORDER BY count(*) DESC, error_code
"""
_AS_IT_IS: Final = partial(str, encoding="utf-8", errors="backslashreplace")
"""How texts are decoded, those too that damage made no UTF-8."""


@frozen(kw_only=True)
class Run:
    """One run of a command or of the library."""

    id: int
    destination: str
    """Folder or URL that outputs went below."""
    job: str
    """Digest of what was asked for."""
    described: str
    """What was asked for, as JSON; empty where the run did not say it."""
    releasekit: str
    """Version of the software."""
    host: str
    pid: int
    started: str
    """ISO 8601, UTC."""
    ended: str | None
    """Nothing while it runs, and where it never came to an end."""
    ending: Ending | None
    """Nothing while it runs."""


@frozen(kw_only=True)
class Entry:
    """What became of an input, in which run, and when."""

    result: Result
    run: int
    ended: str
    """ISO 8601, UTC."""


@frozen(kw_only=True)
class Format:
    """Outputs of one format."""

    exporter: str
    files: int
    bytes: int


@frozen(kw_only=True)
class Totals:
    """How many of what a ledger has, of the last attempt of each input."""

    inputs: int
    failed: int
    formats: tuple[Format, ...]
    codes: tuple[tuple[str, int], ...]
    """Each code of an error and how many inputs failed with it, most first."""

    @property
    def converted(self) -> int:
        """How many inputs became files."""
        return self.inputs - self.failed


class Records:
    """A ledger to be read; whoever writes to it meanwhile is not held up."""

    __slots__ = ("connection", "path", "run")

    def __init__(
        self, connection: sqlite3.Connection, path: Path, run: int | None = None
    ) -> None:
        """Read through a connection; `open` makes one.

        Args:
            connection: to the ledger.
            path: where that is, for errors.
            run: the run that goes on; results of others are from before.
        """
        # A garbled name is shown as it is; who needs it to be right compares digests.
        connection.text_factory = _AS_IT_IS
        self.connection = connection
        self.path = path
        self.run = run

    @classmethod
    def open(cls, destination: str | Path, *, folder: Path | None = None) -> Self:
        """Open the ledger of a destination.

        Args:
            destination: folder or URL that outputs go below.
            folder: where the ledger is kept instead.

        Raises:
            LedgerError: there is none, or it cannot be read.
        """
        path = ledger_path(destination, folder)
        with told(path):
            return cls(open_reader(path), path)

    def close(self) -> None:
        """Close the ledger."""
        self.connection.close()

    def __enter__(self) -> Self:
        """Return what reads."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledger."""
        self.close()

    def check(self) -> None:
        """Refuse a ledger with a row that is not as it was written.

        Raises:
            LedgerError: there is such a row, or the ledger cannot be read.
        """
        with told(self.path):
            check_rows(self.connection)

    def results(
        self, *, run: int | None = None, failed: bool | None = None
    ) -> Iterator[Result]:
        """Yield what became of each input at last, in the order of ids.

        Memory stays flat, however many there are.

        Args:
            run: only what this run did.
            failed: only what failed, or only what did not.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        for entry in self.entries(run=run, failed=failed):
            yield entry.result

    def entries(
        self, *, run: int | None = None, failed: bool | None = None
    ) -> Iterator[Entry]:
        """Yield results as `results` does, each with its run and time.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        chosen = {"run": run, "failed": failed}
        with told(self.path):
            for row in self.connection.execute(RESULT + _CHOSEN, chosen):
                outputs = self.connection.execute(OUTPUTS, (row[ATTEMPT],))
                before = self.run is not None and row[RUN] != self.run
                result = result_of(row, outputs, before=before)
                yield Entry(result=result, run=row[RUN], ended=row[ENDED])

    def runs(self) -> tuple[Run, ...]:
        """Return all runs, the first first.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        with told(self.path):
            return tuple(_run(*row) for row in self.connection.execute(_RUNS))

    def totals(self) -> Totals:
        """Return how many of what there are.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        with told(self.path):
            inputs, failed = self.connection.execute(_OUTCOMES).fetchone()
            formats = self.connection.execute(_FORMATS).fetchall()
            codes = self.connection.execute(_CODES).fetchall()
        return Totals(
            inputs=inputs,
            failed=failed,
            formats=tuple(
                Format(exporter=name, files=files, bytes=size)
                for name, files, size in formats
            ),
            codes=tuple((code, count) for code, count in codes),
        )


def _run(
    whole: int,
    id_: int,
    destination: str | bytes,
    job: str,
    described: str | bytes,
    *rest: str,
) -> Run:
    if not whole:
        raise DamagedError(damage_of("runs", id_))
    releasekit, host, pid, started, ended, ending = rest
    return Run(
        id=id_,
        destination=unpacked(destination),
        job=job,
        described=unpacked(described),
        releasekit=releasekit,
        host=host,
        pid=int(pid),
        started=started,
        ended=ended,
        ending=Ending(ending) if ending else None,
    )
