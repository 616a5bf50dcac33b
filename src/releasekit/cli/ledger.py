"""``releasekit ledger``: what became of every input of a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import click
from attrs import frozen

from releasekit.batch.ledger import Ending, Records, Run, Totals
from releasekit.batch.report.words import bytes_words
from releasekit.batch.result import Result
from releasekit.cli.help import examples
from releasekit.cli.ledger_data import result_data, run_data
from releasekit.cli.ledger_export import export
from releasekit.cli.ledger_options import ledger_arguments
from releasekit.cli.ledger_report import report
from releasekit.cli.ledger_verify import verify
from releasekit.cli.render import Terminal, say_json, say_lines, show_path, table
from releasekit.errors import ReleasekitError
from releasekit.text import show as shown

_FAILED: Final = "failed"
_CONVERTED: Final = "converted"
_MOST_FAILURES: Final = 20
"""Failures told where nobody asks for all."""


@click.group(
    epilog=examples(
        "releasekit ledger show outbox/",
        "releasekit ledger report outbox/",
        "releasekit ledger export outbox/ --as premis -o events.xml",
        "releasekit ledger verify outbox/",
    )
)
def ledger() -> None:
    """Tell what became of every input of a folder.

    `releasekit convert` keeps a ledger where it turns many inputs into files of a
    folder, at OUT/.releasekit/ledger.sqlite: which input was converted when, with what,
    into which files, and why others were not.
    """


@ledger.command(
    epilog=examples(
        "releasekit ledger show outbox/",
        "releasekit ledger show outbox/ --status failed",
        "releasekit ledger show outbox/ --json | jq -r '.inputs[].input'",
    )
)
@ledger_arguments
@click.option(
    "--status",
    type=click.Choice((_FAILED, _CONVERTED, "all")),
    help=f"List all inputs of this status [default: {_MOST_FAILURES} that failed].",
)
@click.option("--json", "as_json", is_flag=True, help="Print it for programs.")
def show(out: str, *, folder: Path | None, status: str | None, as_json: bool) -> int:
    """Tell what was converted, and what failed and why.

    Of an input that was taken up several times, the last time counts.
    """
    with Records.open(out, folder=folder) as records:
        chosen = records.results(failed=_is_failed(status))
        runs, totals = records.runs(), records.totals()
        if as_json:
            say_json(_as_data(out, runs, totals, chosen))
            return 0
        terminal = Terminal.of(sys.stdout)
        say_lines(_summary(out, runs, totals, terminal))
        say_lines(_listed(chosen, None if status else _MOST_FAILURES, terminal))
        more = totals.failed - _MOST_FAILURES
        if more > 0 and not status:
            say_lines([f"and {more:,} more; --status failed lists them all"])
    return 0


ledger.add_command(report)
ledger.add_command(export)
ledger.add_command(verify)


def _is_failed(status: str | None) -> bool | None:
    return {"all": None, _CONVERTED: False}.get(status or _FAILED, True)


def _summary(
    out: str, runs: tuple[Run, ...], totals: Totals, terminal: Terminal
) -> Iterator[str]:
    yield terminal.paint(show_path(out), "heading")
    rows = [*_counts(totals), *_runs(runs)]
    width = max(len(row.number) for row in rows)
    lines = table([(row.label, row.number.rjust(width), row.detail) for row in rows])
    for row, line in zip(rows, lines, strict=True):
        yield terminal.paint(line, row.role) if row.role else line


@frozen
class _Row:
    """A line of the summary."""

    label: str
    number: str
    detail: str = ""
    role: str = ""


def _counts(totals: Totals) -> Iterator[_Row]:
    yield _Row(_CONVERTED, f"{totals.converted:,}")
    if totals.failed:
        codes = ", ".join(f"{code} {count:,}" for code, count in totals.codes)
        yield _Row(_FAILED, f"{totals.failed:,}", codes, "error")
    files = sum(each.files for each in totals.formats)
    size = bytes_words(sum(each.bytes for each in totals.formats))
    each = ", ".join(f"{one.exporter} {one.files:,}" for one in totals.formats)
    yield _Row("files", f"{files:,}", f"{size}: {each}" if each else "")


def _runs(runs: tuple[Run, ...]) -> Iterator[_Row]:
    if not runs:
        return
    last = runs[-1]
    when = last.started[:16].replace("T", " ")
    ended = last.ending or f"going on, process {last.pid} on {shown(last.host)}"
    detail = f"the last {when} UTC, {ended}, releasekit {shown(last.releasekit)}"
    is_cut = last.ending not in {Ending.COMPLETE, None}
    yield _Row("runs", f"{len(runs):,}", detail, "warning" if is_cut else "")


def _listed(
    results: Iterable[Result], most: int | None, terminal: Terminal
) -> Iterator[str]:
    """Yield a line for each input, and each remedy where it comes first."""
    hints: set[str] = set()
    for number, result in enumerate(islice(results, most)):
        if number == 0:
            yield ""
        if result.error is None:
            yield f"{show_path(result.item.id)} → {_outputs(result)}"
            continue
        yield _failure(result.item.id, result.error, terminal)
        hint = result.error.hint
        if hint and hint not in hints:
            hints.add(hint)
            yield terminal.paint(f"  hint: {shown(hint)}", "faint")


def _failure(name: str, error: ReleasekitError, terminal: Terminal) -> str:
    code = terminal.paint(error.code, "error")
    return f"{code}  {show_path(name)}: {shown(error.message)}"


def _outputs(result: Result) -> str:
    return ", ".join(show_path(made.name) for made in result.outputs)


def _as_data(
    out: str, runs: tuple[Run, ...], totals: Totals, results: Iterable[Result]
) -> dict[str, Any]:
    return {
        "destination": out,
        "converted": totals.converted,
        "failed": totals.failed,
        "formats": [
            {"format": one.exporter, "files": one.files, "bytes": one.bytes}
            for one in totals.formats
        ],
        "codes": dict(totals.codes),
        "runs": [run_data(run) for run in runs],
        "inputs": [result_data(result) for result in results],
    }
