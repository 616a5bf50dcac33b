"""Make a register of an archive: one CSV row for each record in a folder.

    python register.py outbox/ > register.csv

The table opens in a spreadsheet: it is UTF-8 with a byte order mark, and no text from
a release can act as a formula there.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path

import releasekit
from releasekit.text import show

COLUMNS = ("file", "issued", "issuer", "title", "language", "sha256", "diagnostics")
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # and their full-width forms


def row(path: Path) -> tuple[object, ...]:
    """Return what the register says about one record."""
    release = releasekit.recover(path)
    facts = (release.issued, release.issuer, release.title, release.language)
    return (path, *facts, release.source.sha256, len(release.diagnostics))


def as_text(cell: object) -> str:
    """Return a cell that a spreadsheet takes for text, whatever it begins with."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(description="Make a CSV register of an archive.")
    parser.add_argument("archive", type=Path)
    archive, status = parser.parse_args().archive, 0
    if not archive.is_dir():
        parser.error(f"no such folder: {show(str(archive))}")
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for path in sorted(archive.rglob("*.record.xml")):
        try:
            writer.writerow(map(as_text, row(path)))
        except releasekit.ReleasekitError as error:
            print(show(str(error)), file=sys.stderr)
            status = 1
    sys.stdout.buffer.write(table.getvalue().encode("utf-8-sig", "replace"))
    return status


if __name__ == "__main__":
    sys.exit(main())
