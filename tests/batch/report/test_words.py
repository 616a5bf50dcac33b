"""Words, numbers and links of a report."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.batch.report.links import link_of
from releasekit.batch.report.words import (
    bytes_words,
    count,
    language_words,
    moment,
    number,
    percent,
    seconds_words,
)


def test_numbers_stand_in_groups_of_three() -> None:
    assert number(1234567) == "1\u202f234\u202f567"
    assert count(1, "input") == "1 input"
    assert count(2000, "input") == "2\u202f000 inputs"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 0, "0 %"),
        (0, 9, "0 %"),
        (1, 3, "33 %"),
        (1, 5000, "< 1 %"),
        (4999, 5000, "> 99 %"),
        (9, 9, "100 %"),
    ],
)
def test_what_is_not_nothing_never_looks_like_it(
    part: int, whole: int, shown: str
) -> None:
    assert percent(part, whole) == shown


def test_lengths_and_times_have_units() -> None:
    assert [bytes_words(size) for size in (0, 999, 1500, 2_300_000, 40_000_000)] == [
        "0 bytes",
        "999 bytes",
        "1.5 kB",
        "2.3 MB",
        "40 MB",
    ]
    assert [seconds_words(s) for s in (0.04, 59, 61, 7322)] == [
        "0.0 s",
        "59 s",
        "1 min 1 s",
        "2 h 2 min",
    ]
    assert moment(datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)) == (
        "2026-03-04 05:06:07 UTC"
    )


def test_languages_have_names_where_they_are_known() -> None:
    assert language_words("pt-BR") == "Portuguese (pt-BR)"
    assert language_words("tlh") == "tlh"


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("2026/03/a.docx", "2026/03/a.docx"),
        ("a b#c?d%.pdf", "a%20b%23c%3Fd%25.pdf"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("물길.xml", "%EB%AC%BC%EA%B8%B8.xml"),
        ("bad-\udcff.xml", "bad-%FF.xml"),
        ("bad-\ud800.xml", None),
        ("../a.docx", None),
        ("a/../../b", None),
        ("/etc/passwd", None),
        ("//host/a", None),
        ("a//b", None),
        ("", None),
        ("a\0b", None),
    ],
)
def test_links_lead_below_the_folder_or_nowhere(name: str, link: str | None) -> None:
    assert link_of(name) == link


@given(st.text())
def test_no_name_makes_a_link_that_leaves_the_folder(name: str) -> None:
    link = link_of(name)

    assert link is None or (
        link.isascii()
        and not set(link) & set(":?#\\\"'<>& ")
        and not {"", ".", ".."} & set(link.split("/"))
    )
