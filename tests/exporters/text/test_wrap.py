from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from releasekit.exporters.text.wrap import wrap
from releasekit.text import display_width


def test_no_width_leaves_one_line() -> None:
    assert wrap("one two " * 50, 0, first="- ") == ["- " + ("one two " * 50).rstrip()]


def test_lines_break_at_blanks_and_hang_below_the_text() -> None:
    lines = wrap("one two three four", 12, first="1. ", rest="   ")

    assert lines == ["1. one two", "   three", "   four"]


def test_a_word_that_is_too_wide_stays_whole() -> None:
    lines = wrap("see https://example.org/a/very/long/path there", 12)

    assert lines == ["see", "https://example.org/a/very/long/path", "there"]


def test_columns_count_not_characters() -> None:
    assert wrap("가나다 라마바", 10) == ["가나다", "라마바"]


def test_korean_breaks_at_blanks_only() -> None:
    assert wrap("가나다라마바사", 8) == ["가나다라마바사"]


def test_ideographs_break_anywhere_but_before_closing_marks() -> None:
    assert wrap("外務大臣は、会見した。", 10) == ["外務大臣", "は、会見し", "た。"]
    assert wrap("外務省「会見」", 8) == ["外務省", "「会見」"]


def test_a_no_break_space_does_not_break() -> None:
    assert wrap("page 12\u00a0of\u00a020", 12) == ["page", "12\u00a0of\u00a020"]


@given(st.text(max_size=200), st.integers(20, 60))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert "".join(lines).replace(" ", "") == text.rstrip().replace(" ", "")


@given(st.lists(st.sampled_from(["one", "둘", "三", "four4"]), max_size=60))
def test_no_line_of_short_words_is_too_wide(words: list[str]) -> None:
    lines = wrap(" ".join(words), 20, first="> ", rest="> ")

    assert all(display_width(line) <= 20 for line in lines)
