from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.exporters.docx.counters import (
    COUNTERS,
    Counted,
    Fixed,
    Literal,
    label_format,
    label_width,
    shown,
)


@pytest.mark.parametrize(
    ("label", "number", "format_", "prefix", "suffix"),
    [
        ("1.", 1, "decimal", "", "."),
        ("12)", 12, "decimal", "", ")"),
        ("(3)", 3, "decimal", "(", ")"),
        ("제2조", 2, "decimal", "제", "조"),
        ("붙임 1.", 1, "decimal", "붙임 ", "."),
        ("1-2.", 2, "decimal", "1-", "."),
        ("01.", 1, "decimalZero", "", "."),
        ("가.", 1, "ganada", "", "."),
        ("(하)", 14, "ganada", "(", ")"),
        ("ㄴ)", 2, "chosung", "", ")"),
        ("⑳", 20, "decimalEnclosedCircle", "", ""),
        ("IV.", 4, "upperRoman", "", "."),
        ("ix)", 9, "lowerRoman", "", ")"),
        ("C.", 3, "upperLetter", "", "."),
        ("aa)", 27, "lowerLetter", "", ")"),
        ("ア", 1, "aiueoFullWidth", "", ""),
        ("（二）", 2, "japaneseCounting", "（", "）"),
        ("第十一", 11, "japaneseCounting", "第", ""),
        ("甲", 1, "ideographTraditional", "", ""),
        ("б)", 2, "russianLower", "", ")"),
    ],
)
def test_labels_that_word_counts(
    label: str, number: int, format_: str, prefix: str, suffix: str
) -> None:
    found = label_format(label, number)

    assert found == Counted(format=format_, prefix=prefix, suffix=suffix)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("㉮", 1),
        ("거.", 15),
        ("㉑", 21),
        ("Ⅰ.", 1),
        ("first", 1),
        ("5.", 6),
        ("1%", 1),
        ("40000.", 40000),
        ("0.", 0),
    ],
)
def test_labels_that_word_cannot_count_stand_as_they_are(
    label: str, number: int
) -> None:
    assert label_format(label, number) == Literal(label)


@pytest.mark.parametrize("label", ["°", "□", "※", "**", "-"])
def test_a_label_without_a_number_is_a_bullet(label: str) -> None:
    assert label_format(label, None) == Fixed(label)


@given(
    st.integers(1, 60),
    st.sampled_from([name for name, *_ in COUNTERS]),
    st.sampled_from(["", "(", "제", "No. "]),
    st.sampled_from(["", ")", ".", "조", "、"]),
)
def test_a_counted_label_is_shown_as_it_was(
    number: int, name: str, prefix: str, suffix: str
) -> None:
    label = shown(Counted(format=name, prefix=prefix, suffix=suffix), number)
    if label is None:
        return

    found = label_format(label, number)

    if isinstance(found, Counted):
        assert shown(found, number) == label
    else:
        assert found == Literal(label)


@given(st.text(max_size=6), st.integers(-5, 100))
def test_no_format_changes_a_label(label: str, number: int) -> None:
    found = label_format(label, number)

    match found:
        case Counted():
            assert shown(found, number) == label
        case Fixed(text) | Literal(text):
            assert text == label


def test_a_wide_label_takes_more_room() -> None:
    assert label_width("1.") < label_width("(가)") < label_width("붙임 10.")
