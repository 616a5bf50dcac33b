"""Running a plan for the command: progress, failures, ledger, report, and the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from releasekit.batch.engines.contract import Engine
from releasekit.batch.plan import Plan
from releasekit.batch.result import Result
from releasekit.batch.running import run
from releasekit.batch.sources import shown
from releasekit.cli.attempts import SOME_FAILED, say_errors
from releasekit.cli.batching import Batching
from releasekit.cli.keeping import Keeping
from releasekit.cli.progress import Interruption, Progress
from releasekit.cli.render import say, say_error, say_json, show_path
from releasekit.cli.report import (
    all_diagnostics,
    count_of,
    incomplete_lines,
    is_new,
    made_paths,
    missing_in,
    outcome_line,
    problem_data,
    report_data,
    result_data,
    summary_line,
    warning_lines,
)
from releasekit.cli.reporting import Reporting
from releasekit.cli.shared_names import SharedNames
from releasekit.cli.tally import Tally
from releasekit.errors import OutputError
from releasekit.model import Diagnostic

_INTERRUPTED: Final = "interrupted"
_MOST_REFUSED: Final = 20
"""So many inputs whose outputs cannot be written, one after the other, are the end: the
disk is full, or gone."""


@frozen(kw_only=True)
class Manner:
    """How a run goes on, and how it is told."""

    batching: Batching = field(factory=Batching)
    """What the user says of many inputs."""
    as_json: bool = False
    """Whether the summary is for programs."""
    quiet: bool = False
    """Whether only errors are said."""
    odd: tuple[Diagnostic, ...] = ()
    """What is odd about the options, told once."""


class Running:
    """One run of a plan.

    Guarantees:
        - what became of an input is told, counted and kept in the ledger as soon as it
          is known;
        - memory does not grow with the number of inputs, but where all is to be told
          as JSON.
    """

    _data: list[dict[str, Any]]
    _ending: str
    _refused: int
    _untold: int

    def __init__(
        self, plan: Plan, engine: Engine | None, keeping: Keeping, manner: Manner
    ) -> None:
        """Take what is to be done, by whom, and how it is told.

        Raises:
            UsageError: there is no place for the report that is wanted.
            OutputExistsError: another file has the name of the report.
        """
        self._plan = plan
        self._engine = engine
        self._keeping = keeping
        self._manner = manner
        self._total = None if plan.count is None else plan.count + len(plan.problems)
        self._reporting = Reporting(plan, manner.batching, self._total)
        self._tally = Tally()
        self._names = SharedNames()
        self._data = []
        self._ending = ""
        self._refused = 0
        self._untold = 0

    def finish(self) -> int:
        """Convert everything and return the exit status."""
        say_errors(self._plan.problems)
        for problem in self._plan.problems:
            self._tally.add_failure(problem)
            self._data.append(problem_data(problem))
        with Interruption() as interruption, self._keeping as keeping:
            self._convert(interruption)
            if interruption.asked and self._is_short():
                self._ending = _INTERRUPTED
            keeping.end(is_whole=not self._ending)
            self._warn(self._names.lines(keeping.results()))
            page = self._write_report(keeping)
        self._say_end(page)
        if self._ending == _INTERRUPTED:
            return interruption.status
        return self._status()

    def _convert(self, interruption: Interruption) -> None:
        quiet = self._manner.quiet or self._manner.as_json
        progress = Progress(self._total, quiet=quiet)
        results = run(
            self._plan,
            engine=self._engine,
            ledger=self._keeping.memory,
            is_stopped=lambda: interruption.asked or bool(self._ending),
        )
        with closing(results):
            for result in results:
                self._take(result, progress)
        progress.clear()

    def _take(self, result: Result, progress: Progress) -> None:
        self._tally.add(result)
        self._names.add(result)
        self._keeping.keep(result)
        if self._manner.as_json:
            self._data.append(result_data(result, self._plan.job.destination))
        self._ending = self._reason_to_stop(result)
        self._tell(result, progress)
        progress.show(self._tally, shown(result.item))

    def _reason_to_stop(self, result: Result) -> str:
        """Tell why the run should end here, if it should."""
        refused = type(result.error) is OutputError
        self._refused = self._refused + 1 if refused else 0
        if result.error and self._manner.batching.fail_fast:
            return "stopped at the first failure"
        if self._refused >= _MOST_REFUSED:
            return f"stopped because {_MOST_REFUSED} in a row could not be written"
        return self._ending

    def _tell(self, result: Result, progress: Progress) -> None:
        """Say what became of one input, unless one moving line is to say it all."""
        name = shown(result.item)
        if result.error:
            progress.clear()
            say_errors([result.error])
        elif progress.live:
            self._untold += any(warning_lines(name, all_diagnostics(result)))
        else:
            odd = () if result.before else all_diagnostics(result)
            self._warn(warning_lines(name, odd, known=self._manner.odd))
            if self._plan.job.series:
                self._warn(incomplete_lines(name, missing_in(result)))
            if not (self._manner.quiet or self._manner.as_json):
                paths = made_paths(result, self._plan.job.destination)
                say(outcome_line(name, paths, is_new=is_new(result)))

    def _warn(self, lines: Iterable[str]) -> None:
        if not self._manner.quiet:
            for line in lines:
                say_error(line)

    def _is_short(self) -> bool:
        """Tell whether there are inputs whose turn has not come."""
        return self._total is None or self._tally.done < self._total

    def _write_report(self, keeping: Keeping) -> Path | None:
        return self._reporting.write(
            keeping.results(),
            done=self._tally.done,
            engine=self._engine,
            interrupted=bool(self._ending),
        )

    def _say_end(self, page: Path | None) -> None:
        if self._manner.as_json:
            say_json(
                report_data(
                    self._tally,
                    self._data,
                    interrupted=self._ending == _INTERRUPTED,
                )
            )
        elif self._total != 1 and not self._manner.quiet:
            sys.stdout.flush()
            folder = self._plan.job.destination
            say_error(summary_line(self._tally, self._total, folder, self._ending))
            if page:
                say_error(f"report: {show_path(page)}")
            if self._untold:
                where = "the report" if page else "--report or --json"
                releases = count_of(self._untold, "release")
                say_error(
                    f"hint: there are warnings about {releases}; {where} has them"
                )

    def _status(self) -> int:
        first = self._tally.first
        if not first:
            return 0
        return first.exit_status if self._total == 1 else SOME_FAILED
