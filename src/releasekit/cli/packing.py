"""One run of ``package``: everything checked first, then one input after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs
from attrs import frozen

from releasekit import api
from releasekit.api.packing import package
from releasekit.cli.attempts import for_each
from releasekit.cli.dating import packing_time
from releasekit.cli.describing import Describing
from releasekit.cli.inputs import Input
from releasekit.cli.plan import Task, choose_destination, plan, split_task
from releasekit.cli.reading import Reading
from releasekit.cli.render import say, say_error, say_json, show_path
from releasekit.cli.report import incomplete_lines, warning_lines
from releasekit.cli.splitting import Splitting, part_name
from releasekit.model import Release, missing_values
from releasekit.packaging import FORMS, Packed
from releasekit.plugins.contract import ExportContext

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
    _tasks: Mapping[Input, Task]
    _said: list[dict[str, Any]]

    def __init__(self, request: PackRequest) -> None:
        """Look at the date.

        Raises:
            UsageError: it makes no sense.
        """
        self._request = request
        self._said = []
        time = packing_time(request.date)
        self._context = attrs.evolve(api.default_context(), time=time)

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
