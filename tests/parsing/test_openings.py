"""The pattern that finds where words may begin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from releasekit.parsing.openings import opening_pattern

WORDS = st.lists(st.text("abc.([", min_size=1, max_size=7), min_size=1, max_size=8)


@given(words=WORDS, text=st.text("abc.([", max_size=40))
def test_no_word_that_stands_in_a_text_is_passed_over(
    words: list[str], text: str
) -> None:
    found = {match.start() for match in opening_pattern(words).finditer(text)}

    begun = {
        at for word in words for at in range(len(text)) if text.startswith(word, at)
    }
    assert begun <= found


def test_other_words_are_passed_over() -> None:
    pattern = opening_pattern(["minister", "office"])

    assert not pattern.search("the mayor of the town")


def test_case_matters_for_the_first_letter_alone() -> None:
    pattern = opening_pattern(["Office"], fold=True)

    assert [m.start() for m in pattern.finditer("OFFICE Office office")] == [0, 7]
