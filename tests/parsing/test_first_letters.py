"""What a line has to begin with for a pattern to match it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.parsing.first_letters import first_letters

PATTERNS = ("press", "(the )?office", "[ab-d]x", r"\bend", "x{0,3}y", "a|b", "#{1,5}$")


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("press", "p"),
        ("Press|news", "pn"),
        ("(the )?office", "to"),
        ("[ab-d]x", "abcd"),
        (r"\b(?=e)end", "e"),
        ("x{0,3}y", "xy"),
        (".{2,5}", None),
        (r"\w+ office", None),
        ("a?", None),
        ("[^a]b", None),
    ],
)
def test_first_letters_are_found(pattern: str, letters: str | None) -> None:
    found = first_letters(pattern)

    assert found == (None if letters is None else frozenset(letters))


@given(text=st.text("aAbcdxyEend#pressthoffic ", max_size=12))
def test_nothing_else_begins_what_matches(text: str) -> None:
    for pattern in PATTERNS:
        if re.match(pattern, text, re.IGNORECASE):
            assert text[:1].lower() in (first_letters(pattern) or "")
