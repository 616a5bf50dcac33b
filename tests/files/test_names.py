from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.files.names import MAX_NAME_BYTES, UNSAFE, output_name, stem_of

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    "stem",
    ["statement", "2017-02-07 statement (final)", "보도자료", "a.b", "Ünïcode", "_x"],
)
def test_a_harmless_stem_stays(stem: str) -> None:
    assert output_name(stem, ".pdf") == f"{stem}.pdf"


def test_a_decomposed_stem_is_composed() -> None:
    stem = unicodedata.normalize("NFD", "한글 é")

    assert output_name(stem, ".pdf") == "한글 é.pdf"


@pytest.mark.parametrize(
    ("stem", "start"),
    [
        ("", "release-"),
        (".", "release-"),
        ("..", "release-"),
        ("a/b", "a_b-"),
        ("..\\..\\a", ".._.._a-"),
        ("a:b", "a_b-"),
        ("a\x00\x1bb", "a__b-"),
        ("a\u202eb", "a_b-"),
        ("a\ud800b", "a_b-"),
        ("a\u2028b", "a_b-"),
        ("CON", "_CON-"),
        ("nul.tar", "_nul.tar-"),
        ("trailing. ", "trailing-"),
        (" blanks ", "blanks-"),
        ("x" * 200, "xxxx"),
        ("가" * 100, "가가"),
    ],
)
def test_any_other_stem_is_made_safe_and_told_apart(stem: str, start: str) -> None:
    name = output_name(stem, ".record.xml")

    assert name.startswith(start)
    assert name.endswith(".record.xml")


def test_stems_that_look_alike_after_cleaning_stay_apart() -> None:
    assert output_name("a/b", ".pdf") != output_name("a\\b", ".pdf")
    assert output_name("x" * 200, ".pdf") != output_name("x" * 201, ".pdf")


@given(ANY_TEXT)
def test_any_stem_gives_a_name_that_every_file_system_takes(stem: str) -> None:
    name = output_name(stem, ".pdf")

    assert len(name.encode()) <= MAX_NAME_BYTES
    assert not set(name) & set('<>:"/\\|?*\x00')
    assert name not in {".", ".."}
    assert name == unicodedata.normalize("NFC", name)
    assert output_name(stem, ".pdf") == name


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.txt", "a"),
        ("a.b.txt", "a.b"),
        ("2017.2.7", "2017.2.7"),
        (".txt", ".txt"),
        ("보도자료.txt", "보도자료"),
        ("a", "a"),
        ("", ""),
        ("a.", "a."),
    ],
)
def test_only_a_suffix_of_letters_is_taken_off(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_what_is_unsafe_are_forbidden_control_and_direction_characters() -> None:
    directions = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    expected = {
        char
        for char in map(chr, range(0x110000))
        if char in '<>:"/\\|?*'
        or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(char) in directions
    }

    assert {c for c in map(chr, range(0x110000)) if UNSAFE.match(c)} == expected
