from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.scoreboard.gold import (
    Gold,
    first_difference,
    read_all,
    read_gold,
    source_of,
)
from benchmarks.scoreboard.reading import Block
from tests.support import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "encoding: utf-8\ntitle: T\ntitle: Other\ndate: none\nagency: A\nknown: stated\n"


def gold(folder: Path, blocks: str, head: str = HEAD) -> Gold:
    path = folder / "made.gold"
    path.write_text(f"{head}\n{blocks}\n", encoding="utf-8")
    return read_gold(path)


def test_every_gold_belongs_to_a_sample() -> None:
    samples = {path.stem for path in SAMPLES.glob("*.txt")}

    assert {one.name for one in read_all()} <= samples


@pytest.mark.parametrize("one", read_all(), ids=lambda one: one.name)
def test_markers_and_texts_give_back_the_sample(one: Gold) -> None:
    assert first_difference(one, source_of(one)) is None


@pytest.mark.parametrize("one", read_all(), ids=lambda one: one.name)
def test_the_headline_stands_among_the_blocks(one: Gold) -> None:
    titles = [block.text for block in one.blocks if block.kind == "title"]

    assert one.titles[0] == titles[0]


def test_fields_given_again_are_accepted_too(tmp_path: Path) -> None:
    made = gold(tmp_path, "title | T")

    assert made.titles == ("T", "Other")
    assert made.dates == (None,)
    assert made.is_agency_stated


def test_a_block_is_a_kind_a_level_a_marker_and_a_text(tmp_path: Path) -> None:
    made = gold(tmp_path, "list_item 1 [[1]] | One | two\nnote [*] | Three\nlabel | X")

    assert made.blocks == (
        Block("list_item", "One | two", 1, "[1]"),
        Block("note", "Three", 0, "*"),
        Block("label", "X"),
    )


@pytest.mark.parametrize("line", ["sentence | X", "paragraph X", "note [*]"])
def test_a_line_that_is_no_block_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"made\.gold:9: not a block"):
        gold(tmp_path, f"title | T\n{line}")


def test_a_line_that_is_no_field_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"made\.gold:1: not a field: colour: red"):
        gold(tmp_path, "title | T", head="colour: red\n")


@pytest.mark.parametrize(
    "source", ["T\n1. One tw", "T\n1. One two three", "T 1. Onetow"]
)
def test_the_first_difference_is_shown(tmp_path: Path, source: str) -> None:
    made = gold(tmp_path, "title | T\nlist_item [1.] | One two")

    assert first_difference(made, "T\n\n  1.  One\ntwo\n") is None
    assert first_difference(made, source) is not None
