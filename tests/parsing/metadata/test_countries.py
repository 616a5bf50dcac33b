from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from releasekit import read
from releasekit.parsing.metadata.agencies import country_words
from releasekit.parsing.metadata.countries import country_cues
from releasekit.parsing.metadata.view import signs_of

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

    assert country_cues(text, signs_of(text)).counts == found


def test_every_sample_shows_what_its_words_show(samples_dir: Path) -> None:
    for path in sorted(samples_dir.glob("*.txt")):
        text = read(path).source.text
        cues = country_cues(text, signs_of(text)).counts

        for country, count in counted_one_by_one(text).items():
            if country not in {"KR", "JP"}:
                assert cues[country] == count


def test_every_word_is_found_by_itself() -> None:
    for country, words in country_words().items():
        for word in words:
            assert country_cues(word, signs_of(word)).counts[country] > 0


@pytest.mark.parametrize(("text", "country"), [("항만", "KR"), ("みなと", "JP")])
def test_a_script_of_one_country_shows_it(text: str, country: str) -> None:
    assert country_cues(text, signs_of(text)).counts[country] > 0
