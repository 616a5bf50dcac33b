"""Names in IRIs and eIds."""

from __future__ import annotations

import pytest

from releasekit.exporters.akoma_ntoso.naming import numbering, slug


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ministry of Foreign Affairs", "ministry-of-foreign-affairs"),
        ("No. 014/2026", "no-014-2026"),
        ("  «L’été» — à Paris!  ", "l-été-à-paris"),
        ("외교부", "외교부"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("ＡＢＣ １", "abc-1"),
        ("a_b", "a-b"),
        ("…", ""),
        ("\ud800 \x00", ""),
        ("", ""),
    ],
)
def test_a_name_keeps_letters_and_digits_of_every_script(words: str, name: str) -> None:
    assert slug(words) == name


def test_a_long_name_ends_with_a_whole_word() -> None:
    assert slug("one two three", longest=9) == "one-two"
    assert slug("one two three", longest=7) == "one-two"
    assert slug("x" * 20, longest=7) == "x" * 7


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("1.", "1"),
        ("(가)", "가"),
        ("가.", "가"),
        ("①", "1"),
        ("Ⅳ.", "IV"),
        ("1.2.", "1-2"),
        ("a)", "a"),
        ("A)", "A"),
        ("第1", "第1"),
        ("□", ""),
    ],
)
def test_a_number_loses_its_punctuation(mark: str, number: str) -> None:
    assert numbering(mark) == number
