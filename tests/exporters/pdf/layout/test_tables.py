"""Widths of columns."""

from __future__ import annotations

from releasekit.exporters.pdf.layout.tables import column_widths
from tests.exporters.pdf.layout.typewriter import cell


def test_columns_share_what_is_left() -> None:
    widths = column_widths([(cell("abcd"), cell("ab"))], 100)

    assert widths == (30 + 25, 20 + 25)


def test_words_stay_whole_where_they_can() -> None:
    rows = [(cell("unbreakable"), cell("many short words that may wrap"))]
    first, second = column_widths(rows, 140)

    assert first >= 11 * 5 + 10
    assert round(first + second) == 140


def test_words_are_cut_where_they_cannot() -> None:
    rows = [(cell("x" * 100), cell("y" * 100))]

    assert column_widths(rows, 100) == (50, 50)
