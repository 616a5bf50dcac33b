from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.batch.names import (
    MAX_STEM_BYTES,
    bases,
    fold,
    mirrored_folder,
    mirrored_stem,
    printable_id,
    stem_apart,
    stem_keys,
)
from releasekit.files.names import MAX_NAME_BYTES, output_name

ANY_NAME = st.text(
    st.characters(exclude_categories=(), exclude_characters="/"), min_size=1
)
ODD_NAME = st.sampled_from(
    [
        *("con", "NUL.txt", "aux.tar.gz", "com1", "..", ".", "a.", " a", "a ", "a:b"),
        *("releasekit-report", "RELEASEKIT-report.html", ".releasekit", "-", "~"),
        *("a" * 300, "보" * 80, "e\u0301" * 70, "\udcff", "a\u202eb", "ﬁ", "ß", "SS"),
        *("한글.txt", "한글", "a-1.txt", "a.b.c", "x\ny", "\u0301"),
    ]
)
NAMES = st.one_of(ANY_NAME, ODD_NAME)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("statement.txt", "statement"),
        ("2017.2.7", "2017.2.7"),
        ("보도자료 (최종).txt", "보도자료 (최종)"),
        (unicodedata.normalize("NFD", "é.txt"), "é"),
    ],
)
def test_a_harmless_name_gives_its_stem(name: str, stem: str) -> None:
    assert mirrored_stem(name) == stem


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("con.txt", "_con-"),
        ("..", "release-"),
        ("a:b.txt", "a_b-"),
        ("a\udcff.txt", "a_-"),
        ("x" * 300, "xxxx"),
        ("releasekit-report.txt", "_releasekit-report-"),
        ("Releasekit-Report.html", "_Releasekit-Report-"),
        (".releasekit", "_.releasekit-"),
    ],
)
def test_any_other_name_is_cleaned_and_told_apart(name: str, start: str) -> None:
    stem = mirrored_stem(name)

    assert stem.startswith(start)
    assert len(stem.encode()) <= MAX_STEM_BYTES


def test_folders_are_kept_and_lead_nowhere_else() -> None:
    assert mirrored_folder("2017/02 Februar") == "2017/02 Februar"
    assert mirrored_folder("../a") != mirrored_folder("./a")
    assert ".." not in mirrored_folder("../..").split("/")


@given(NAMES)
def test_every_stem_stays_as_it_is_behind_any_suffix(name: str) -> None:
    for stem in (mirrored_stem(name), stem_apart(name, name)):
        assert output_name(stem, ".record.xml") == f"{stem}.record.xml"
        assert output_name(f"{stem}-123456", ".mets.xml").startswith(stem)
        assert not fold(stem).startswith(".releasekit")
        assert fold(stem) != "releasekit-report"


@given(NAMES)
def test_every_folder_is_a_name_of_its_own(name: str) -> None:
    folder = mirrored_folder(name)

    assert folder
    assert len(folder.encode()) <= MAX_NAME_BYTES
    assert folder not in {".", ".."}
    assert folder == unicodedata.normalize("NFC", folder)


@given(NAMES, NAMES)
def test_two_paths_never_have_one_id(one: str, other: str) -> None:
    ids = {printable_id(one), printable_id(other)}

    assert len(ids) == len({one, other})


@given(st.lists(NAMES))
def test_many_names_give_the_same_keys_as_one_by_one(names: list[str]) -> None:
    assert stem_keys(names) == [fold(mirrored_stem(name)) for name in names]


def test_an_id_tells_bytes_and_controls() -> None:
    assert printable_id("a/b\udcff\n\\x.txt") == "a/b\\xff\\x0a\\x5cx.txt"
    assert printable_id("보도자료.txt") == "보도자료.txt"


def test_stems_apart_are_readable_and_differ_by_id() -> None:
    one = stem_apart("Press Release (1)", "a.zip!/Press Release (1).txt")
    other = stem_apart("Press Release (1)", "b.zip!/Press Release (1).txt")

    assert one.startswith("press-release-1-")
    assert one != other
    assert len(one) == len("press-release-1-") + 16
    assert stem_apart("हिन्दी", "x").startswith("हिन्दी-")


def test_parts_of_inputs_have_numbers() -> None:
    assert bases("a-1-22") == {"a", "a-1"}
    assert bases("a1") == bases("-1") == bases("a-") == frozenset()
