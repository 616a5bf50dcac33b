"""Keeping: the ledger of a run, where there is one, opened and closed around it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from releasekit.batch.item import Item
from releasekit.batch.job import Job
from releasekit.batch.result import Result
from releasekit.batch.running import Memory
from releasekit.batch.store.choice import is_url
from releasekit.cli.batching import Batching
from releasekit.cli.render import say_error
from releasekit.errors import LedgerError, TimeLimitError, WorkerDiedError
from releasekit.files.ledgers import LEDGER
from releasekit.files.publish import sweep

if TYPE_CHECKING:  # slow to load, and a single input needs none
    from releasekit.batch.ledger import Ledger
    from releasekit.batch.lock import Holder

_PATIENCE: Final = 60.0
"""Seconds that a single input waits for a batch that writes to the same folder."""


class Keeping:
    """Remembers what became of inputs: in a ledger, or just until the run is over."""

    _job: Job
    _batching: Batching
    _ledger: Ledger | None
    _few: list[Result]

    def __init__(self, job: Job, batching: Batching, *, count: int | None) -> None:
        """Take what is to be done; nothing is opened yet.

        Args:
            job: the job.
            batching: what the user says of ledgers.
            count: how many inputs there are; nothing where nobody counted them.
        """
        self._job = job
        self._batching = batching
        self._is_single = count is not None and count <= 1
        self._ledger = None
        self._few = []
        self._had_deaths = False

    @property
    def is_wanted(self) -> bool:
        """Whether a ledger is kept: for several inputs, and where one is already."""
        if self._job.file:
            return False
        named = self._batching.ledger_dir is not None
        return named or not self._is_single or self._is_there()

    @property
    def memory(self) -> Memory | None:
        """What the loop asks and tells."""
        if self._ledger is None:
            return None
        resumes = self._batching.resume and not self._job.force
        return self._ledger if resumes else _Again(self._ledger)

    def keep(self, result: Result) -> None:
        """Keep what became of an input where no ledger does: then there are few."""
        ended = isinstance(result.error, (TimeLimitError, WorkerDiedError))
        self._had_deaths = self._had_deaths or ended or result.tries > 1
        if self._ledger is None:
            self._few.append(result)

    def results(self) -> Iterable[Result]:
        """Return what became of all inputs of the ledger, or of the run."""
        return self._ledger.records.results() if self._ledger else self._few

    def end(self, *, is_whole: bool) -> None:
        """Say how the run ended, once all is written.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        if self._ledger:
            # Loaded already where there is a ledger.
            from releasekit.batch.ledger import Ending  # noqa: PLC0415

            if self._had_deaths:
                self._sweep()
            self._ledger.end(Ending.COMPLETE if is_whole else Ending.INTERRUPTED)

    def __enter__(self) -> Self:
        """Open the ledger, if one is kept, and begin a run.

        Raises:
            FolderBusyError: another run writes there.
            LedgerError: the ledger cannot be used.
            OutputError: the folder cannot be written to.
        """
        if self.is_wanted:
            self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the ledger; what went wrong before stays what is told."""
        if self._ledger is None:
            return
        if error is None:
            self._ledger.close()
            return
        # Loaded already where there is a ledger.
        from releasekit.batch.ledger import Ending  # noqa: PLC0415

        failed = isinstance(error, Exception)
        with suppress(LedgerError):
            self._ledger.end(Ending.FAILED if failed else Ending.INTERRUPTED)
        with suppress(LedgerError):
            self._ledger.close()

    def _was_killed(self) -> bool:
        """Tell whether the last run did not come to its end."""
        runs = self._ledger.records.runs() if self._ledger else ()
        return bool(runs) and runs[-1].ending is None

    def _sweep(self) -> None:
        """Remove what processes that were killed had begun to write."""
        if not is_url(self._job.destination):
            sweep(Path(self._job.destination), before=time.time())

    def _is_there(self) -> bool:
        return not is_url(self._job.destination) and (
            Path(self._job.destination, LEDGER).exists()
        )

    def _open(self) -> None:
        # Slow to load, and a single input needs none of it.
        from releasekit.batch.digest import described, job_digest  # noqa: PLC0415
        from releasekit.batch.ledger import Ledger, Opening  # noqa: PLC0415

        opening = Opening(
            folder=self._batching.ledger_dir,
            rehash=self._batching.rehash,
            wait=_PATIENCE if self._is_single else 0,
            waiting=_say_waiting,
        )
        self._ledger = Ledger.open(self._job.destination, opening)
        for notice in self._ledger.notices:
            say_error(f"warning: {notice}")
        if self._was_killed():
            self._sweep()
        self._ledger.begin(job_digest(self._job), json.dumps(described(self._job)))


def done_before(
    job: Job, batching: Batching, *, count: int | None
) -> Callable[[Item], bool]:
    """Return what tells of items whether a run would leave them out; no ledger is made.

    Args:
        job: the job.
        batching: what the user says of ledgers.
        count: how many inputs there are; nothing where nobody counted them.

    Raises:
        LedgerError: the ledger cannot be read.
        UsageError: it is not said where that of a URL is.
    """
    resumes = batching.resume and not job.force
    if not (resumes and Keeping(job, batching, count=count).is_wanted):
        return lambda _: False
    # Slow to load, and a single input needs none of it.
    from releasekit.batch.digest import job_digest  # noqa: PLC0415
    from releasekit.batch.ledger.looking import looked_up  # noqa: PLC0415

    return looked_up(
        job.destination,
        job_digest(job),
        folder=batching.ledger_dir,
        rehash=batching.rehash,
    )


def ledger_file(folder: Path | None) -> Path | None:
    """Return where a ledger is that a user keeps in a folder of its own."""
    return folder / Path(LEDGER).name if folder else None


class _Again:
    """A ledger that is told of all, and asked nothing: everything is done again."""

    def __init__(self, ledger: Memory) -> None:
        self._ledger = ledger

    def decide(self, item: Item, job_digest: str) -> Result | None:
        """Tell that it is to be done again."""
        return None

    def note(self, result: Result) -> None:
        """Keep what became of an item."""
        self._ledger.note(result)


def _say_waiting(holder: Holder | None) -> None:
    who = f" ({holder})" if holder else ""
    say_error(f"waiting for another run that writes to this folder{who}")
