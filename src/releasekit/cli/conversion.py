"""A conversion: everything checked first, then one input after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve, field, frozen

from releasekit import api
from releasekit.cli.attempts import attempt, exit_status, say_errors
from releasekit.cli.dating import stated_time
from releasekit.cli.describing import Describing
from releasekit.cli.exporter_options import (
    gather_options,
    set_reference_doc,
    set_theme,
)
from releasekit.cli.font_choice import FontChoice
from releasekit.cli.inputs import Found
from releasekit.cli.plan import Destination, Task, choose_destination, plan, split_task
from releasekit.cli.progress import INTERRUPTED, Interruption, Progress
from releasekit.cli.reading import Reading
from releasekit.cli.render import say, say_document, say_error, say_json, show_path
from releasekit.cli.report import (
    Outcome,
    missing_lines,
    outcome_line,
    report_data,
    shared_name_lines,
    summary_line,
    warning_lines,
)
from releasekit.cli.splitting import Splitting
from releasekit.cli.view import diagnostic_text
from releasekit.errors import ReleasekitError, UsageError
from releasekit.files.publish import make_folder
from releasekit.files.written import Below, Journal
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import ExportContext
from releasekit.plugins.registry import Bound, installed_registry

DEFAULT_FORMATS: Final = ("docx", "pdf", "record")
"""What is written where nothing else is asked for."""
STDOUT: Final = "-"
"""The argument of ``-o`` that stands for standard output."""


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """Return the names in comma-separated lists, each once, in order."""
    names = (name.strip() for several in given for name in several.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


@frozen(kw_only=True)
class Request:
    """What the user asked for."""

    reading: Reading
    """How inputs are found and read."""
    splitting: Splitting = field(factory=Splitting)
    """Whether they are cut into the releases they hold."""
    describing: Describing = field(factory=Describing)
    """What is said of every release beside its text."""
    fonts: FontChoice = field(factory=FontChoice)
    """Which fonts are looked at beside those of packages."""
    output: str = "."
    """A folder, a file, or ``-``."""
    to: tuple[str, ...] = field(default=(), converter=_names)
    """Formats; none where the output's suffix or the defaults decide."""
    settings: tuple[str, ...] = ()
    """``NAME.KEY=VALUE`` each."""
    options_file: Path | None = None
    """TOML with a table of options for each format."""
    theme: Path | None = None
    """House style of the formats that can have one (TOML)."""
    reference_doc: Path | None = None
    """House template of the formats that can have one (a Word file)."""
    date: str | None = None
    """When it is converted, as the user wrote it; no format tells it where none is."""
    force: bool = False
    """Whether foreign files may be replaced."""
    as_json: bool = False
    """Whether the summary is for programs."""
    quiet: bool = False
    """Whether only errors are said."""


