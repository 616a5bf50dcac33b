"""``releasekit ledger report``: the report of a batch, written anew."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from releasekit.batch.ledger import Ending, Records, Run
from releasekit.batch.report import RunFacts, write_report
from releasekit.batch.store.choice import is_url
from releasekit.cli.help import examples
from releasekit.cli.ledger_options import ledger_arguments
from releasekit.cli.render import say, show_path
from releasekit.errors import UsageError


@click.command(
    epilog=examples(
        "releasekit ledger report outbox/",
        "releasekit ledger report s3://archive/2026 --ledger-dir ledgers/ -o reports/",
    )
)
@ledger_arguments
@click.option(
    "-o",
    "--output",
    "into",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where to write it, where not into OUT itself; its links lead below OUT.",
)
@click.option("--force", is_flag=True, help="Replace other files of these names.")
def report(out: str, *, folder: Path | None, into: Path | None, force: bool) -> int:
    """Write releasekit-report.html, .csv and .json from what the ledger has.

    `releasekit convert` writes them itself at the end of a run with many inputs. Of an
    input that was taken up several times, the last time counts.
    """
    if into is None and is_url(out):
        message = "a report is written to a folder of this machine"
        raise UsageError(message, hint="name one with -o", path=out)
    with Records.open(out, folder=folder) as records:
        totals, runs = records.totals(), records.runs()
        formats = tuple(each.exporter for each in totals.formats)
        facts = _facts(out, formats, runs[-1] if runs else None)
        made = write_report(records.results(), facts, into or Path(out), force=force)
    for path in made:
        say(show_path(path))
    return 0


def _facts(out: str, formats: tuple[str, ...], last: Run | None) -> RunFacts:
    """Return what the last run says of itself."""
    if last is None:
        return RunFacts(destination=out, formats=formats)
    return RunFacts(
        destination=out,
        formats=formats,
        started=datetime.fromisoformat(last.started),
        finished=datetime.fromisoformat(last.ended) if last.ended else None,
        interrupted=last.ending is not Ending.COMPLETE,
        job=last.job,
    )
