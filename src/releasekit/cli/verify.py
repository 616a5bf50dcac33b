"""``releasekit verify``: whether converted files still are what was written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from types import MappingProxyType
from typing import Any, Final

import click

from releasekit import api
from releasekit.cli.checking import Check, check_files
from releasekit.cli.dating import packing_time
from releasekit.cli.help import examples
from releasekit.cli.render import Terminal, show_path
from releasekit.cli.signatures import (
    read_trusted,
    signature_data,
    signature_lines,
    signature_status,
)
from releasekit.errors import RecordInvalidError
from releasekit.text import show
from releasekit.verification import Verdict, Verification

_ROLES: Final = MappingProxyType(
    {
        Verdict.UNCHANGED: "good",
        Verdict.SIGNED: "good",
        Verdict.RESAVED: "warning",
        Verdict.NO_DIGEST: "warning",
        Verdict.ALTERED: "error",
    }
)
STATUSES: Final = MappingProxyType(
    {
        Verdict.UNCHANGED: 0,
        Verdict.SIGNED: 0,
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
        "releasekit verify release.signed.pdf --trust ministry-ca.pem",
        "releasekit verify archive/ --json | jq -r .[].verdict | sort | uniq -c",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--trust",
    multiple=True,
    metavar="FILE",
    help="Certificates that signers' must lead to, PEM or DER; may be repeated.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print the verdicts for programs."
)
def verify(files: tuple[str, ...], *, trust: tuple[str, ...], as_json: bool) -> int:
    """Tell whether converted files still are what was written.

    FILE is a PDF, a DOCX, a page of HTML, a record or a package that releasekit wrote,
    a folder of them, or - for standard input. Of a package, every file that is not as
    it was packed is named, and each document in it is looked at.

    A file is unchanged (every byte is as it was written), changed after saving (the
    bytes differ, the record inside does not), altered (the record itself is broken or
    no longer fits its source), or without a digest of its own.

    Signatures inside of a PDF, and in a file NAME.xades beside any file, are judged
    with it. Nothing is asked of the network: whether a certificate was revoked stays
    unknown.

    The exit status is 0 when all are unchanged and every signature is valid, 6 when any
    is altered or a signature is not valid, else 1; for a single file that cannot be
    read, the status of its error.
    """
    look = partial(api.verify, trust=read_trusted(trust), time=packing_time(None))
    check = Check(look=look, lines=_lines, data=_as_data, status=_status)
    return check_files(files, check, as_json=as_json)


def _lines(shown: str, seen: Verification) -> Iterator[str]:
    terminal = Terminal.of(sys.stdout)
    verdict = terminal.paint(
        f"{seen.verdict:<{_VERDICT_COLUMNS}}", _ROLES[seen.verdict]
    )
    unchanged = seen.verdict in {Verdict.UNCHANGED, Verdict.SIGNED}
    detail = "" if unchanged else f"  {terminal.paint(show(seen.detail), 'faint')}"
    yield f"{verdict}{show_path(shown)}{detail}"
    for line in seen.findings:
        yield f"  {line}"
    for signature in seen.signatures:
        yield from signature_lines(signature, terminal)


def _as_data(shown: str, seen: Verification) -> dict[str, Any]:
    return {
        "file": shown,
        "verdict": str(seen.verdict),
        "container": str(seen.container),
        "detail": seen.detail,
        "findings": list(seen.findings),
        "signatures": [signature_data(each) for each in seen.signatures],
    }


def _status(seen: Verification) -> int:
    return max(STATUSES[seen.verdict], *map(signature_status, seen.signatures), 0)
