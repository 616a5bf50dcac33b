"""``releasekit verify``: whether converted files still are what was written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final

import click

from releasekit import api
from releasekit.cli.checking import Check, check_files
from releasekit.cli.help import examples
from releasekit.cli.render import Terminal, show_path
from releasekit.errors import RecordInvalidError
from releasekit.text import show
from releasekit.verification import Verdict, Verification

_ROLES: Final = MappingProxyType(
    {
        Verdict.UNCHANGED: "good",
        Verdict.RESAVED: "warning",
        Verdict.NO_DIGEST: "warning",
        Verdict.ALTERED: "error",
    }
)
STATUSES: Final = MappingProxyType(
    {
        Verdict.UNCHANGED: 0,
        Verdict.RESAVED: 1,
        Verdict.NO_DIGEST: 1,
        Verdict.ALTERED: RecordInvalidError.exit_status,
    }
)
"""Exit status of each verdict."""
_VERDICT_COLUMNS: Final = max(map(len, Verdict)) + 2


@click.command(
    epilog=examples(
        "releasekit verify release.pdf",
        "releasekit verify archive/",
        "releasekit verify archive/ --json | jq -r .[].verdict | sort | uniq -c",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the verdicts for programs."
)
def verify(files: tuple[str, ...], *, as_json: bool) -> int:
    """Tell whether converted files still are what was written.

    FILE is a PDF, a DOCX, a record or a package that releasekit wrote, a folder of
    them, or - for standard input. Of a package, every file that is not as it was packed
    is named, and each document in it is looked at.

    A file is unchanged (every byte is as it was written), changed after saving (the
    bytes differ, the record inside does not), altered (the record itself is broken or
    no longer fits its source), or without a digest of its own.

    The exit status is 0 when all are unchanged, 6 when any is altered, else 1; for a
    single file that cannot be read, the status of its error.
    """
    return check_files(files, _CHECK, as_json=as_json)


def _lines(shown: str, seen: Verification) -> Iterator[str]:
    terminal = Terminal.of(sys.stdout)
    verdict = terminal.paint(
        f"{seen.verdict:<{_VERDICT_COLUMNS}}", _ROLES[seen.verdict]
    )
    unchanged = seen.verdict is Verdict.UNCHANGED
    detail = "" if unchanged else f"  {terminal.paint(show(seen.detail), 'faint')}"
    yield f"{verdict}{show_path(shown)}{detail}"
    for line in seen.findings:
        yield f"  {line}"


def _as_data(shown: str, seen: Verification) -> dict[str, Any]:
    return {
        "file": shown,
        "verdict": str(seen.verdict),
        "container": str(seen.container),
        "detail": seen.detail,
        "findings": list(seen.findings),
    }


def _status(seen: Verification) -> int:
    return STATUSES[seen.verdict]


_CHECK: Final = Check(look=api.verify, lines=_lines, data=_as_data, status=_status)
