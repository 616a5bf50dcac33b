"""One run of ``package``: everything checked first, then one input after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs
from attrs import frozen

from releasekit.api.packing import package
from releasekit.cli.attempts import for_each
from releasekit.cli.dating import packing_time
from releasekit.cli.describing import Describing
from releasekit.cli.destination import choose_destination
from releasekit.cli.exporter_options import (
    GivenOptions,
    set_reference_doc,
    set_theme,
)
from releasekit.cli.font_choice import FontChoice
from releasekit.cli.inputs import Input
from releasekit.cli.plan import Task, plan, split_task
from releasekit.cli.reading import Reading
from releasekit.cli.render import say, say_error, say_json, show_path
from releasekit.cli.report import incomplete_lines, warning_lines
from releasekit.cli.splitting import Splitting, part_name
from releasekit.model import Release, missing_values
from releasekit.packaging import FORMS, Packed
from releasekit.packaging.payload import DOCUMENTS
from releasekit.plugins.contract import ExportContext
from releasekit.plugins.registry import installed_registry

_ZIP: Final = ".zip"


@frozen(kw_only=True)
class PackRequest:
    """What the user asked for."""

    reading: Reading
    """How inputs are found and read."""
    splitting: Splitting
    """Whether they are cut into the releases they hold."""
    describing: Describing
    """What is said of every release beside its text."""
    fonts: FontChoice
    """Which fonts are looked at beside those of packages."""
    theme: Path | None
    """House style of the PDF (TOML)."""
    reference_doc: Path | None
    """House template of the DOCX (a Word file)."""
    form: str
    """Form of the packages."""
    output: str
    """A folder."""
    date: str | None
    """When they are packed, as the user wrote it."""
    zipped: bool
    """Whether each is one ZIP file."""
    force: bool
    """Whether other packages may be replaced."""
    as_json: bool
    """Whether the summary is for programs."""
    quiet: bool
    """Whether only errors are said."""


class Packing:
    """One run of ``package``; a failure costs one input."""

    _request: PackRequest
    _context: ExportContext
    _options: Mapping[str, object]
    _tasks: Mapping[Input, Task]
    _said: list[dict[str, Any]]

    def __init__(self, request: PackRequest) -> None:
        """Look at the date, the fonts and the look of documents.

        Raises:
            UsageError: one of them makes no sense.
            PluginError: an exporter cannot be used.
        """
        self._request = request
        self._said = []
        time = packing_time(request.date)
        self._context = attrs.evolve(request.fonts.context(), time=time)
        self._options = _options(request)

    def run(self, arguments: Sequence[str]) -> int:
        """Pack what the arguments stand for and return the exit status.

        Raises:
            UsageError: the names of packages collide.
            OutputError: packages cannot go where they should.
        """
        request = self._request
        destination = choose_destination(request.output)
        leave_out = None if destination.is_file else destination.path
        found = request.reading.find(arguments, leave_out=leave_out)
        tasks = plan(found.inputs, self._suffixes(), destination)
        self._tasks = {task.input: task for task in tasks}
        status = for_each(found, self._pack_all)
        if request.as_json:
            say_json(self._said)
        return status

    def _pack_all(self, item: Input) -> None:
        request, task = self._request, self._tasks[item]
        release = request.reading.read(item)
        parts = request.splitting.parts(release, request.reading)
        tasks: tuple[Task, ...] = (task,)
        if len(parts) > 1:
            others = self._tasks.values()
            tasks = split_task(task, len(parts), self._suffixes(), others)
        for part, each in zip(parts, tasks, strict=True):
            described = request.describing.of(part)
            self._tell(item, described, self._pack(described, each))

    def _pack(self, release: Release, task: Task) -> Packed:
        request = self._request
        (target,) = task.targets
        return package(
            release,
            target.path,
            context=self._context,
            form=request.form,
            options=self._options,
            zipped=request.zipped,
            force=request.force,
        )

    def _suffixes(self) -> dict[str, str]:
        form = FORMS[self._request.form]
        return {form.name: form.suffix + (_ZIP if self._request.zipped else "")}

    def _tell(self, item: Input, release: Release, packed: Packed) -> None:
        shown = part_name(item.shown, release)
        if self._request.as_json:
            self._said.append(_data(item, release, packed))
        elif not self._request.quiet:
            odd = (*release.diagnostics, *packed.diagnostics)
            for line in warning_lines(shown, odd):
                say_error(line)
            if self._request.describing.series:
                for line in incomplete_lines(shown, missing_values(release.metadata)):
                    say_error(line)
            state = "" if packed.written else ", unchanged"
            count = f"{packed.files} files{state}"
            say(f"{show_path(shown)} → {show_path(packed.path)} ({count})")


def _options(request: PackRequest) -> dict[str, object]:
    """Return the options of the documents, so that mistakes are told at once."""
    registry = installed_registry()
    given: GivenOptions = {name: {} for name in DOCUMENTS if name in registry.names}
    if request.theme:
        set_theme(given, request.theme)
    if request.reference_doc:
        set_reference_doc(given, request.reference_doc)
    bounds = {name: registry.bind(name, told) for name, told in given.items() if told}
    for bound in bounds.values():
        bound.check()
    return {name: bound.options for name, bound in bounds.items()}


def _data(item: Input, release: Release, packed: Packed) -> dict[str, Any]:
    part = release.source.part
    return {
        "input": item.shown,
        "part": part.number if part else None,
        "missing": list(missing_values(release.metadata)),
        "package": str(packed.path),
        "files": packed.files,
        "bytes": packed.size,
        "written": packed.written,
    }
