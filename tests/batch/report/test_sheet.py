"""The sheet: what spreadsheets and programs read."""

from __future__ import annotations

import csv
import io
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.batch.item import Item
from releasekit.batch.report.rows import rows_of
from releasekit.batch.report.sheet import COLUMNS, Sheet, cell
from releasekit.batch.result import Facts, Result
from releasekit.errors import ForeignFormatError
from tests.batch.report.made_up import results

STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"


def sheet(*given: Result) -> bytes:
    file = io.BytesIO()
    writer = Sheet(file)
    for result in given:
        writer.add(rows_of(result))
    return file.getvalue()


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_output_and_each_failed_input_has_a_row() -> None:
    made = list(results(80))
    rows = read(sheet(*made))
    failed = [row for row in rows if row["outcome"] == "failed"]
    outputs = [one.name for result in made for one in result.outputs]

    assert [row["output"] for row in rows if row["output"]] == outputs
    assert [row["input"] for row in failed] == [r.item.id for r in made if r.error]
    assert failed
    assert all(row["error"] and row["reason"] and row["remedy"] for row in failed)


def test_it_begins_with_the_mark_that_tells_its_encoding() -> None:
    data = sheet()

    assert data == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


@pytest.mark.parametrize(
    ("start", "before"), list(product(STARTS, ("", " ", "\t", "\r\n", "\u3000")))
)
def test_no_cell_is_a_formula(start: str, before: str) -> None:
    attack = f"{before}{start}HYPERLINK(1)"
    item = Item(id=attack, location="x")
    facts = Facts(title=attack, issuer=attack, identifier=attack, issued=attack)
    error = ForeignFormatError(attack, hint=attack)
    data = sheet(Result(item=item, releases=(facts,)), Result(item=item, error=error))
    rows = read(data)
    cells = [text for row in rows for text in row.values()]

    assert [row["input"] for row in rows] == [str(cell(attack))] * 2
    assert not any(text.strip().startswith(tuple(STARTS)) for text in cells)
    assert sum(start in text for text in cells) == 8


def test_numbers_stay_numbers() -> None:
    facts = Facts(doubt=12, characters=3400)
    (row,) = read(sheet(Result(item=Item(id="a", location="a"), releases=(facts,))))

    assert (row["doubt"], row["characters"]) == ("12", "3400")


@given(st.text(alphabet=st.characters()))
def test_any_words_make_one_line_that_is_no_formula(words: str) -> None:
    shown = str(cell(words))
    data = sheet(
        Result(item=Item(id="a", location="a"), releases=(Facts(title=words),))
    )

    assert len(data.splitlines()) == 2
    assert read(data)[0]["title"] == shown
    assert not shown.strip().startswith(tuple(STARTS))
