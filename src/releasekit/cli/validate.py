"""``releasekit validate``: whether records keep the schema and the rules beyond it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, Final

import click

from releasekit import api
from releasekit.cli.checking import Check, check_files
from releasekit.cli.help import examples
from releasekit.cli.render import Terminal, show_path
from releasekit.errors import RecordInvalidError
from releasekit.model import Severity
from releasekit.record import Breach
from releasekit.text import show


@click.command(
    epilog=examples(
        "releasekit validate release.record.xml",
        "releasekit validate archive/",
        "releasekit validate release.pdf --json",
        "releasekit recover release.pdf | releasekit validate -",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the breaches for programs."
)
def validate(files: tuple[str, ...], *, as_json: bool) -> int:
    """Check records against the schema and the rules beyond it.

    FILE is a record, or a PDF, DOCX or package that carries one, a folder of them, or -
    for standard input. Each breach is shown with its line in the record, the rule it
    breaks, and the remedy.

    The exit status is 0 when all are valid, 6 when any is not; for a single file
    that cannot be read the status of its error, for one of several 1.
    """
    return check_files(files, _CHECK, as_json=as_json)


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


def _status(breaches: tuple[Breach, ...]) -> int:
    return 0 if _is_valid(breaches) else RecordInvalidError.exit_status


_CHECK: Final = Check(look=api.validate, lines=_lines, data=_as_data, status=_status)
