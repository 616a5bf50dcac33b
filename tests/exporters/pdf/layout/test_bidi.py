"""Writing directions, held against another implementation of UAX #9."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from releasekit.exporters.pdf.layout.bidi import (
    displayed,
    first_strong,
    levels_of,
    mirror,
    strips_of,
)

ALPHABET = "abאבعب١٢12 +-,.:%$()[]{}«»<>\u05b0\u064e\u200f\u200e\u00ad!"
ISOLATES = "\u2066\u2067\u2068\u2069"
EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"
STEERING = frozenset("\u00ad\u200b\u200e\u200f" + ISOLATES + EMBEDDINGS)


def _shown(text: str, base: int) -> str:
    """Return a text as it stands on one line, from left to right."""
    levels = levels_of(text, base)
    end = len(text.rstrip(" \u00ad" + ISOLATES + EMBEDDINGS))
    levels = levels[:end] + bytes([base]) * (len(text) - end)
    out = []
    for start, stop, level in displayed(strips_of(levels)):
        part = text[start:stop]
        out.append("".join(map(mirror, reversed(part))) if level % 2 else part)
    return "".join(out)


def _seen(text: str) -> list[str]:
    return [char for char in text if char not in STEERING]


def _agrees(text: str, base: int) -> bool:
    return _unmirrored(_shown(text, base)) == _unmirrored(
        get_display(text, base_dir="LR"[base])
    )


def _unmirrored(text: str) -> list[str]:
    """Return what is seen; the other implementation mirrors nothing."""
    return [min(char, mirror(char)) for char in _seen(text)]


@given(st.text(ALPHABET, max_size=24), st.sampled_from([0, 1]))
def test_lines_stand_as_another_implementation_orders_them(
    text: str, base: int
) -> None:
    assert _agrees(text, base)


@given(st.text(ALPHABET[:24] + ISOLATES, max_size=16), st.sampled_from([0, 1]))
def test_isolates_are_kept_apart(text: str, base: int) -> None:
    assert _agrees(text, base)


@given(st.text("abא12 (" + EMBEDDINGS, max_size=12), st.sampled_from([0, 1]))
def test_embeddings_and_overrides_are_obeyed(text: str, base: int) -> None:
    # Blanks at the end of a line are another rule (L1), which painting sees to.
    assert _agrees(text + "b", base)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("אבג abc (def) דה", "הד abc (def) גבא"),
        ("בשנת 2026 (ינואר)", "(ראוני) 2026 תנשב"),
        ("1. אבג", "גבא .1"),
        ("עלה ב-12.5% ל-3,400", "3,400-ל 12.5%-ב הלע"),
        ("שרת: press@moa.example.", ".press@moa.example :תרש"),
    ],
)
def test_numbers_and_foreign_words_keep_their_direction(text: str, shown: str) -> None:
    assert _shown(text, 1) == shown


@pytest.mark.parametrize(
    ("text", "level"), [("abc א", 0), ("1. א", 1), ("١", 0), ("(ع)", 1), ("", 0)]
)
def test_the_first_strong_letter_tells_the_direction(text: str, level: int) -> None:
    assert first_strong(text) == level


@pytest.mark.parametrize("pair", ["()", "[]", "«»", "<>", "≤≥", "‹›", "⟨⟩", "【】"])
def test_signs_with_a_side_are_mirrored(pair: str) -> None:
    assert (mirror(pair[0]), mirror(pair[1])) == (pair[1], pair[0])


def test_every_mirror_image_has_one_itself() -> None:
    signs = [c for c in map(chr, range(0x2000, 0x3100)) if mirror(c) != c]

    assert signs
    assert [c for c in signs if mirror(mirror(c)) != c] == []
    assert all(unicodedata.mirrored(mirror(c)) for c in signs)
