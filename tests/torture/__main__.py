"""Tortures batches at length: ``make torture``, or ``python -m tests.torture [N]``.

Prints a line for each kind of torture as it ends, and exits with 1 if anything was
lost, torn, made twice, left running, hanging or lying about.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, get_args

from tests.torture.batches import Batch, Kind, Problems
from tests.torture.kills import (
    kill_again_and_again,
    kill_coordinator,
    kill_workers,
)

ROUNDS, SEED, MANY, FEW = 200, 20261123, 90, 4
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
    say(f"{wrong} wrong; {time.monotonic() - started:,.0f} s")
    return min(wrong, 1)


def kills(
    many: Batch, rounds: int, chance: random.Random
) -> Iterable[tuple[str, list[Problems]]]:
    """Kill coordinators and workers at points in time."""
    for jobs in (1, 2):
        longest = many.run(many.command(many.new(), "--jobs", str(jobs))).seconds
        points = [chance.uniform(0, longest) for _ in range(rounds)]
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
