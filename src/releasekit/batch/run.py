"""The loop: items go to an engine in chunks, results come back as they are ready."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from typing import Final, Protocol

from attrs import evolve

from releasekit.batch.chunks import Cutter, halves
from releasekit.batch.digest import job_digest
from releasekit.batch.engines.contract import Chunk, Engine, LostChunkError, Results
from releasekit.batch.engines.serial import SerialEngine
from releasekit.batch.item import Item
from releasekit.batch.plan import Plan
from releasekit.batch.result import Result
from releasekit.batch.sources import shown
from releasekit.errors import ReleasekitError, WorkerDiedError

MOST_TRIES: Final = 2
"""How often an item is taken up that workers die of."""
_LOOK: Final = 0.2
"""Seconds between two looks at whether somebody asked to stop."""


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
) -> Iterator[Result]:
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
    loop = _Loop(plan, engine or SerialEngine(), ledger, is_stopped)
    return loop.results()


class _Loop:
    """One run: what waits, what is under way, and what killed a worker before."""

    _live: dict[Future[Results], Chunk]
    _again: deque[Chunk]
    _deaths: dict[str, int]

    def __init__(
        self,
        plan: Plan,
        engine: Engine,
        ledger: Memory | None,
        is_stopped: Callable[[], bool],
    ) -> None:
        self._plan = plan
        self._engine = engine
        self._ledger = ledger
        self._is_stopped = is_stopped
        self._digest = job_digest(plan.job) if ledger else ""
        self._live = {}
        self._again = deque()
        self._deaths = {}

    def results(self) -> Iterator[Result]:
        """Yield all results; the engine runs no longer than they are taken."""
        self._engine.start(self._plan.job)
        try:
            yield from self._until_done()
        finally:
            self._engine.stop()

    def _until_done(self) -> Iterator[Result]:
        steps, is_halted = self._steps(), False
        while True:
            while not is_halted and len(self._live) < self._engine.window:
                is_halted = self._is_stopped()
                match None if is_halted else self._next(steps):
                    case None:
                        break
                    case Result() as before:
                        yield before
                    case chunk:
                        self._live[self._engine.submit(chunk)] = chunk
            if self._is_stopped():
                is_halted = True
                self._halt()
            if not self._live:
                return
            done, _ = wait(self._live, _LOOK, FIRST_COMPLETED)
            for future in done:
                yield from self._taken(future)

    def _steps(self) -> Iterator[Result | Chunk]:
        """Yield what earlier runs made, and the other items in chunks."""
        cutter = Cutter(self._engine.chunk)
        for item in self._plan.items:
            before = self._ledger and self._ledger.decide(item, self._digest)
            if before:
                yield before
            elif chunk := cutter.add(item):
                yield chunk
        if rest := cutter.rest():
            yield rest

    def _next(self, steps: Iterator[Result | Chunk]) -> Result | Chunk | None:
        return self._again.popleft() if self._again else next(steps, None)

    def _halt(self) -> None:
        self._again.clear()
        for future in self._live:
            future.cancel()
        self._engine.halt()

    def _taken(self, future: Future[Results]) -> Iterator[Result]:
        chunk = self._live.pop(future)
        try:
            results: Results = future.result()
        except CancelledError:
            return
        except LostChunkError as lost:
            results = self._after_loss(chunk, lost)
        except ReleasekitError:
            raise
        except Exception:  # noqa: BLE001 - engines lose chunks in ways of their own
            results = self._after_loss(chunk, LostChunkError())
        for result in results:
            yield self._noted(result)

    def _after_loss(self, chunk: Chunk, lost: LostChunkError) -> Results:
        """Return the results that are final; the rest of the chunk goes again."""
        rest = chunk[len(lost.done) :]
        if len(rest) > 1 and not lost.knows:
            self._again.extend(halves(rest))
            return lost.done
        suspect, others = rest[:1], rest[1:]
        if others:
            self._again.append(others)
        for item in suspect:
            self._deaths[item.id] = self._deaths.get(item.id, 0) + 1
            if lost.cause or self._deaths[item.id] >= MOST_TRIES:
                return (*lost.done, _failed(item, lost))
        if suspect:
            self._again.append(suspect)
        return lost.done

    def _noted(self, result: Result) -> Result:
        deaths = self._deaths.pop(result.item.id, 0)
        tries = deaths if isinstance(result.error, WorkerDiedError) else deaths + 1
        whole = evolve(result, job=self._digest, tries=max(tries, 1))
        if self._ledger:
            self._ledger.note(whole)
        return whole


def _failed(item: Item, lost: LostChunkError) -> Result:
    how = f" ({lost.how})" if lost.how else ""
    died = WorkerDiedError(f"the process that converts it dies of it{how}")
    error = lost.cause or died
    return Result(item=evolve(item, data=None), error=error.with_path(shown(item)))
