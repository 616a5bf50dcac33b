"""The parser's laws over arbitrary input: nothing is lost, nothing is refused."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from releasekit.model import Furniture, SegmentClass, Table, leaves
from releasekit.parsing import parse_bytes, parse_text

FRAGMENTS = st.sampled_from(
    [
        *("1. ", "° ", "- ", "※ ", "* ", "□", "ㅇ", "끝.", "가. ", "(1)", "①", "(i) "),
        *("A. ", "B. ", "**", "[1] ", "Press Releases", "붙임 1. x", "###", "Share\n"),
        *("FOR IMMEDIATE RELEASE", "said:", "“q", "”", "Contact: x@y.example"),
        *("| a | b |\n", "a    b    c\n", "+---+\n", "www.a.example", "QUESTION: "),
        *(
            "-----\n",
            "word ",
            "| a | b",
            "a | b | c\n",
            "12\n",
            "x\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "\u3000",
            "\t",
            "\x00",
        ),
        *("\ud800", "\x1c", "\x85", "\u2028", "\ufeff", "\uf0a7 x\n", "x" * 200 + ". "),
    ]
)
FRAME = re.compile(r"[\s|│┃║+=_~━─-]")
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), max_size=60).map("".join)


@given(TEXTS)
def test_segments_joined_are_the_source(text: str) -> None:
    release = parse_text(text)

    pieces = [text[s.start : s.end] for s in release.segments]
    assert "".join(pieces) == text
    assert all(
        not text[s.start : s.end].strip()
        for s in release.segments
        if s.kind is SegmentClass.SPACE
    )


@given(TEXTS)
def test_every_block_says_what_its_places_say(text: str) -> None:
    release = parse_text(text)

    for leaf in leaves(release.blocks):
        if isinstance(leaf, Table):
            continue
        words = "".join(span.slice(text) for span in leaf.origin.spans)
        assert "".join(leaf.text.split()) == "".join(words.split())


@given(TEXTS)
def test_every_word_of_a_table_stands_in_a_cell(text: str) -> None:
    release = parse_text(text)

    for leaf in leaves(release.blocks):
        if isinstance(leaf, Table):
            lines = "".join(span.slice(text) for span in leaf.origin.spans)
            cells = "".join(c.text for row in leaf.rows for c in row.cells)
            assert FRAME.sub("", cells) == FRAME.sub("", lines)
            assert len({len(row.cells) for row in leaf.rows}) == 1


@given(TEXTS)
def test_ids_are_unique_and_places_in_order(text: str) -> None:
    release = parse_text(text)

    found = list(leaves(release.blocks))
    starts = [s.start for leaf in found for s in leaf.origin.spans]
    assert len({leaf.id for leaf in found}) == len(found)
    assert starts == sorted(starts)


@given(TEXTS)
def test_furniture_is_kept_and_marked(text: str) -> None:
    release = parse_text(text)

    for leaf in leaves(release.blocks):
        if isinstance(leaf, Furniture):
            kinds = {release.segments.at(s.start).kind for s in leaf.origin.spans}
            assert kinds == {SegmentClass.FURNITURE}


@given(st.binary(max_size=400))
def test_any_bytes_give_a_release_and_come_back(data: bytes) -> None:
    release = parse_bytes(data)

    assert release.source.data == data
    assert release.segments.end == len(release.source.text)


@given(TEXTS)
def test_the_same_text_gives_an_equal_release(text: str) -> None:
    assert parse_text(text) == parse_text(text)
