"""Each sample is read as its portrait says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.portrait import PORTRAITS, of_sample, samples


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_a_sample_is_read_as_its_portrait_says(sample: Path) -> None:
    expected = (PORTRAITS / sample.name).read_text("utf-8")

    assert of_sample(sample) == expected


def test_every_portrait_has_its_sample() -> None:
    names = sorted(path.name for path in PORTRAITS.glob("*.txt"))

    assert names == [path.name for path in samples()]
