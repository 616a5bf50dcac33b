"""Tortures batches at length: ``make torture``, or ``python -m tests.torture [N]``.

Prints a line for each kind of torture as it ends, and exits with 1 if anything was
lost, torn, made twice, left running, hanging or lying about.
"""

from __future__ import annotations

import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, get_args

from tests.torture import coordinator
from tests.torture.batches import Batch, Kind, Problems
from tests.torture.calls import CALLS, FAULTS, fail_in_workers, kill_workers_at
from tests.torture.coordinator import fail_at_many, kill_at_every
from tests.torture.deeds import DEEDS, KILL, harm, trapped
from tests.torture.kills import (
    kill_again_and_again,
    kill_coordinator,
    kill_workers,
)
from tests.torture.ledgers import damage
from tests.torture.stops import run_twice_at_once, stop

ROUNDS, SEED, MANY, FEW, MOST_CALLS = 200, 20261123, 60, 3, 10
KINDS: Final[tuple[str, ...]] = get_args(Kind)
_WIDTH: Final = 46


def main() -> int:
    """Torture at length, and say what was wrong."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    chance = random.Random(SEED)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        many = Batch.of(Path(folder, "many"), MANY)
        say(f"{'torture':{_WIDTH}} times " + " ".join(KINDS))
        wrong = sum(tell(name, done) for name, done in kills(many, rounds, chance))
        few = Batch.of(Path(folder, "few"), FEW)
        wrong += sum(tell(*one) for one in stops(many, -(-rounds // 8), chance))
        wrong += tell(
            "ledger damaged", [damage(few, chance) for _ in range(rounds // 4)]
        )
        wrong += sum(tell(*one) for one in calls(few))
        wrong += sum(tell(*one) for one in disks(few))
        harmed = trapped(Path(folder, "harmed"))
        wrong += sum(
            tell(f"an input: {deed}", [harm(harmed, deed, code)])
            for deed, code in (*DEEDS, KILL)
        )
    say(f"{wrong} wrong; {time.monotonic() - started:,.0f} s")
    return min(wrong, 1)


def kills(
    many: Batch, rounds: int, chance: random.Random
) -> Iterable[tuple[str, list[Problems]]]:
    """Kill coordinators and workers at points in time."""
    for jobs in (1, 2):
        longest = many.run(many.command(many.new(), "--jobs", str(jobs))).seconds
        points = [chance.uniform(0, longest) for _ in range(-(-rounds // 2))]
        done = [kill_coordinator(many, jobs, point) for point in points]
        between = sum(is_between for _, is_between in done)
        name = f"coordinator killed, {jobs} jobs ({between} between outputs)"
        yield name, [problems for problems, _ in done]
    pauses = [[chance.uniform(0, longest) for _ in range(4)] for _ in range(rounds)]
    done_again = [
        kill_again_and_again(many, 2, some) for some in pauses[: rounds // 10]
    ]
    yield "coordinator killed 4 times in a row", done_again
    yield "workers killed", [kill_workers(many, chance, longest) for _ in pauses[::4]]


def stops(
    many: Batch, rounds: int, chance: random.Random
) -> Iterable[tuple[str, list[Problems]]]:
    """Ask runs to stop, and have two of them on one folder."""
    longest = many.run(many.command(many.new(), "--jobs", "2")).seconds
    for sign in (signal.SIGINT, signal.SIGTERM):
        points = [chance.uniform(0.3, longest) for _ in range(rounds)]
        done = [stop(many, sign, point) for point in points]
        between = sum(is_between for _, is_between in done)
        name = f"{sign.name} ({between} between outputs)"
        yield name, [problems for problems, _ in done]
    yield "two runs at once", [run_twice_at_once(many) for _ in range(-(-rounds // 3))]


def calls(few: Batch) -> Iterable[tuple[str, list[Problems]]]:
    """Kill all workers at each of their calls, and have these calls fail."""
    for call in CALLS:
        found, number = [], 1
        is_there = True
        while is_there and number <= MOST_CALLS:
            problems, is_there = kill_workers_at(few, call, number)
            found.append(problems)
            number += 1
        yield f"workers killed at {call}", found
    for call, error in FAULTS:
        tries = [
            fail_in_workers(few, call, error, f"{n}{m}")
            for n in (1, 3)
            for m in ("", "+")
        ]
        yield f"{error} of workers at {call}", [problems for problems, _ in tries]


def disks(few: Batch) -> Iterable[tuple[str, list[Problems]]]:
    """Kill a coordinator at each of its calls, and have these calls fail."""
    for call in coordinator.CALLS:
        yield f"coordinator killed at {call}", list(kill_at_every(few, call))
    for call, error, more in coordinator.FAULTS:
        name = f"{error} of the coordinator at {call}{' and after' if more else ''}"
        yield name, list(fail_at_many(few, call, error, more))


def tell(name: str, done: list[Problems]) -> int:
    """Print what came of one kind of torture; return how much was wrong."""
    problems = [problem for several in done for problem in several]
    counts = Counter[str](problem.kind for problem in problems)
    numbers = " ".join(f"{counts[kind]:{len(kind)}}" for kind in KINDS)
    say(f"{name:{_WIDTH}} {len(done):5} {numbers}")
    for problem in problems[:5]:
        say(f"  {problem.kind}: {problem.what}")
    return len(problems)


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
