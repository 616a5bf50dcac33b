"""What a line has to begin with for a pattern to match it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.parsing.prefixes import DEPTH, prefixes

PATTERNS = (
    "press",
    "(the )?office",
    "[ab-d]x",
    r"\bend",
    "x{0,3}y",
    "a|b",
    "#{1,5}$",
    r"[*(]*\s{0,4}(press|the) ",
    "a ?d",
    r"p\w",
)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("press", "pre"),
        ("Press|news", "pre new"),
        ("(the )?office", "the off"),
        ("[ab-d]x", "ax bx cx dx"),
        (r"\b(?=e)end", "end"),
        ("x{0,3}y", "x y"),
        ("x?y", "xy y"),
        ("a b", "a"),
        (r"no\.? ?[0-9]{1,4}", "no. no " + " ".join(f"no{n}" for n in range(10))),
        (".{2,5}", None),
        (r"\w+ office", None),
        (r"\s?x?", None),
        ("a?", None),
        ("[^a]b", None),
    ],
)
def test_prefixes_are_found(pattern: str, words: str | None) -> None:
    found = prefixes(pattern)

    assert found == (None if words is None else frozenset(words.split()))


@given(text=st.text("aAbcdxyEend#pressthoffic ", max_size=12))
def test_nothing_else_begins_what_matches(text: str) -> None:
    begun = {text.strip()[:length].lower() for length in range(1, DEPTH + 1)}

    for pattern in PATTERNS:
        if re.match(pattern, text.strip(), re.IGNORECASE):
            assert begun & (prefixes(pattern) or set())
