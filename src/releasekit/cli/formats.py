"""``releasekit formats``: what can be written, and which plug-ins cannot be used."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from releasekit.cli.help import complete_formats, examples
from releasekit.cli.option_words import describe_options
from releasekit.cli.render import (
    Terminal,
    error_text,
    say,
    say_error,
    say_json,
    say_lines,
    table,
)
from releasekit.plugins.contract import ExporterSpec
from releasekit.plugins.registry import InstalledExporter, installed_registry
from releasekit.text import show

_HEADINGS = ("name", "suffix", "title", "promises", "from")


@click.command(
    epilog=examples(
        "releasekit formats", "releasekit formats pdf", "releasekit formats --json"
    )
)
@click.argument("names", nargs=-1, metavar="[NAME...]", shell_complete=complete_formats)
@click.option("--json", "as_json", is_flag=True, help="Print the list for programs.")
def formats(names: tuple[str, ...], *, as_json: bool) -> None:
    """List the formats that can be written.

    Each line has the format's name (for --to), the suffix of its files, what it is,
    what it promises, and the distribution that brings it. Plug-ins that cannot be
    used are named last, with the reason.

    With NAMEs, the options of these formats: what each can be, and what it is unless
    --option says otherwise.
    """
    installed = installed_registry().installed()
    specs = [installed_registry().get(name).spec for name in names]
    if as_json:
        say_json([_as_data(row) for row in installed if not names or row.name in names])
    elif names:
        say_lines(_option_lines(specs))
    else:
        _list(installed)


def _list(installed: Iterable[InstalledExporter]) -> None:
    terminal = Terminal.of(sys.stdout)
    heading, *lines = table([_HEADINGS, *_rows(installed)])
    say(terminal.paint(heading, "faint"))
    say_lines(lines)
    for found in installed:
        if found.problem:
            say_error(error_text(found.problem))


def _option_lines(specs: Iterable[ExporterSpec]) -> Iterator[str]:
    rows = [
        (f"{spec.name}.{option.name}", option.values, option.default)
        for spec in specs
        for option in describe_options(spec.options)
    ]
    heading, *lines = table([("option", "can be", "is"), *rows])
    yield Terminal.of(sys.stdout).paint(heading, "faint")
    yield from map(show, lines)


def _rows(installed: Iterable[InstalledExporter]) -> Iterator[tuple[str, ...]]:
    for found in installed:
        if found.spec is None:
            continue
        spec = found.spec
        row = (found.name, spec.suffix, spec.title, _promises(spec), found.distribution)
        yield tuple(show(cell) for cell in row)


def _promises(spec: ExporterSpec) -> str:
    return ", ".join(sorted(spec.capabilities))


def _as_data(found: InstalledExporter) -> dict[str, Any]:
    spec, problem = found.spec, found.problem
    return {
        "name": found.name,
        "suffix": spec.suffix if spec else None,
        "title": spec.title if spec else None,
        "media_type": spec.media_type if spec else None,
        "capabilities": sorted(spec.capabilities) if spec else [],
        "distribution": found.distribution,
        "options": _options_data(spec) if spec else [],
        "problem": None
        if problem is None
        else {"code": problem.code, "message": problem.message, "hint": problem.hint},
    }


def _options_data(spec: ExporterSpec) -> list[dict[str, str]]:
    return [
        {"name": option.name, "values": option.values, "default": option.default}
        for option in describe_options(spec.options)
    ]
