"""Writing: the results of a batch become a page, a sheet and data, in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from releasekit.batch.report.data import OPENING as DATA_OPENING
from releasekit.batch.report.data import Data
from releasekit.batch.report.page import OPENING as PAGE_OPENING
from releasekit.batch.report.page import write_page
from releasekit.batch.report.rows import rows_of
from releasekit.batch.report.run import RunFacts
from releasekit.batch.report.sheet import OPENING as SHEET_OPENING
from releasekit.batch.report.sheet import Sheet
from releasekit.batch.report.table import Table
from releasekit.batch.report.tally import Tally
from releasekit.batch.result import Result
from releasekit.errors import OutputError, OutputExistsError
from releasekit.files.publish import make_folder, output_refusal, publishing

PAGE_NAME: Final = "releasekit-report.html"
"""The page for people."""
SHEET_NAME: Final = "releasekit-report.csv"
"""The sheet for spreadsheets."""
DATA_NAME: Final = "releasekit-report.json"
"""The data for programs."""
REPORT_NAMES: Final = (PAGE_NAME, SHEET_NAME, DATA_NAME)
"""Files of a report; no output has one of these names."""
_OPENINGS: Final = (PAGE_OPENING, SHEET_OPENING, DATA_OPENING)


def write_report(
    results: Iterable[Result], run: RunFacts, folder: Path, *, force: bool = False
) -> tuple[Path, ...]:
    """Write the report of a batch into its folder; return the files.

    Results are taken one by one and listed as they come: the same results in the same
    order give the same bytes. Memory does not grow with them. An earlier report gives
    way, all files at the end.

    Args:
        results: what became of the inputs.
        run: what is known about the run.
        folder: where the outputs are; links lead from there.
        force: whether files of these names give way that are no report.

    Raises:
        OutputExistsError: another file has one of the names.
        OutputError: the folder cannot be written.
    """
    make_folder(folder)
    paths = tuple(folder / name for name in REPORT_NAMES)
    if not force:
        check_report_names(folder)
    tally = Tally()
    with ExitStack() as files:
        page, sheet, data = (
            files.enter_context(publishing(path, replace=True)) for path in paths
        )
        # In the folder, which has the room that reports need.
        spools = (files.enter_context(TemporaryFile(dir=folder)) for _ in range(2))
        table, listed = Table(next(spools)), Data(next(spools))
        rows_of_sheet = Sheet(sheet)
        for result in results:
            rows = rows_of(result)
            tally.add(result, rows)
            table.add(rows)
            rows_of_sheet.add(rows)
            listed.add(result)
        listed.finish(data, run, tally)
        write_page(page, run, tally, table, REPORT_NAMES[1:])
    return paths


def check_report_names(folder: Path) -> None:
    """Refuse a folder in which another file has the name of a report.

    Worth asking before a long run, whose report is written at its end.

    Raises:
        OutputExistsError: another file has one of the names.
        OutputError: a folder has one, or it cannot be looked at.
    """
    for name, opening in zip(REPORT_NAMES, _OPENINGS, strict=True):
        _refuse_foreign(folder / name, opening)


def _refuse_foreign(path: Path, opening: bytes) -> None:
    """Refuse to replace what does not begin as a report does."""
    try:
        with path.open("rb") as file:
            found = file.read(len(opening))
    except FileNotFoundError:
        return
    except IsADirectoryError as error:
        raise OutputError("a folder has this name", path=str(path)) from error
    except OSError as error:
        raise output_refusal(error, path) from error
    if found != opening:
        message = "a file of this name exists, and it is no report"
        raise OutputExistsError(message, path=str(path))
