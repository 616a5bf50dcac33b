"""``releasekit ledger export``: all that a ledger has, in a form that others read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

import click

from releasekit._version import __version__
from releasekit.batch.ledger import Records
from releasekit.cli.help import examples
from releasekit.cli.ledger_data import result_data, run_data
from releasekit.cli.ledger_options import ledger_arguments
from releasekit.cli.render import json_bytes
from releasekit.files.publish import publishing


@click.command(
    epilog=examples(
        "releasekit ledger export outbox/ --as csv -o outbox.csv",
        "releasekit ledger export outbox/ --as premis -o events.xml",
        "releasekit ledger export outbox/ --as json | jq '.inputs | length'",
    )
)
@ledger_arguments
@click.option(
    "--as",
    "form",
    type=click.Choice(("csv", "json", "premis")),
    required=True,
    help="csv, a row for each output; json, all there is; premis, objects and events.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write [default: standard output].",
)
@click.option("--force", is_flag=True, help="Replace a file of that name.")
def export(
    out: str, *, folder: Path | None, form: str, output: Path | None, force: bool
) -> int:
    """Write all that is known as CSV, JSON or PREMIS.

    CSV and JSON have the last attempt of each input. PREMIS 3.0 has every attempt as
    events (message digest calculation, migration, validation) of the files that took
    part, which are named by their digests.
    """
    with Records.open(out, folder=folder) as records:
        if output is None:
            _FORMS[form](records, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            with publishing(output, replace=force) as file:
                _FORMS[form](records, file)
    return 0


def _write_sheet(records: Records, file: BinaryIO) -> None:
    # What writes one form is loaded where it is asked for.
    from releasekit.batch.ledger.sheet import write_sheet  # noqa: PLC0415

    write_sheet(records, file)


def _write_premis(records: Records, file: BinaryIO) -> None:
    # What writes one form is loaded where it is asked for.
    from releasekit.batch.ledger.premis import write_premis  # noqa: PLC0415

    write_premis(records, file)


def _write_json(records: Records, file: BinaryIO) -> None:
    """Write one object, an input on a line; memory stays flat."""
    file.write(b'{"releasekit": ' + json_bytes(__version__).rstrip())
    runs = [run_data(run) for run in records.runs()]
    file.write(b',\n"runs": ' + json_bytes(runs, indent=None).rstrip())
    file.write(b',\n"inputs": [')
    comma = b"\n"
    for entry in records.entries():
        data = result_data(entry.result)
        data |= {"run": entry.run, "ended": entry.ended}
        file.write(comma + json_bytes(data, indent=None).rstrip())
        comma = b",\n"
    file.write(b"\n]}\n")


_FORMS: Final[Mapping[str, Callable[[Records, BinaryIO], None]]] = MappingProxyType(
    {"csv": _write_sheet, "json": _write_json, "premis": _write_premis}
)
