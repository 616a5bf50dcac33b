"""The sheet: a report as CSV, a row for each output or failed input."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from typing import BinaryIO, Final

from releasekit.batch.report.rows import Outcome, Row, reasons_of
from releasekit.batch.result import Facts, Made
from releasekit.text import show

COLUMNS: Final = (
    "input",
    "input_sha256",
    "outcome",
    "part",
    "format",
    "output",
    "bytes",
    "sha256",
    "title",
    "identifier",
    "language",
    "issuer",
    "country",
    "issued",
    "doubt",
    "look",
    "missing",
    "characters",
    "furniture",
    "milliseconds",
    "error",
    "reason",
    "remedy",
)
"""What stands in the first row."""
OPENING: Final = b"\xef\xbb\xbfinput,input_sha256,outcome,"
"""How the sheets of every version begin."""
_LONGEST: Final = 32_000
"""Code points of a cell; spreadsheets hold few more."""
_FORMULA: Final = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What formulas begin with, in forms of full width too."""
_SEPARATOR: Final = "; "


class Sheet:
    """Writes rows as RFC 4180 has them: UTF-8 with a mark, which Excel needs."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin a sheet; the mark and the names of columns go first."""
        file.write(codecs.BOM_UTF8)
        self._writer = csv.writer(codecs.getwriter("utf-8")(file))
        self._writer.writerow(COLUMNS)

    def add(self, rows: tuple[Row, ...]) -> None:
        """Add the rows of a result."""
        for row in rows:
            start = (cell(row.input), row.sha256)
            end = tuple(map(cell, _end(row)))
            for made in row.outputs or (None,):
                middle = (_outcome(row, made), *_middle(row, made))
                self._writer.writerow((*start, *map(cell, middle), *end))


def cell(words: str | int | None) -> str | int:
    """Return a value on one line, so that no spreadsheet takes it for a formula.

    What would be one gets an apostrophe before it, which spreadsheets take for a mark
    of text; blanks before a formula do not hide it.
    """
    if not isinstance(words, str):
        return "" if words is None else words
    shown = show(words, limit=_LONGEST)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def _middle(row: Row, made: Made | None) -> tuple[str | int | None, ...]:
    if made is None:
        return (row.facts.part if row.facts else None, *_none(4))
    return (made.part, made.exporter, made.name, made.size, made.sha256)


def _end(row: Row) -> Iterator[str | int | None]:
    facts, error = row.facts, row.error
    yield from _facts(facts) if facts else _none(7)
    yield _SEPARATOR.join(reasons_of(row))
    yield _SEPARATOR.join(facts.missing) if facts else None
    yield from (facts.characters, facts.furniture) if facts else _none(2)
    yield row.milliseconds
    yield from (error.code, error.message, error.hint) if error else _none(3)


def _outcome(row: Row, made: Made | None) -> str:
    """Return the outcome of a file: of several, some may have been there already."""
    is_there = made is not None and not made.written
    return str(Outcome.UNCHANGED if is_there else row.outcome)


def _facts(facts: Facts) -> tuple[str | int | None, ...]:
    return (
        facts.title,
        facts.identifier,
        facts.language,
        facts.issuer,
        facts.country,
        facts.issued,
        facts.doubt,
    )


def _none(columns: int) -> tuple[None, ...]:
    return (None,) * columns
