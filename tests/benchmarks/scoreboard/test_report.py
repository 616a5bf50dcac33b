from __future__ import annotations

from typing import Any

from attrs import asdict

from benchmarks.scoreboard.contest import Absent, result_of
from benchmarks.scoreboard.gold import Gold
from benchmarks.scoreboard.peers import OWN, PEERS
from benchmarks.scoreboard.reading import Block, Reading
from benchmarks.scoreboard.report import Board, differences, page

GOLD = Gold(
    name="made",
    encoding="utf-8",
    titles=("T",),
    dates=(None,),
    agencies=("A",),
    is_agency_stated=True,
    blocks=(Block("title", "T"), Block("list_item", "One", 0, "1.")),
)
READING = Reading(
    title="T",
    blocks=(
        Block("title", "T"),
        Block("list_item", "One", 1, "1."),
        Block("rule", "-"),
    ),
)


def answered(**release: Any) -> dict[str, Any]:
    return {"version": "9.9", "overhead": None, "releases": {"made": release}}


def board() -> Board:
    own = answered(reading=asdict(READING), ms=1.25)
    slow = {**answered(reading=asdict(READING), ms=30.4), "overhead": 12.0}
    broken = answered(failure="ValueError: no such\nthing")
    return Board(
        golds=(GOLD,),
        results=(
            result_of(OWN, own, (GOLD,)),
            result_of(PEERS[0], slow, (GOLD,)),
            result_of(PEERS[1], broken, (GOLD,)),
            Absent(PEERS[2], "no matching distribution"),
        ),
        rounds=3,
    )


def test_the_page_is_filled_in() -> None:
    text = page(board())

    assert "{{" not in text
    assert (
        "| releasekit | 100.0 | 50.0 | 100.0 | 0.0 | 100.0 | 100.0 | 100.0 | 0.0"
        in text
    )
    assert "| 1.25 |" in text
    assert "| 30 (start 12) |" in text
    assert "1 releases, 2 blocks, 6 characters" in text


def test_who_is_missing_or_gave_up_is_told_with_the_reason() -> None:
    text = page(board())

    assert "**docutils** is not on the board: no matching distribution" in text
    assert "**markdown-it-py** gave up on made: ValueError: no such thing" in text


def test_the_differences_are_counted_by_kind() -> None:
    assert differences(GOLD, READING) == {
        ("list_item 0, marked", "list_item 1, marked"): 1,
        ("other text", "rule 0"): 1,
    }
