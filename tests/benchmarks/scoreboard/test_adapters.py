from __future__ import annotations

import pytest

from benchmarks.scoreboard.adapters.contract import (
    block,
    linked,
    number,
    restored,
    verbatim,
    with_title,
)
from benchmarks.scoreboard.child import answer
from benchmarks.scoreboard.peers import OWN, PEERS
from benchmarks.scoreboard.reading import Block, reading_of
from tests.support import ROOT

TEXT = "Ferry rules reviewed\n\n1. The Board\nmet.\n"


@pytest.mark.parametrize("peer", [OWN, *PEERS], ids=lambda peer: peer.name)
def test_every_peer_has_its_adapter(peer: object) -> None:
    adapters = ROOT / "benchmarks/scoreboard/adapters"

    assert (adapters / f"{peer.adapter}.py").is_file()  # type: ignore[attr-defined]


@pytest.mark.parametrize("adapter", ["blank_lines", "releasekit_parser"])
def test_a_tool_answers_with_readings_and_times(adapter: str) -> None:
    said = answer(adapter, {"made": TEXT}, rounds=2)
    one = said["releases"]["made"]

    assert reading_of(one["reading"]).title == "Ferry rules reviewed"
    assert one["ms"] > 0
    assert said["overhead"] is None


def test_a_text_that_breaks_a_tool_is_a_failure_of_that_text() -> None:
    texts = {"good": TEXT, "bad": None}
    said = answer("releasekit_parser", texts, rounds=1)["releases"]  # type: ignore[arg-type]

    assert "reading" in said["good"]
    assert "failure" in said["bad"]


def test_a_block_has_its_lines_joined_and_nothing_is_no_block() -> None:
    assert list(block("paragraph", " a \n  b\u00a0c ")) == [
        Block("paragraph", "a b\u00a0c")
    ]
    assert list(block("paragraph", " \n")) == []
    assert list(block("list_item", "", 1, "-")) == [Block("list_item", "", 1, "-")]
    assert [one.text for one in verbatim("a\nb\n \nc\n")] == ["a b", "c"]


def test_the_first_heading_is_the_title_or_else_the_first_block() -> None:
    plain, head = Block("paragraph", "a"), Block("heading", "b")

    assert with_title([plain, head]).title == "b"
    assert with_title([plain, head]).blocks[1].kind == "title"
    assert with_title([plain]).blocks[0].kind == "title"
    assert with_title([plain, head], "c").title == "c"
    assert with_title([]).title is None


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (3, "Decimal", "3."),
        (2, "LowerAlpha", "b."),
        (3, "loweralpha", "c."),
        (14, "UpperRoman", "XIV."),
        (1, "DefaultStyle", "1."),
    ],
)
def test_a_number_is_written_in_its_style(value: int, style: str, text: str) -> None:
    assert number(value, style) == text
    assert number(value, style, "(", ")") == f"({text[:-1]})"


def test_marks_that_a_tool_took_are_put_back_as_they_stood() -> None:
    assert restored("so so", ("*", "_"), "a_soso_b") == "_so so_"
    assert restored("so", ("*", "_"), "other") == "*so*"
    assert linked("here", "https://a.example") == "[here](https://a.example)"
    assert linked("a@b.example", "mailto:a@b.example") == "a@b.example"
