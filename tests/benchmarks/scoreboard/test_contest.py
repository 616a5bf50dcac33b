from __future__ import annotations

import sys

from attrs import evolve

from benchmarks.scoreboard.contest import Absent, Result, ask
from benchmarks.scoreboard.gold import read_all
from benchmarks.scoreboard.peers import PEERS

FLOOR = PEERS[-1]


def test_a_tool_reads_every_sample_in_a_process_of_its_own() -> None:
    found = ask(FLOOR, sys.executable, read_all(), rounds=1)

    assert isinstance(found, Result)
    assert list(found.scores) == [gold.name for gold in read_all()]
    assert found.total.lost.part == 0


def test_a_tool_that_does_not_start_leaves_the_others_alone() -> None:
    broken = evolve(FLOOR, adapter="no_such_adapter")
    found = ask(broken, sys.executable, read_all(), rounds=1)

    assert isinstance(found, Absent)
    assert "no_such_adapter" in found.reason
