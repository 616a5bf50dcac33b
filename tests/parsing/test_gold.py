"""The samples are read as a person read them, at least as well as before."""

from __future__ import annotations

from functools import reduce
from operator import add

import pytest

from benchmarks.scoreboard.gold import Gold, read_all
from benchmarks.scoreboard.measures import Score, score
from benchmarks.scoreboard.reading import reading_of
from releasekit.model import flat_view
from releasekit.parsing import parse_bytes
from tests.support import SAMPLES

GOLD = read_all()
# Percent of content F1 and strict F1. A floor only rises; docs/scoreboard.md lists
# what is missing to 100.
FLOORS = {
    "01-ministry-numbered-en": (100, 100),
    "02-ministry-bullets-ko": (100, 96),
    "03-agency-numbered-ko": (100, 95),
    "04-state-immediate-us": (100, 100),
    "05-department-embargo-uk": (100, 100),
    "06-ministerium-sperrfrist-de": (100, 100),
    "07-prefecture-communique-fr": (100, 100),
    "08-prefecture-numbered-ja": (89, 31),
    "09-press-conference-transcript-en": (100, 100),
    "10-statistics-table-en": (100, 95),
    "11-site-furniture-en": (97, 93),
    "12-shredded-web-save-ko": (95, 85),
    "13-ministry-numbered-ru": (100, 92),
    "14-audit-deep-nesting-en": (100, 17),
    "15-daily-news-bilingual": (100, 85),
    "16-mail-forwarded-en": (100, 100),
    "17-bilingual-en-ko": (100, 91),
    "18-ministry-private-use-ko": (100, 20),
    "19-ministry-tables-ar": (100, 100),
    "20-authority-notes-he": (100, 100),
}
# Percent, all samples together.
FLOORS_OF_ALL = {
    "title": 100,
    "date": 100,
    "agency": 100,
    "marker": 98,
    "furniture_precision": 95,
    "furniture_recall": 98,
}


def of_sample(gold: Gold) -> Score:
    """Read a sample from its bytes, as a user does."""
    path = SAMPLES / f"{gold.name}.txt"
    release = parse_bytes(path.read_bytes(), name=path.name)
    return score(gold, reading_of(flat_view(release)))


@pytest.fixture(scope="module")
def all_together() -> Score:
    return reduce(add, map(of_sample, GOLD))


def test_every_gold_has_its_floor() -> None:
    assert set(FLOORS) == {gold.name for gold in GOLD}


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_a_sample_is_read_no_worse(gold: Gold) -> None:
    found = of_sample(gold)
    content, strict = FLOORS[gold.name]

    assert 100 * (found.content.value or 0) >= content
    assert 100 * (found.strict.value or 0) >= strict
    assert found.lost.part == 0


@pytest.mark.parametrize("figure", FLOORS_OF_ALL)
def test_the_samples_together_are_read_no_worse(
    figure: str, all_together: Score
) -> None:
    assert 100 * getattr(all_together, figure).value >= FLOORS_OF_ALL[figure]
