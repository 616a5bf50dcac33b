"""The loop: items go to an engine in chunks, results come back as they are ready."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from typing import Final

from attrs import evolve

from releasekit.batch.chunks import Cutter, halves
from releasekit.batch.engines.contract import Chunk, Engine, LostChunkError, Results
from releasekit.batch.item import Item
from releasekit.batch.plan import Plan
from releasekit.batch.result import Result
from releasekit.batch.running import Memory, digest_for
from releasekit.batch.sources import shown
from releasekit.errors import ReleasekitError, WorkerDiedError

MOST_TRIES: Final = 2
"""How often an item is taken up that workers die of."""
PATIENCE: Final = 8.0
"""Seconds that items in hand have once somebody asked to stop."""
_TURNS: Final = 4
"""Chunks that each worker should get at least, so that none waits long for another."""
_LOOK: Final = 0.2
"""Seconds between two looks at whether somebody asked to stop."""


class Loop:
    """One run: what waits, what is under way, and what killed a worker before."""

    _live: dict[Future[Results], Chunk]
    _again: deque[Chunk]
    _deaths: dict[str, int]
    _halted: float | None

    def __init__(
        self,
        plan: Plan,
        engine: Engine,
        ledger: Memory | None,
        is_stopped: Callable[[], bool],
    ) -> None:
        """Take what `run` is given."""
        self._plan = plan
        self._engine = engine
        self._ledger = ledger
        self._is_stopped = is_stopped
        self._digest = digest_for(plan, ledger)
        self._live = {}
        self._again = deque()
        self._deaths = {}
        self._halted = None

    def results(self) -> Generator[Result, None, None]:
        """Yield all results; the engine runs no longer than they are taken."""
        self._engine.start(self._plan.job)
        try:
            yield from self._until_done()
        finally:
            self._engine.stop()

    def _until_done(self) -> Iterator[Result]:
        steps = self._steps()
        while True:
            yield from self._fill(steps)
            if self._is_stopped():
                self._halt()
            if not self._live or self._is_out_of_patience():
                return
            done, _ = wait(self._live, _LOOK, FIRST_COMPLETED)
            for future in done:
                yield from self._taken(future)

    def _fill(self, steps: Iterator[Result | Chunk]) -> Iterator[Result]:
        """Hand out chunks while there is room; yield what earlier runs made."""
        while len(self._live) < self._engine.window and not self._is_stopped():
            match self._next(steps):
                case None:
                    return
                case Result() as before:
                    yield before
                case chunk:
                    self._live[self._engine.submit(chunk)] = chunk

    def _steps(self) -> Iterator[Result | Chunk]:
        """Yield what earlier runs made, and the other items in chunks."""
        cutter = Cutter(self._chunk_size())
        for item in self._plan.items:
            before = self._ledger and self._ledger.decide(item, self._digest)
            if before:
                yield before
            elif chunk := cutter.add(item):
                yield chunk
        if rest := cutter.rest():
            yield rest

    def _chunk_size(self) -> int:
        """Return how many items travel together: few where there are few in all."""
        engine, count = self._engine, self._plan.count
        if count is None:
            return engine.chunk
        return max(1, min(engine.chunk, count // (_TURNS * engine.workers)))

    def _next(self, steps: Iterator[Result | Chunk]) -> Result | Chunk | None:
        return self._again.popleft() if self._again else next(steps, None)

    def _halt(self) -> None:
        """Let the items in hand be finished, and no others be taken up."""
        if self._halted is not None:
            return
        self._halted = time.monotonic()
        for future in self._live:
            future.cancel()
        self._engine.halt()

    def _is_out_of_patience(self) -> bool:
        halted = self._halted
        return halted is not None and time.monotonic() > halted + PATIENCE

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
        tries = self._deaths.pop(result.item.id, 0) + result.tries
        whole = evolve(result, job=self._digest, tries=tries)
        if self._ledger:
            self._ledger.note(whole)
        return whole


def _failed(item: Item, lost: LostChunkError) -> Result:
    how = f" ({lost.how})" if lost.how else ""
    died = WorkerDiedError(f"the process that converts it dies of it{how}")
    error = lost.cause or died
    slim = evolve(item, data=None)
    return Result(item=slim, error=error.with_path(shown(item)), tries=0)
