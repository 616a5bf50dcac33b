"""``metadata.csv``: the release and each of its files in Dublin Core, a row each.

The form is Archivematica's: ``filename`` first, then columns ``dc.`` or ``dcterms.``,
repeated where a row has several values. A row that names a folder describes what all
files in it are together.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from releasekit.exporters.common.crosswalk.subject import subject_of
from releasekit.exporters.common.crosswalk.writing import Written
from releasekit.exporters.dublin_core.statements import statements_of
from releasekit.model import Diagnostic, Release, diagnostic
from releasekit.packaging.payload import PayloadFile
from releasekit.packaging.readme import words_for
from releasekit.plugins.contract import ExportContext
from releasekit.xml_safety import is_xml_text, xml_illegal, xml_visible

_FILENAME: Final = "filename"
_OF_FILES: Final = frozenset({"dc:format", "dcterms:extent"})
"""What Dublin Core says of the source, and not of a folder with four files."""
_LONGEST: Final = 131_072
"""Longest value that Python's reader of CSV takes, and Archivematica reads with it."""


@frozen
class _Row:
    """What is said of one file or folder."""

    path: str
    said: tuple[tuple[str, str], ...] = field(repr=False)
    """Column and value, in order; a column may come more than once."""


def describe(
    release: Release,
    context: ExportContext,
    folder: str,
    payload: tuple[PayloadFile, ...],
) -> Written:
    """Return the table, and what it could not hold.

    Guarantees:
        - UTF-8 without byte order mark; line ends and quotes are those of RFC 4180;
        - every value reads back as it is, even one that a spreadsheet would take for
          a formula: the table is read by a program, which would keep any mark that
          defused it.

    Args:
        release: what is described.
        context: gives the identifier.
        folder: where its files stand, with its slash.
        payload: its files.
    """
    rows = (
        _Row(folder.removesuffix("/"), tuple(_of_release(release, context))),
        *(_Row(file.path, tuple(_of_file(release, file))) for file in payload),
    )
    stream = io.StringIO(newline="")
    columns = _columns(rows)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow((_FILENAME, *columns))
    for row in rows:
        writer.writerow((row.path, *_cells(row, columns)))
    odd = tuple(_odd(rows))
    return Written(data=stream.getvalue().encode(), diagnostics=odd)


def _of_release(release: Release, context: ExportContext) -> Iterator[tuple[str, str]]:
    for statement in statements_of(subject_of(release, context)):
        if statement.term not in _OF_FILES:
            yield statement.term.replace(":", ".", 1), statement.text


def _of_file(release: Release, file: PayloadFile) -> Iterator[tuple[str, str]]:
    if release.title:
        yield "dc.title", release.title
    yield "dc.description", words_for(release)[file.format]
    yield "dc.format", file.media_type
    yield "dcterms.extent", f"{len(file.data)} bytes"


def _columns(rows: tuple[_Row, ...]) -> tuple[str, ...]:
    """Return each column as often as the row that needs it most."""
    needed: dict[str, int] = {}
    for row in rows:
        for column, count in Counter(name for name, _ in row.said).items():
            needed[column] = max(needed.get(column, 0), count)
    return tuple(name for name, count in needed.items() for _ in range(count))


def _cells(row: _Row, columns: tuple[str, ...]) -> Iterator[str]:
    values: dict[str, list[str]] = {}
    for column, value in reversed(row.said):
        values.setdefault(column, []).append(_held(value))
    for column in columns:
        left = values.get(column)
        yield left.pop() if left else ""


def _held(value: str) -> str:
    """Return what the table holds of a value: Archivematica puts it into XML."""
    if len(value) > _LONGEST:
        return ""
    return value if is_xml_text(value) else xml_visible(value)


def _odd(rows: tuple[_Row, ...]) -> Iterator[Diagnostic]:
    said = [pair for row in rows for pair in row.said]
    illegal = {char for _, value in said for _, char in xml_illegal(value)}
    for char in sorted(illegal):
        yield diagnostic("RKD201", code=f"{ord(char):04X}")
    for column, value in said:
        if len(value) > _LONGEST:
            yield diagnostic("RKD212", place=column, length=len(value))
