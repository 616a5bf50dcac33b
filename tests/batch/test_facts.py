"""What a report tells of a release."""

from __future__ import annotations

import pickle

from releasekit.batch.doubts import doubts_of
from releasekit.batch.facts import facts_of
from releasekit.model import FURNITURE_KINDS, flat_view
from releasekit.parsing import parse_bytes, parse_text
from tests.support import SAMPLES

SOUND = """\
Home | News | Contact

MINISTRY OF HARBOURS

12 March 2026

Ministry of Harbours Opens a Ferry Terminal

The ministry opened the terminal on Monday, and it has room for four hundred people.

The first ferry of the new line leaves at noon, and the last one leaves at midnight.
"""


def test_facts_say_what_the_release_says() -> None:
    facts = facts_of(parse_text(SOUND), part=2)

    assert facts.part == 2
    assert facts.title == "Ministry of Harbours Opens a Ferry Terminal"
    assert facts.issuer == "MINISTRY OF HARBOURS"
    assert facts.issued == "2026-03-12"
    assert facts.language == "en"
    assert facts.identifier
    assert facts.missing == ("access", "rights")
    assert facts.characters == len(SOUND)
    assert facts.blocks == len(parse_text(SOUND).blocks)


def test_furniture_counts_the_page_around_the_text() -> None:
    release = parse_text(SOUND)
    blocks = flat_view(release)["blocks"]
    around = [row["text"] for row in blocks if row["kind"] in FURNITURE_KINDS]

    assert around
    assert facts_of(release).furniture == sum(map(len, around))


def test_what_is_doubtful_is_named_once_the_most_first() -> None:
    release = parse_text("x\n\ny\n\n" * 9)
    facts = facts_of(release)
    places = [doubt.what for doubt in doubts_of(release).places]

    assert facts.doubt == doubts_of(release).score > 0
    assert facts.doubtful[0] == places[0]
    assert len(set(facts.doubtful)) == len(facts.doubtful)
    assert set(facts.doubtful) <= set(places)
    assert not any(name.startswith("RKD") for name in facts.doubtful)


def test_an_empty_text_has_facts_too() -> None:
    facts = facts_of(parse_text(""))

    assert facts.title is facts.issuer is facts.issued is None
    assert (facts.characters, facts.furniture, facts.blocks) == (0, 0, 0)


def test_facts_of_every_sample_cross_a_process() -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        facts = facts_of(parse_bytes(path.read_bytes(), name=path.name))

        assert pickle.loads(pickle.dumps(facts)) == facts, path.name  # noqa: S301
