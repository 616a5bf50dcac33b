"""What is doubtful about a release, and how much."""

from __future__ import annotations

import pytest

from releasekit.batch.doubts import doubts_of
from releasekit.parsing import parse_bytes, parse_text
from tests.support import SAMPLES

SOUND = """\
MINISTRY OF HARBOURS

12 March 2026

Ministry of Harbours Opens a Ferry Terminal

The ministry opened the terminal on Monday, and it has room for four hundred people.

The first ferry of the new line leaves at noon, and the last one leaves at midnight.
"""


def reasons(text: str) -> dict[str, str]:
    return {doubt.what: doubt.why for doubt in doubts_of(parse_text(text)).places}


def test_a_plain_release_needs_hardly_a_look() -> None:
    assert doubts_of(parse_text(SOUND)).score < 10


def test_an_empty_text_needs_one() -> None:
    doubts = doubts_of(parse_text(""))

    assert doubts.score > 50
    assert [doubt.what for doubt in doubts.places][:2] == ["title", "text"]


def test_what_is_missing_is_told() -> None:
    found = reasons(SOUND.replace("12 March 2026\n\n", ""))

    assert found["issued"] == "no date of issue is stated"


def test_a_text_without_line_ends_looks_odd() -> None:
    found = reasons(SOUND + "\n" + "The gates are open. " * 300)

    assert found["paragraph"] == "very long: were its line ends lost?"


def test_the_most_doubtful_comes_first_and_scores_are_bounded() -> None:
    doubts = doubts_of(parse_text("x\n\ny\n\n" * 40))
    points = [doubt.points for doubt in doubts.places]

    assert points == sorted(points, reverse=True)
    assert 0 < doubts.score <= 100


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_no_sample_is_hopeless(path: object) -> None:
    release = parse_bytes(SAMPLES.joinpath(str(path)).read_bytes())

    assert doubts_of(release).score <= 40
