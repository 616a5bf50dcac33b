"""The engine contract: who converts chunks of items, and what it says of losses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from releasekit.batch.item import Item
from releasekit.batch.job import Job
from releasekit.batch.result import Result
from releasekit.errors import ReleasekitError

if TYPE_CHECKING:  # slow to load, and few inputs need no workers
    from concurrent.futures import Future

Chunk = tuple[Item, ...]
"""Items that travel together; none is started before the one before it is done."""
Results = tuple[Result, ...]
"""What became of the items of a chunk, in their order."""


class LostChunkError(Exception):
    """A worker ended while it had a chunk; what it had finished is not lost.

    Not one of the errors people see: the loop turns it into another attempt, or into
    the failure of one item.
    """

    def __init__(
        self,
        done: Results = (),
        *,
        knows: bool = False,
        cause: ReleasekitError | None = None,
        how: str = "",
    ) -> None:
        super().__init__("a worker was lost")
        self.done = done
        """Results of the first items of the chunk, which are done."""
        self.knows = knows
        """Whether the item after those was in hand; else it may be any that follows."""
        self.cause = cause
        """Why that item is not to be tried again."""
        self.how = how
        """How the worker ended, in a word: ``SIGKILL``."""


class Engine(Protocol):
    """Converts chunks of items somewhere, several at a time.

    Distributions offer engines in the entry-point group ``releasekit.engines``: a class
    or function that is called with ``workers`` (and ``scheduler``, where the user names
    one) by name and returns an engine that is not started.

    The future of a chunk has results for all its items; or for the first of them only,
    once `halt` was called. It fails with `LostChunkError` where a worker was lost, with
    another `ReleasekitError` where nothing can be converted at all, and with anything
    else where a chunk was lost and nobody knows how.
    """

    @property
    def name(self) -> str:
        """What the engine is called: ``local``."""
        ...

    @property
    def workers(self) -> int:
        """How many items are converted at a time."""
        ...

    @property
    def chunk(self) -> int:
        """How many items travel together at best."""
        ...

    @property
    def window(self) -> int:
        """How many chunks are under way at most, waiting ones included."""
        ...

    def start(self, job: Job) -> None:
        """Get workers ready for a job.

        Raises:
            ReleasekitError: there can be no workers.
        """
        ...

    def submit(self, chunk: Chunk) -> Future[Results]:
        """Hand a chunk to whichever worker is free next."""
        ...

    def halt(self) -> None:
        """Let workers finish the items in hand and take up no others."""
        ...

    def stop(self) -> None:
        """End all workers now, whatever they do; an engine not started has none."""
        ...
