"""Running a plan: each item is converted, or left as an earlier run made it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Final, Protocol

from attrs import evolve

from releasekit.batch.item import Item
from releasekit.batch.plan import Plan
from releasekit.batch.result import Result
from releasekit.batch.worker import Worker

if TYPE_CHECKING:  # loading it takes time, and few inputs need no workers
    from releasekit.batch.engines.contract import Engine

SERIAL: Final = "serial"
"""Name of the engine that is this process."""


class Memory(Protocol):
    """What an earlier run made, and what this one makes: the ledger, for the loop."""

    def decide(self, item: Item, job_digest: str) -> Result | None:
        """Return what an earlier run made of an item where that is still good."""
        ...

    def note(self, result: Result) -> None:
        """Keep what became of an item."""
        ...


def run(
    plan: Plan,
    *,
    engine: Engine | None = None,
    ledger: Memory | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Generator[Result, None, None]:
    """Convert the items of a plan and yield what became of each, as it is ready.

    Nothing happens before the first result is asked for, and no more than the engine's
    window is under way while nobody asks: a slow reader slows the batch down, and a
    reader that leaves ends it.

    Args:
        plan: what is to be done.
        engine: who does it; by default this process, one item after the other.
        ledger: knows what is done already, and keeps what is done now.
        is_stopped: asked again and again; once it says yes, the items in hand are
            finished, and no others are taken up.

    Guarantees:
        - each item has exactly one result, unless the run was stopped;
        - an item that kills its worker is tried once more on its own and then failed;
          the items beside it are not.

    Raises:
        ReleasekitError: there are no workers, or the ledger cannot be kept.
    """
    if engine is None or engine.name == SERIAL:
        return _one_by_one(plan, ledger, is_stopped)
    # Loading it takes time, and few inputs need no workers.
    from releasekit.batch.loop import Loop  # noqa: PLC0415

    return Loop(plan, engine, ledger, is_stopped).results()


def _one_by_one(
    plan: Plan, ledger: Memory | None, is_stopped: Callable[[], bool]
) -> Generator[Result, None, None]:
    """Do in this process what a loop does with workers."""
    worker, digest = Worker(plan.job), digest_for(plan, ledger)
    for item in plan.items:
        if is_stopped():
            return
        result = ledger.decide(item, digest) if ledger else None
        if result is None:
            result = worker.convert(item)
            if ledger:
                result = evolve(result, job=digest)
                ledger.note(result)
        yield result


def digest_for(plan: Plan, ledger: Memory | None) -> str:
    """Return the digest of the plan's job, where there is a ledger that needs it."""
    if ledger is None:
        return ""
    # Loading it takes time, and a single input has no ledger.
    from releasekit.batch.digest import job_digest  # noqa: PLC0415

    return job_digest(plan.job)
