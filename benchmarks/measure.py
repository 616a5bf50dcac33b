"""Time contenders in turns, so that what disturbs one disturbs the others."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from time import perf_counter_ns
from typing import Generic, TypeVar

from attrs import frozen

WorkT = TypeVar("WorkT")


@frozen(kw_only=True)
class Contender(Generic[WorkT]):
    """Something that does a task and can be timed at it."""

    name: str
    """As the report calls it; unique in a comparison."""
    task: str
    """What it is compared at: ``pdf``."""
    run: Callable[[WorkT], object]
    """Do the task for one work."""


@frozen
class Spread:
    """The middle and the ends of repeated measurements."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Return the spread of one value or more."""
        each = tuple(values)
        return cls(median(each), min(each), max(each))


@frozen
class Times:
    """What one contender took."""

    rounds: tuple[tuple[int, ...], ...]
    """Nanoseconds: a row a round, a column a work."""

    def per_work(self) -> tuple[float, ...]:
        """Return each round's mean for one work, in nanoseconds."""
        return tuple(sum(row) / len(row) for row in self.rounds)

    def of_work(self, at: int) -> tuple[int, ...]:
        """Return what one work took in each round, in nanoseconds."""
        return tuple(row[at] for row in self.rounds)

    def __add__(self, other: Times) -> Times:
        """Return what both took together, round by round and work by work."""
        return Times(
            tuple(
                tuple(a + b for a, b in zip(mine, theirs, strict=True))
                for mine, theirs in zip(self.rounds, other.rounds, strict=True)
            )
        )


def measure(
    contenders: Sequence[Contender[WorkT]],
    plan: Sequence[Sequence[WorkT]],
    *,
    warmups: int = 1,
    spare: WorkT | None = None,
) -> Mapping[str, Times]:
    """Time contenders, each in its turn in every round.

    A turn begins with a work that is not counted.

    Args:
        contenders: what is timed, in the order of their turns.
        plan: the works of each round.
        warmups: how many rounds like the first are done before and not counted.
        spare: what a turn begins with; its own first work by default, which is then
            done twice.

    Returns:
        The times by the contender's name.
    """
    for _ in range(warmups):
        for contender in contenders:
            _time(contender, plan[0], spare)
    rows: dict[str, list[tuple[int, ...]]] = {each.name: [] for each in contenders}
    for works in plan:
        for contender in contenders:
            rows[contender.name].append(_time(contender, works, spare))
    return {name: Times(tuple(found)) for name, found in rows.items()}


def ratios(times: Times, base: Times) -> Spread:
    """Return how many times longer than a base it took, compared round by round."""
    pairs = zip(times.per_work(), base.per_work(), strict=True)
    return Spread.of(mine / its for mine, its in pairs)


def _time(
    contender: Contender[WorkT], works: Sequence[WorkT], spare: WorkT | None
) -> tuple[int, ...]:
    # What one contender left behind is not collected in the next one's time, nor
    # does its first work pay for the processor's caches.
    gc.collect()
    contender.run(works[0] if spare is None else spare)
    took = []
    for work in works:
        start = perf_counter_ns()
        contender.run(work)
        took.append(perf_counter_ns() - start)
    return tuple(took)