class Conversion:
    """One run of ``convert``.

    Guarantees:
        - formats, options and names are looked at before the first input is read;
        - each release is written whole or not at all, in all formats or in none;
        - a failure or a defect costs one input.
    """

    _request: Request
    _destination: Destination
    _bounds: dict[str, Bound[Any]]
    _context: ExportContext
    _odd: tuple[Diagnostic, ...]
    _journal: Journal
    _progress: Progress
    _tasks: tuple[Task, ...]

    def __init__(self, request: Request) -> None:
        """Look at formats and options.

        Raises:
            UsageError: they do not fit together.
            PluginError: an exporter cannot be used.
        """
        self._request = request
        self._destination = choose_destination(request.output)
        self._bounds = _bind(request, self._destination)
        self._context = request.fonts.context()
        if request.date:
            time = stated_time(request.date)
            self._context = evolve(self._context, time=time)
        self._odd = tuple(d for b in self._bounds.values() for d in b.check())
        self._journal = Journal(self._destination.folder)

    def run(self, arguments: Sequence[str]) -> int:
        """Convert what the arguments stand for and return the exit status.

        Raises:
            UsageError: the names of outputs collide, or make no sense.
            OutputError: outputs cannot go where they should.
        """
        if self._request.output == STDOUT:
            return self._to_stdout(arguments)
        leave_out = None if self._destination.is_file else self._destination.path
        found = self._request.reading.find(arguments, leave_out=leave_out)
        tasks = plan(found.inputs, self._suffixes(), self._destination)
        self._tasks = tasks
        self._warn(map(diagnostic_text, self._odd))
        say_errors(found.problems)
        with Interruption() as interruption:
            outcomes = [
                *(Outcome(shown=e.path, error=e) for e in found.problems),
                *self._convert_all(tasks, interruption),
            ]
        return self._finish(outcomes, found, interrupted=interruption.asked)

    def _convert_all(
        self, tasks: Sequence[Task], interruption: Interruption
    ) -> list[Outcome]:
        request, outcomes, failed = self._request, list[Outcome](), 0
        self._progress = Progress(len(tasks), quiet=request.quiet or request.as_json)
        for done, task in enumerate(tasks):
            if interruption.asked:
                break
            self._progress.show(done, failed, task.input.shown)
            outcome = self._convert(task)
            failed += outcome.error is not None
            self._tell(outcome)
            outcomes.append(outcome)
        self._progress.clear()
        return outcomes

    def _convert(self, task: Task) -> Outcome:
        shown = task.input.shown
        made: list[Outcome] = []
        error = attempt(lambda: made.append(self._make(task)), shown)
        return Outcome(shown=shown, error=error) if error else made[0]

    def _make(self, task: Task) -> Outcome:
        request = self._request
        release = request.reading.read(task.input)
        parts = request.splitting.parts(release, request.reading)
        parts = tuple(map(request.describing.of, parts))
        if len(parts) == 1:
            return Outcome.of(task.input.shown, self._save(parts[0], task))
        tasks = split_task(task, len(parts), self._suffixes(), self._tasks)
        made = list(map(self._save, parts, tasks))
        return Outcome.of_parts(task.input.shown, release, made)

    def _suffixes(self) -> dict[str, str]:
        return {name: bound.spec.suffix for name, bound in self._bounds.items()}

    def _save(self, release: Release, task: Task) -> api.Converted:
        saving = api.Saving(
            stem=task.stem,
            force=self._request.force,
            keep=(task.input.path,) if task.input.path else (),
            written=Below.of(self._journal, self._destination.folder, task.folder),
        )
        make_folder(task.folder)
        target = self._destination.path if self._destination.is_file else task.folder
        options = {name: bound.options for name, bound in self._bounds.items()}
        names = tuple(self._bounds)
        return api.save(
            release,
            target,
            to=names,
            options=options,
            saving=saving,
            context=self._context,
        )

    def _to_stdout(self, arguments: Sequence[str]) -> int:
        found = self._request.reading.find(arguments)
        count = len(found.inputs) + len(found.problems)
        if count != 1 or len(self._bounds) != 1 or self._request.as_json:
            message = "standard output takes one input in one format, and no --json"
            raise UsageError(message, hint="name one file and one format with --to")
        for problem in found.problems:
            raise problem
        (item,), (name,) = found.inputs, self._bounds
        release = self._request.reading.read(item)
        if len(self._request.splitting.parts(release, self._request.reading)) > 1:
            message = "standard output takes one release, and this text holds several"
            raise UsageError(message, hint="name a folder with -o", path=item.shown)
        release = self._request.describing.of(release)
        options = self._bounds[name].options
        made = api.export(release, name, options, context=self._context)
        said = (*release.diagnostics, *made.diagnostics)
        self._warn(warning_lines(item.shown, said))
        say_document(made.data)
        return 0

    def _tell(self, outcome: Outcome) -> None:
        """Say what became of one input, unless one moving line is to say it all."""
        if outcome.error:
            self._progress.clear()
            say_errors([outcome.error])
        elif not self._progress.live:
            odd = warning_lines(outcome.shown, outcome.all_diagnostics, known=self._odd)
            self._warn(odd)
            if self._request.describing.series:
                self._warn(missing_lines(outcome))
            self._result(outcome_line(outcome.shown, outcome.outputs))

    def _result(self, line: str) -> None:
        if not (self._request.quiet or self._request.as_json):
            say(line)

    def _warn(self, lines: Iterable[str]) -> None:
        if not self._request.quiet:
            for line in lines:
                say_error(line)

    def _finish(
        self, outcomes: Sequence[Outcome], found: Found, *, interrupted: bool
    ) -> int:
        total = len(found.inputs) + len(found.problems)
        stopped = interrupted and len(outcomes) < total
        self._warn(shared_name_lines(outcomes))
        if self._request.as_json:
            say_json(report_data(outcomes, interrupted=stopped))
        elif total > 1 and not self._request.quiet:
            sys.stdout.flush()
            say_error(summary_line(outcomes, total, self._destination.path))
        if stopped:
            return INTERRUPTED
        errors = [outcome.error for outcome in outcomes if outcome.error]
        return exit_status(errors, total)


def _bind(request: Request, destination: Destination) -> dict[str, Bound[Any]]:
    """Return the exporters asked for, by name, with their options."""
    registry = installed_registry()
    names = request.to or DEFAULT_FORMATS
    if destination.is_file:
        names = (_format_of(destination.path, request.to),)
    given = gather_options(request.settings, request.options_file, wanted=names)
    if request.theme:
        set_theme(given, request.theme)
    if request.reference_doc:
        set_reference_doc(given, request.reference_doc)
    return {name: registry.bind(name, given[name] or None) for name in names}


def _format_of(path: Path, asked: tuple[str, ...]) -> str:
    registry = installed_registry()
    try:
        name = registry.for_file(path.name)
    except ReleasekitError as error:
        raise error.with_path(show_path(path)) from error
    if asked and asked != (name,):
        message = f"a file of this name is written as {name}, not as {','.join(asked)}"
        hint = "leave --to out; or, to name a folder, end its name with /"
        raise UsageError(message, hint=hint, path=str(path))
    return name
