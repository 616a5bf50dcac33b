"""The ledger as CSV: a row for each output, and for each input that failed."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, Final

from releasekit.batch.ledger.records import Entry, Records
from releasekit.batch.report.sheet import cell
from releasekit.batch.result import Facts, Made, Result

COLUMNS: Final = (
    "input",
    "status",
    "part",
    "format",
    "output",
    "bytes",
    "sha256",
    "source_sha256",
    "source_bytes",
    "source_changed",
    "title",
    "identifier",
    "language",
    "issuer",
    "issued",
    "doubt",
    "diagnostics",
    "run",
    "ended",
    "milliseconds",
    "tries",
    "error",
    "reason",
    "remedy",
)
"""What stands in the first row."""
_BILLION: Final = 1_000_000_000


def write_sheet(records: Records, file: BinaryIO) -> None:
    """Write what became of each input at last.

    Rows are as RFC 4180 has them, in UTF-8 with a mark, which Excel needs; no cell is
    taken for a formula.

    Args:
        records: the ledger.
        file: where the bytes go.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    file.write(codecs.BOM_UTF8)
    sheet = csv.writer(codecs.getwriter("utf-8")(file))
    sheet.writerow(COLUMNS)
    for entry in records.entries():
        for made in entry.result.outputs or (None,):
            sheet.writerow(map(cell, _cells(entry, made)))


def _cells(entry: Entry, made: Made | None) -> Iterator[str | int | None]:
    result = entry.result
    error = result.error
    yield result.item.id
    yield "failed" if error else "converted"
    if made:
        yield from (made.part, made.exporter, made.name, made.size, made.sha256)
    else:
        yield from (None,) * 5
    yield from (result.sha256, result.item.size, _moment(result.item.mtime_ns))
    yield from _facts(_facts_beside(result, made))
    yield len(result.diagnostics) + (len(made.diagnostics) if made else 0)
    yield from (entry.run, entry.ended, result.milliseconds, result.tries)
    yield from (error.code, error.message, error.hint) if error else (None,) * 3


def _facts_beside(result: Result, made: Made | None) -> Facts | None:
    part = made.part if made else 0
    return next((facts for facts in result.releases if facts.part == part), None)


def _facts(facts: Facts | None) -> tuple[str | int | None, ...]:
    if facts is None:
        return (None,) * 6
    named = (facts.title, facts.identifier, facts.language)
    return (*named, facts.issuer, facts.issued, facts.doubt)


def _moment(nanoseconds: int) -> str | None:
    """Return a time as ISO 8601 in UTC, to the second; nothing where it is unknown."""
    if not nanoseconds:
        return None
    return datetime.fromtimestamp(nanoseconds // _BILLION, UTC).isoformat()
