from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit import read
from releasekit.parsing.metadata.agencies import country_words
from releasekit.parsing.metadata.countries import (
    country_cues,
    first_shown,
    shows_country,
)

if TYPE_CHECKING:
    from pathlib import Path


def counted_one_by_one(text: str) -> dict[str, int]:
    return {c: sum(map(text.count, words)) for c, words in country_words().items()}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Talks in Berlin: Germany and the Germans.",
        "GermanyGermanBerlinChina",
        "中国国务院 北京 中国",
    ],
)
def test_words_are_counted_wherever_they_stand(text: str) -> None:
    found = {c: n for c, n in counted_one_by_one(text).items() if n}

    assert country_cues(text) == found


def test_every_sample_shows_what_its_words_show(samples_dir: Path) -> None:
    for path in sorted(samples_dir.glob("*.txt")):
        text = read(path).source.text
        cues = country_cues(text)

        for country, count in counted_one_by_one(text).items():
            if country not in {"KR", "JP"}:
                assert cues[country] == count


def test_every_word_is_found_by_itself() -> None:
    for country, words in country_words().items():
        for word in words:
            assert country_cues(word)[country] > 0


@pytest.mark.parametrize(("text", "country"), [("항만", "KR"), ("みなと", "JP")])
def test_a_script_of_one_country_shows_it(text: str, country: str) -> None:
    assert country_cues(text)[country] > 0


@pytest.mark.parametrize(
    ("text", "country", "place"),
    [
        ("In Korea, the Korean side", "KR", (3, 8)),
        ("Korean and Korea", "KR", (0, 6)),
        ("Berlin and Germany", "DE", (0, 6)),
        ("Germany and Berlin", "DE", (0, 7)),
        ("nowhere", "DE", None),
        ("nowhere", "XX", None),
    ],
)
def test_the_first_and_longest_word_shows_where_a_country_is(
    text: str, country: str, place: tuple[int, int] | None
) -> None:
    assert first_shown(text, country) == place


@given(st.lists(st.sampled_from(["Korea", "Japanese", "みな", "서", "Berlin", "x ’"])))
def test_a_country_is_shown_where_it_counts(words: list[str]) -> None:
    text = " ".join(words)

    counts = country_cues(text)
    for country in country_words():
        assert shows_country(text, country) == (counts[country] > 0)
