"""The first sample is read wholly right."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasekit.model import (
    Fact,
    Furniture,
    Heading,
    How,
    List,
    Note,
    Paragraph,
    Release,
    TranslationStatus,
    Unknown,
)
from releasekit.parsing import parse_bytes


@pytest.fixture
def release(seed_path: Path) -> Release:
    return parse_bytes(seed_path.read_bytes(), name=seed_path.name)


def test_four_lines_of_furniture_then_label_and_title(release: Release) -> None:
    *chrome, label, title = release.blocks[:6]

    assert all(isinstance(block, Furniture) for block in chrome)
    assert isinstance(label, Paragraph)
    assert label.text == "Press Releases"
    assert isinstance(title, Heading)
    assert title.level == 1


def test_one_list_of_six_with_the_nested_items_in_place(release: Release) -> None:
    (points,) = [b for b in release.blocks if isinstance(b, List)]

    assert [item.marker.text for item in points.items] == [f"{n}." for n in range(1, 7)]
    shape = [
        [len(child.items) for child in item.children if isinstance(child, List)]
        for item in points.items
    ]
    assert shape == [[], [], [3], [3], [], []]
    below = points.items[3].children[0]
    assert isinstance(below, List)
    (dash,) = below.items[0].children
    assert isinstance(dash, List)
    assert [item.marker.text for item in dash.items] == ["-"]


def test_the_wrapped_sentence_is_healed(release: Release) -> None:
    below = release.blocks[6]
    assert isinstance(below, List)
    (circles,) = below.items[3].children
    assert isinstance(circles, List)
    healed = circles.items[1]

    assert len(healed.origin.spans) == 3
    assert "\n" not in healed.text


def test_what_is_known_and_what_is_honestly_not(release: Release) -> None:
    facts = release.metadata

    assert isinstance(facts.issuer, Fact)
    assert "Foreign Affairs" in facts.issuer.value.name
    assert facts.issuer.evidence.how is How.INFERRED
    assert facts.issuer.evidence.spans
    assert release.language == "en"
    assert isinstance(facts.issued, Unknown)
    assert "--02-07" in [fact.value.when for fact in facts.dates]


def test_the_closing_note_is_a_translation_note(release: Release) -> None:
    note, translation = release.blocks[-1], release.metadata.translation

    assert isinstance(note, Note)
    assert translation is not None
    assert translation.value.status is TranslationStatus.UNOFFICIAL
    assert translation.value.authoritative is False
