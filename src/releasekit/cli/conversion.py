"""A conversion: everything is checked first, then there is a plan and who does it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve, field, frozen

from releasekit.batch.engines.choice import engine_named, fitting_engine
from releasekit.batch.engines.contract import Engine
from releasekit.batch.item import Item
from releasekit.batch.job import Job, Limits
from releasekit.batch.plan import Plan
from releasekit.batch.reading import parts_of, profile_of, read_item
from releasekit.batch.sources import Finding, Items, Layout, find_items, shown
from releasekit.batch.worker import context_of
from releasekit.cli.batching import Batching
from releasekit.cli.dating import stated_time
from releasekit.cli.describing import Describing
from releasekit.cli.destination import Destination, choose_destination
from releasekit.cli.diagnostics import diagnostic_text
from releasekit.cli.exporter_options import (
    gather_options,
    set_reference_doc,
    set_theme,
)
from releasekit.cli.font_choice import FontChoice
from releasekit.cli.keeping import Keeping, done_before, ledger_file
from releasekit.cli.reading import Reading, is_package, profile_choice
from releasekit.cli.render import say_document, say_error, show_path
from releasekit.cli.report import warning_lines
from releasekit.cli.running import Manner, Running
from releasekit.cli.splitting import Splitting
from releasekit.errors import ReleasekitError, UsageError
from releasekit.model import Diagnostic, Release
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
    batching: Batching = field(factory=Batching)
    """How many inputs are dealt with."""
    force: bool = False
    """Whether foreign files may be replaced, and all is done again."""
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
    _odd: tuple[Diagnostic, ...]

    def __init__(self, request: Request) -> None:
        """Look at formats and options.

        Raises:
            UsageError: they do not fit together.
            PluginError: an exporter cannot be used.
        """
        self._request = request
        self._destination = choose_destination(request.output)
        self._bounds = _bind(request, self._destination)
        request.fonts.check()
        self._odd = tuple(d for b in self._bounds.values() for d in b.check())

    def run(self, arguments: Sequence[str]) -> int:
        """Convert what the arguments stand for and return the exit status.

        Raises:
            UsageError: the names of outputs collide, or make no sense.
            OutputError: outputs cannot go where they should.
        """
        request, batching = self._request, self._request.batching
        if request.output == STDOUT:
            return self._to_stdout(arguments)
        items = self._find(arguments)
        job = self._job()
        plan = Plan(job=job, items=items, count=items.count, problems=items.problems)
        if batching.dry_run:
            # Loading it takes time, and most runs are no dry ones.
            from releasekit.cli.dry_run import show_plan  # noqa: PLC0415

            is_done = done_before(job, batching, count=items.count)
            return show_plan(plan, self._suffixes, is_done, as_json=request.as_json)
        self._warn(map(diagnostic_text, self._odd))
        engine, limits = self._engine(items.count)
        running = Running(
            evolve(plan, job=evolve(job, limits=limits)),
            engine,
            Keeping(job, batching, count=items.count),
            Manner(
                batching=batching,
                as_json=request.as_json,
                quiet=request.quiet,
                odd=self._odd,
            ),
        )
        return running.finish()

    def _find(self, arguments: Sequence[str]) -> Items:
        """Return the inputs, the names of their outputs looked at.

        Raises:
            UsageError: the names collide, or a profile cannot be had.
            OutputError: the destination cannot be used.
        """
        request, reading = self._request, self._request.reading
        profile_choice(reading.profile, reading.profile_dir)
        one_file = self._destination.is_file or request.output == STDOUT
        finding = Finding(
            patterns=reading.patterns,
            layout=Layout.FLAT if request.batching.flat else Layout.MIRRORED,
            destination="" if one_file else request.output,
            suffixes=tuple(self._suffixes.values()),
            leave_out=is_package,
            as_text=reading.as_text,
            splits=request.splitting.is_wanted,
            text_field=request.batching.text_field,
            id_field=request.batching.id_field,
            name=reading.name,
            stdin=sys.stdin.buffer,
            max_bytes=reading.max_bytes,
            remedy="name other files with --pattern '*.md'",
        )
        items = find_items(arguments, finding)
        if self._destination.is_file:
            self._refuse_several(items)
        return items

    def _refuse_several(self, items: Items) -> None:
        hint = "to name a folder, end its name with /"
        path = str(self._destination.path)
        if items.count is None or items.count > 1:
            message = f"{items.count or 'several'} inputs cannot become one file"
            raise UsageError(message, hint=hint, path=path)
        if len(self._bounds) != 1:
            message = f"{len(self._bounds)} formats cannot go into one file"
            raise UsageError(message, hint=hint, path=path)

    def _job(self) -> Job:
        request, destination = self._request, self._destination
        is_file = destination.is_file
        return Job(
            destination=str(destination.folder) if is_file else request.output,
            file=destination.path.name if is_file else "",
            exports=tuple((n, bound.options) for n, bound in self._bounds.items()),
            reading=request.splitting.in_jobs(request.reading),
            series=request.describing.series,
            fonts=request.fonts.for_jobs(),
            time=stated_time(request.date) if request.date else None,
            ledger=ledger_file(request.batching.ledger_dir),
            limits=request.batching.limits,
            force=request.force,
        )

    def _engine(self, count: int | None) -> tuple[Engine | None, Limits]:
        """Return who converts so many inputs, and what each may cost."""
        batching = self._request.batching
        if batching.engine:
            workers = batching.jobs or None
            named = engine_named(
                batching.engine, workers=workers, scheduler=batching.scheduler
            )
            return named, batching.limits_of_workers(named)
        if batching.scheduler:
            message = "--scheduler goes with an engine"
            raise UsageError(message, hint="name it: --engine dask")
        limits = batching.limits
        is_limited = limits != Limits()
        engine = fitting_engine(count, workers=batching.jobs, is_limited=is_limited)
        return engine, batching.limits_of_workers(engine)

    @property
    def _suffixes(self) -> dict[str, str]:
        return {name: bound.spec.suffix for name, bound in self._bounds.items()}

    def _to_stdout(self, arguments: Sequence[str]) -> int:
        items = self._find(arguments)
        count = (items.count or 0) + len(items.problems)
        if count != 1 or len(self._bounds) != 1 or self._request.as_json:
            message = "standard output takes one input in one format, and no --json"
            raise UsageError(message, hint="name one file and one format with --to")
        for problem in items.problems:
            raise problem
        (item,), job = items, self._job()
        release = self._only_release(item, job)
        (made,) = (
            bound.export(release, context_of(job)) for bound in self._bounds.values()
        )
        said = (*self._odd, *release.diagnostics, *made.diagnostics)
        self._warn(warning_lines(shown(item), said))
        say_document(made.data)
        return 0

    def _only_release(self, item: Item, job: Job) -> Release:
        profile = profile_of(job.reading)
        whole = read_item(item, job.reading, profile)
        if len(parts_of(whole, job.reading, profile)) > 1:
            message = "standard output takes one release, and this text holds several"
            raise UsageError(message, hint="name a folder with -o", path=shown(item))
        return self._request.describing.of(whole)

    def _warn(self, lines: Iterable[str]) -> None:
        if not self._request.quiet:
            for line in lines:
                say_error(line)


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
