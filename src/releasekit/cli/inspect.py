"""``releasekit inspect``: what the parser sees in a release, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click
from attrs import frozen

from releasekit.cli.attempts import for_each
from releasekit.cli.describing import Describing, describing_option
from releasekit.cli.destination import Destination
from releasekit.cli.help import examples
from releasekit.cli.inputs import Found, Input
from releasekit.cli.plan import Task, plan, split_task
from releasekit.cli.reading import Reading, reading_options
from releasekit.cli.render import Terminal, json_bytes, say, say_json, say_lines
from releasekit.cli.splitting import Splitting, part_name, splitting_options
from releasekit.cli.unsure import print_unsure
from releasekit.cli.view import View, release_lines
from releasekit.cli.writing import write_file
from releasekit.errors import UsageError
from releasekit.files.publish import make_folder
from releasekit.model import Release, flat_view

_SUFFIX: Final = ".json"


@frozen(kw_only=True)
class _Request:
    reading: Reading
    splitting: Splitting
    describing: Describing
    as_json: bool
    output: Path | None
    force: bool
    explain: bool
    full: bool
    unsure: bool

    def parts(self, item: Input) -> tuple[Release, ...]:
        """Return the releases of an input, one unless it is to be cut."""
        parts = self.splitting.parts(self.reading.read(item), self.reading)
        return tuple(map(self.describing.of, parts))


@click.command(
    epilog=examples(
        "releasekit inspect release.txt",
        "releasekit inspect release.txt --explain --full",
        "releasekit inspect release.txt --json | jq .title",
        "releasekit inspect inbox/ --json -o views/",
        "releasekit inspect daily-news.txt --split",
        "releasekit inspect inbox/ --unsure",
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print the flat view as JSON.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="With --json: write NAME.json for each input to this folder.",
)
@click.option("--explain", is_flag=True, help="Tell each block's and value's rule.")
@click.option("--full", is_flag=True, help="Show long text whole, wrapped.")
@click.option(
    "--unsure", is_flag=True, help="Rank the inputs by how much they need a look."
)
@reading_options
@splitting_options
@describing_option
@click.option(
    "--force", is_flag=True, help="Replace files that releasekit did not write."
)
def inspect(inputs: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401 - the options
    """Show what the parser sees in a release, and why.

    What is known about the release comes first, each value with the way in which it
    is known; then its blocks, one a line; then what was odd.

    With --json, the flat view: title, subtitle, date, agency, language and blocks.
    One input gives one JSON object on standard output, several give an array of
    objects in the order of the inputs, each with its "file".

    With --unsure, the inputs that most need a person's look come first, each with
    its score and the three most doubtful places; --full shows every place.
    """
    reading, splitting = Reading.take(given), Splitting.take(given)
    describing = Describing.take(given)
    request = _Request(
        reading=reading, splitting=splitting, describing=describing, **given
    )
    if request.output and not request.as_json:
        message = "-o needs --json: the outline goes to the terminal"
        raise UsageError(message, hint="add --json, or redirect the output with >")
    if request.unsure:
        return _print_unsure(inputs, request)
    found = request.reading.find(inputs, leave_out=request.output)
    if request.output:
        return _write_views(found, request, request.output)
    if request.as_json:
        return _print_views(found, request)
    return _print_outlines(found, request)


def _print_unsure(inputs: tuple[str, ...], request: _Request) -> int:
    if request.output or request.explain or request.describing.series:
        message = "--unsure prints one list; -o, --explain, --series do not go with it"
        hint = "redirect the list with >; explain one file at a time"
        raise UsageError(message, hint=hint)
    reading = request.reading
    found = reading.find(inputs)
    return print_unsure(found, reading, as_json=request.as_json, full=request.full)


def _print_outlines(found: Found, request: _Request) -> int:
    terminal = Terminal.of(sys.stdout)
    view = View(terminal=terminal, explain=request.explain, full=request.full)

    def show_one(item: Input) -> None:
        for release in request.parts(item):
            part = release.source.part
            if item is not found.inputs[0] or (part and part.number > 1):
                say()
            say_lines(release_lines(release, part_name(item.shown, release), view))

    return for_each(found, show_one)


def _print_views(found: Found, request: _Request) -> int:
    views: list[dict[str, Any]] = []

    def add_one(item: Input) -> None:
        views.extend(
            {"file": part_name(item.shown, release), **flat_view(release)}
            for release in request.parts(item)
        )

    status = for_each(found, add_one)
    if len(found.inputs) + len(found.problems) > 1 or len(views) > 1:
        say_json(views)
    elif views:
        del views[0]["file"]
        say_json(views[0])
    return status


def _write_views(found: Found, request: _Request, folder: Path) -> int:
    tasks = plan(found.inputs, {"view": _SUFFIX}, Destination(path=folder))
    whole = {task.input: task for task in tasks}

    def write_one(item: Input) -> None:
        releases = request.parts(item)
        wanted: tuple[Task, ...] = (whole[item],)
        if len(releases) > 1:
            suffixes = {"view": _SUFFIX}
            wanted = split_task(whole[item], len(releases), suffixes, tasks)
        for release, task in zip(releases, wanted, strict=True):
            make_folder(task.folder)
            path = task.targets[0].path
            write_file(path, json_bytes(flat_view(release)), force=request.force)

    return for_each(found, write_one)
