"""The report of a run: whether one is written, where, and by which names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from releasekit.batch.engines.contract import Engine
from releasekit.batch.names import REPORT_STEM, fold
from releasekit.batch.plan import Plan
from releasekit.batch.result import Result
from releasekit.batch.running import SERIAL
from releasekit.batch.store.choice import is_url
from releasekit.cli.batching import Batching
from releasekit.errors import UsageError

REPORT_FROM: Final = 100
"""From so many inputs on, a report is written unless told otherwise."""


class Reporting:
    """Writes the report of a run, if one is wanted.

    Guarantees:
        - what stands in its way is told before the first input is converted;
        - the report of outputs in a store is written beside the ledger.
    """

    _folder: Path | None

    def __init__(self, plan: Plan, batching: Batching, total: int | None) -> None:
        """Take what is to be done, and look at the names of the report's files.

        Args:
            plan: the plan.
            batching: what the user says of reports.
            total: how many inputs there are; nothing where nobody counted them.

        Raises:
            UsageError: there is no place for the report, or an output has its name.
            OutputExistsError: another file has one of the names.
        """
        self._plan = plan
        self._wanted = batching.report
        self._total = total
        self._started = datetime.now(UTC)
        self._folder = self._place(batching)
        if self._folder and self._is_likely():
            self._check(self._folder)

    def write(
        self,
        results: Iterable[Result],
        *,
        done: int,
        engine: Engine | None,
        interrupted: bool,
    ) -> Path | None:
        """Write the report if one is wanted; return the page for people.

        Args:
            results: what became of the inputs.
            done: how many of them had their turn.
            engine: who converted.
            interrupted: whether the run ended before the last input.

        Raises:
            OutputError: the report cannot be written.
        """
        if self._folder is None or not self._is_wanted(done):
            return None
        # Slow to load, and few runs need it.
        from releasekit.batch.digest import job_digest  # noqa: PLC0415
        from releasekit.batch.report import RunFacts, write_report  # noqa: PLC0415

        job = self._plan.job
        facts = RunFacts(
            destination=job.destination,
            formats=tuple(name for name, _ in job.exports),
            started=self._started,
            finished=datetime.now(UTC),
            planned=self._total,
            interrupted=interrupted,
            engine=engine.name if engine else SERIAL,
            workers=engine.workers if engine else 1,
            job=job_digest(job),
        )
        return write_report(results, facts, self._folder, force=job.force)[0]

    def _place(self, batching: Batching) -> Path | None:
        """Return the folder of the report; nothing where there can be none."""
        job = self._plan.job
        if not is_url(job.destination):
            return Path(job.destination)
        if batching.ledger_dir is None and batching.report:
            message = "a report cannot be written to a URL"
            hint = "name a folder of this machine for ledger and report: --ledger-dir"
            raise UsageError(message, hint=hint, path=job.destination)
        return batching.ledger_dir

    def _is_wanted(self, done: int) -> bool:
        if self._wanted is not None:
            return self._wanted
        return done >= REPORT_FROM and not self._plan.job.file

    def _is_likely(self) -> bool:
        return self._is_wanted(REPORT_FROM if self._total is None else self._total)

    def _check(self, folder: Path) -> None:
        job = self._plan.job
        if fold(job.file).startswith(REPORT_STEM):
            message = "the report has this name"
            hint = "name another file, or write no report: --no-report"
            raise UsageError(message, hint=hint, path=str(folder / job.file))
        if not job.force:
            # Slow to load, and few runs need it.
            from releasekit.batch.report import check_report_names  # noqa: PLC0415

            check_report_names(folder)
