"""What a line has to begin or end with for a pattern to match it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.parsing.affixes import DEPTH, prefixes, suffixes

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
    r".{0,4}(end|the ?press)[.#]?$",
    "[ab]{1,3} ?x?$",
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


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (".{2,9}office$", "ice"),
        (r"\w+ (agency|news)$", "ncy ews"),
        ("x[.!]?$", "x x. x!"),
        ("a b$", "b"),
        ("office", None),
        (r"office\w*$", None),
        ("a$|b", None),
    ],
)
def test_suffixes_are_found(pattern: str, words: str | None) -> None:
    found = suffixes(pattern)

    assert found == (None if words is None else frozenset(words.split()))


@given(text=st.text("aAbcdxyEend#pressthoffic ", max_size=12))
def test_nothing_else_begins_or_ends_what_matches(text: str) -> None:
    line = text.strip()
    begun = {line[:length].lower() for length in range(1, DEPTH + 1)}
    ended = {line[-length:].lower() for length in range(1, DEPTH + 1)}

    for pattern in PATTERNS:
        if re.match(pattern, line, re.IGNORECASE):
            assert begun & (prefixes(pattern) or begun)
            assert ended & (suffixes(pattern) or ended)
