"""Ask every tool in a process of its own, and score what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from attrs import frozen

from benchmarks.scoreboard import environment
from benchmarks.scoreboard.gold import Gold, source_of
from benchmarks.scoreboard.measures import Score, score
from benchmarks.scoreboard.peers import OWN, PEERS, Peer
from benchmarks.scoreboard.reading import Reading, reading_of

_ROOT: Final = Path(__file__).parents[2]
_LIMIT_SECONDS: Final = 600


@frozen(kw_only=True)
class Result:
    """How one tool did."""

    peer: Peer
    version: str
    ms: float | None
    """Median over the releases that it read, warm."""
    overhead: float | None
    """Milliseconds of it that a text without a character takes, too."""
    readings: Mapping[str, Reading]
    scores: Mapping[str, Score]
    """By sample, in order; a failure scores as a reading with nothing in it."""
    failures: Mapping[str, str]

    @property
    def total(self) -> Score:
        """All releases together, each block and character counting the same."""
        first, *rest = self.scores.values()
        return sum(rest, start=first)


@frozen
class Absent:
    """A tool that could not be asked."""

    peer: Peer
    reason: str


def hold(golds: Sequence[Gold], rounds: int) -> tuple[Result | Absent, ...]:
    """Ask all tools, one after another; releasekit comes first."""
    return (
        ask(OWN, sys.executable, golds, rounds),
        *(_ask_peer(peer, golds, rounds) for peer in PEERS),
    )


def _ask_peer(peer: Peer, golds: Sequence[Gold], rounds: int) -> Result | Absent:
    reason = environment.why_not_installed(peer)
    if reason:
        return Absent(peer, reason)
    return ask(peer, str(environment.PYTHON), golds, rounds)


def ask(peer: Peer, python: str, golds: Sequence[Gold], rounds: int) -> Result | Absent:
    """Ask one tool; whatever becomes of its process, this one goes on.

    Args:
        peer: the tool.
        python: the interpreter of the environment that has it.
        golds: what is right for each sample.
        rounds: how often each text is read for the time.
    """
    print(f"asking {peer.name}", file=sys.stderr, flush=True)
    order = {
        "adapter": peer.adapter,
        "texts": {gold.name: source_of(gold) for gold in golds},
        "rounds": rounds,
    }
    try:
        done = subprocess.run(
            [python, "-m", "benchmarks.scoreboard.child"],
            input=json.dumps(order),
            cwd=_ROOT,
            capture_output=True,
            check=True,
            text=True,
            timeout=_LIMIT_SECONDS,
        )
    except subprocess.CalledProcessError as failure:
        said = failure.stderr.strip().splitlines()
        return Absent(peer, said[-1] if said else f"exit status {failure.returncode}")
    except subprocess.TimeoutExpired:
        return Absent(peer, f"no answer in {_LIMIT_SECONDS} seconds")
    return result_of(peer, json.loads(done.stdout), golds)


def result_of(peer: Peer, answer: Mapping[str, Any], golds: Sequence[Gold]) -> Result:
    """Score what a tool's process answered."""
    said = answer["releases"]
    times = [one["ms"] for one in said.values() if "ms" in one]
    readings = {
        name: reading_of(one["reading"]) if "reading" in one else Reading()
        for name, one in said.items()
    }
    return Result(
        peer=peer,
        version=answer["version"],
        ms=median(times) if times else None,
        overhead=answer["overhead"],
        readings=readings,
        scores={gold.name: score(gold, readings[gold.name]) for gold in golds},
        failures={
            name: one["failure"] for name, one in said.items() if "failure" in one
        },
    )
