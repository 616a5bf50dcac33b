"""The ledger as CSV: a row for each output, and no cell is a formula."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path

from attrs import evolve

from releasekit.batch.ledger import Ledger, Records
from releasekit.batch.ledger.sheet import COLUMNS, write_sheet
from releasekit.batch.result import Facts, Result
from tests.batch.ledger.making import JOB, convert, fail, make_input


def rows_of(out: Path, *results: Result) -> list[dict[str, str]]:
    """Return the rows of a ledger that has these results."""
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record(results)
        ledger.end()
    file = BytesIO()
    with Records.open(out) as records:
        write_sheet(records, file)
    text = file.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_there_is_a_row_for_each_output_and_each_failure(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = convert(make_input(tmp_path / "in", "a.txt"), out, ("docx", "pdf"))
    rows = rows_of(out, made, fail(make_input(tmp_path / "in", "b.txt")))

    assert list(rows[0]) == list(COLUMNS)
    assert [(row["input"], row["format"], row["error"]) for row in rows] == [
        ("a.txt", "docx", ""),
        ("a.txt", "pdf", ""),
        ("b.txt", "", "RK103"),
    ]
    assert rows[0]["title"] == "Ferry Opens"
    assert rows[0]["source_changed"] == "2023-11-14T22:13:20+00:00"
    assert rows[0]["sha256"] == made.outputs[0].sha256
    assert rows[2]["remedy"]


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = convert(make_input(tmp_path / "in", "a.txt"), out)
    formula = Facts(title='=HYPERLINK("http://example.org")', issuer="\uff0b1")
    item = evolve(made.item, id="-1+2.txt")
    (row,) = rows_of(out, evolve(made, item=item, releases=(formula,)))

    assert row["input"] == "'-1+2.txt"
    assert row["title"] == '\'=HYPERLINK("http://example.org")'
    assert row["issuer"] == "'\uff0b1"


def test_each_output_stands_beside_its_own_release(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = convert(make_input(tmp_path / "in", "a.txt"), out, ("docx", "pdf"))
    first, second = made.outputs
    parts = (evolve(first, part=1), evolve(second, part=2))
    releases = (Facts(part=1, title="One"), Facts(part=2, title="Two"))
    rows = rows_of(out, evolve(made, outputs=parts, releases=releases))

    assert [row["title"] for row in rows] == ["One", "Two"]
