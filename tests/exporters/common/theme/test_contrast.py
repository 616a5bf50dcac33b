"""Contrast of colours is what WCAG counts, and a colour that will do is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.exporters.common.theme.contrast import LEAST, contrast, enough_on
from releasekit.exporters.common.theme.values import Colours

COLOUR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(COLOUR, COLOUR)
def test_a_colour_is_made_dark_or_light_enough(colour: str, ground: str) -> None:
    better = enough_on(colour, ground)

    assert contrast(better, ground) >= LEAST
    assert contrast(colour, ground) < LEAST or better == colour


def test_the_colours_without_a_theme_can_be_read() -> None:
    plain = Colours()

    for letters in (plain.text, plain.accent, plain.link):
        assert contrast(letters, plain.ground) >= LEAST
    assert contrast(plain.muted, "#ffffff") >= LEAST
