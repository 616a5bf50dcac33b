"""``releasekit validate``: whether records keep the schema and the rules beyond it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from releasekit import api
from releasekit.cli.attempts import for_each
from releasekit.cli.carriers import find_carriers
from releasekit.cli.help import examples
from releasekit.cli.inputs import Input
from releasekit.cli.render import Terminal, say_json, say_lines, show_path
from releasekit.errors import RecordInvalidError
from releasekit.model import Severity
from releasekit.record import Breach
from releasekit.text import show


@click.command(
    epilog=examples(
        "releasekit validate release.record.xml",
        "releasekit validate archive/",
        "releasekit validate release.pdf --json",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the breaches for programs."
)
def validate(files: tuple[str, ...], *, as_json: bool) -> int:
    """Check records against the schema and the rules beyond it.

    FILE is a record, or a PDF or DOCX that carries one, or a folder of them. Each
    breach is shown with its line in the record, the rule it breaks, and the remedy.

    The exit status is 0 when all are valid, 6 when any is not; for a single file
    that cannot be read the status of its error, for one of several 1.
    """
    found = find_carriers(files)
    breaches: dict[str, tuple[Breach, ...]] = {}

    def look(item: Input) -> None:
        breaches[item.shown] = api.validate(item.shown)
        if not as_json:
            say_lines(_lines(item.shown, breaches[item.shown]))

    failed = for_each(found, look)
    if as_json:
        say_json([_as_data(shown, seen) for shown, seen in breaches.items()])
    invalid = not all(map(_is_valid, breaches.values()))
    return max(failed, RecordInvalidError.exit_status if invalid else 0)


def _is_valid(breaches: tuple[Breach, ...]) -> bool:
    return all(breach.severity is not Severity.ERROR for breach in breaches)


def _lines(shown: str, breaches: tuple[Breach, ...]) -> Iterator[str]:
    terminal = Terminal.of(sys.stdout)
    valid = _is_valid(breaches)
    verdict = terminal.paint(
        f"{'valid' if valid else 'invalid':<9}", _role(valid=valid)
    )
    yield f"{verdict}{show_path(shown)}"
    for breach in breaches:
        place = f"line {breach.line}: " if breach.line else ""
        rule = terminal.paint(f"[{breach.rule}]", "marker")
        kind = terminal.paint(breach.severity, breach.severity)
        yield f"  {place}{kind} {rule} {show(breach.message)}"
        if breach.remedy:
            yield f"    remedy: {show(breach.remedy)}"


def _role(*, valid: bool) -> str:
    return "good" if valid else "error"


def _as_data(shown: str, breaches: tuple[Breach, ...]) -> dict[str, Any]:
    return {
        "file": shown,
        "valid": _is_valid(breaches),
        "breaches": [
            {
                "rule": breach.rule,
                "severity": str(breach.severity),
                "line": breach.line or None,
                "message": breach.message,
                "remedy": breach.remedy,
            }
            for breach in breaches
        ],
    }
