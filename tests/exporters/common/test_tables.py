"""Header rows and columns of figures."""

from __future__ import annotations

import pytest

from releasekit.exporters.common.tables import figure_columns, header_rows, header_words
from releasekit.model import Cell, Origin, Row, Table
from tests import builders as b


def heads(*texts: str) -> Row:
    return Row(cells=tuple(Cell(text=t, spans=(), header=True) for t in texts))


def cells(*texts: str) -> Row:
    return Row(cells=tuple(Cell(text=t, spans=()) for t in texts))


def table(*rows: Row) -> Table:
    return Table(id="b1", rows=rows, origin=Origin(spans=(), rule="test"))


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ((), 0),
        ((cells("a"),), 0),
        ((heads("a"), cells("b")), 1),
        ((heads("a"), heads("b"), cells("c"), heads("d")), 2),
        ((heads("a"), heads("b")), 1),
    ],
)
def test_header_rows_stand_at_the_top(rows: tuple[Row, ...], count: int) -> None:
    assert header_rows(table(*rows)) == count


@pytest.mark.parametrize(
    ("texts", "are_figures"),
    [
        (("1", "22"), True),
        (("1,234.5", "-7%", "△3"), True),
        (("₩10", "–", ""), True),
        (("(12)", "n/a"), True),
        (("", "–"), False),
        (("1", "two"), False),
        (("1st",), False),
    ],
)
def test_figures_are_told_from_words(
    texts: tuple[str, ...],
    are_figures: bool,  # noqa: FBT001 - a case of the table
) -> None:
    rows = (heads("year"), *(cells(text) for text in texts))

    assert figure_columns(table(*rows)) == (are_figures,)


def test_a_first_row_without_header_cells_heads_the_table() -> None:
    assert figure_columns(b.table(("year", "number"), ("a", "5"))) == (False, True)


def test_a_table_is_called_by_the_words_of_its_first_row() -> None:
    assert (
        header_words(table(heads("Port", "", "Boats"), cells("Ahn", "2")))
        == "Port, Boats"
    )
    assert header_words(table()) == ""
