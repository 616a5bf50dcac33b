"""Patterns of profiles are bounded in time before any line is tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.parsing.profile.patterns import LINE, pattern_problem

REFUSED = {
    "(unclosed": "no regular expression",
    "[[a]": "no regular expression: Possible nested set",
    "x*": "fits an empty line",
    "(?:a|)": "fits an empty line",
    "(a+)+b": "stands inside another",
    "(?:x(?:a+)?)+b": "stands inside another",
    "a+a*b": "side by side",
    "a+b+c": "side by side",
    r"(\w)\1": "refers back",
    "(?P<other>a)": "no meaning",
    "a.*b.*c": "40,401 ways",
    "(?:a?){40}b": "fits an empty line|ways",
    "(?:a{1,8}){1,9}b": "ways",
    "a" * 401: "longer than 400",
}
TAKEN = [
    "Case # ?[0-9]{2}",
    "^(?:No|Nr)\\. ?(?P<number>[0-9]{1,4})$",
    "[^:]{1,40}: ",
    r"Posted On: .*",
    "(?:[A-Z][a-z]{1,8} ){1,3}of",
    "(?=.{0,60}[0-9])[A-Z]",
]


@pytest.mark.parametrize(("source", "why"), REFUSED.items())
def test_a_pattern_that_may_be_slow_is_refused_with_a_remedy(
    source: str, why: str
) -> None:
    problem = pattern_problem(source)

    assert problem is not None
    assert re.search(why, problem.message)
    assert problem.hint


@pytest.mark.parametrize("source", TAKEN)
def test_a_bounded_pattern_is_taken(source: str) -> None:
    assert pattern_problem(source, frozenset({"number"})) is None


@given(st.text("ab+*?{}(),|.\\[]12", max_size=24))
def test_any_text_is_judged_and_what_is_taken_ends(source: str) -> None:
    if pattern_problem(source) is not None:
        return
    pattern = re.compile(source, re.IGNORECASE)
    for line in ("a" * LINE, "ab" * (LINE // 2), "b" * (LINE - 1) + "!"):
        pattern.match(line)  # does not come back where the judgement is wrong

    assert pattern.match("") is None
