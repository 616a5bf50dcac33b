"""Dates are read as governments write them, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.model import Precision
from releasekit.parsing.metadata.dates import find_dates, is_date_line

CASES = Path(__file__).with_name("dates.txt")


def cases() -> list[tuple[str, str, str]]:
    """Rows of the case file: customs, text, expected dates."""
    rows = CASES.read_text("utf-8").splitlines()
    split = [row.split(" | ") for row in rows if row and not row.startswith("#")]
    return [(customs, text, wanted) for customs, text, wanted in split]


@pytest.mark.parametrize(("customs", "text", "wanted"), cases())
def test_forms_are_read(customs: str, text: str, wanted: str) -> None:
    language, _, country = customs.partition("/")

    found = find_dates(text, language=language, country=country or None)

    shown = [f"{d.when}{d.zone or ''}" for d in found]
    assert " ".join(shown) == ("" if wanted == "nothing" else wanted)


def test_order_is_decided_by_a_named_rule() -> None:
    (american,) = find_dates("02/07/2017", language="en", country="US")
    (german,) = find_dates("02.07.2017", language="de")

    assert (american.when, american.rule) == ("2017-02-07", "date.figures-country-us")
    assert (german.when, german.rule) == ("2017-07-02", "date.figures-language-de")


def test_order_that_nothing_decides_is_ambiguous() -> None:
    (found,) = find_dates("02/07/2017", language="en")

    assert found.ambiguous
    assert (found.when, found.precision) == ("2017", Precision.YEAR)


@given(st.text(alphabet="0123456789 ./-,:年月日월일년FebruaryMay(화)’", max_size=120))
def test_places_are_in_order_and_literal(text: str) -> None:
    found = find_dates(text, language="mul")

    ends = [0, *(d.end for d in found)]
    assert all(end <= d.start < d.end for end, d in zip(ends, found, strict=False))
    assert all(text[d.start : d.end] == d.literal for d in found)


@pytest.mark.parametrize(
    "line",
    [
        "February 7, 2017",
        "Tuesday, 7 February 2017",
        "Date: October 9, 2018",
        "Washington, DC, December 27, 2017",
        "Berlin, den 7. Februar 2017",
        "Paris, le 7 février 2017",
        "13.08.2023 14:41 Uhr",
        "2014-04-24",
        "2017. 2. 7.(화)",
        "令和8年2月7日(土) 午後3時",
        "Apr. 24, 2014 14:30 KST",
        "23/06/10",
    ],
)
def test_line_that_is_only_a_date(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "12",
        "March 2017",
        "Statement on February 7, 2017",
        "Daily Briefing, February 7, 2017",
        "Updated February 16, 2016",
        "1. May 5, 2020",
        "The talks began on 7 February 2017 in Geneva",
    ],
)
def test_line_that_is_more_or_less_than_a_date(line: str) -> None:
    assert not is_date_line(line)
