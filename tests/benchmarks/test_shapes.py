from __future__ import annotations

import pytest

from benchmarks.shapes import UNITS, repeated, shapes


@pytest.mark.parametrize("characters", [0, 1, 5, 6, 1000])
def test_a_repeated_text_has_the_size_asked_for(characters: int) -> None:
    text = repeated("ab\n", characters)

    assert len(text) == characters
    assert ("ab\n" * 1000).startswith(text)


def test_releases_come_first_and_every_unit_follows() -> None:
    made = shapes(("one", "two"), 40)

    assert made[0].text.startswith("one\n\ntwo")
    assert [shape.name for shape in made[1:]] == list(UNITS)
    assert {len(shape.text) for shape in made} == {40}
