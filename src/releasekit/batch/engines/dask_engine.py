"""The engine of clusters: chunks go through a Dask scheduler to workers anywhere."""

from __future__ import annotations

import pickle
import threading
from concurrent.futures import Future
from functools import partial
from typing import Any, Final
from uuid import uuid4

from attrs import evolve

from releasekit.batch.engines.contract import Chunk, LostChunkError, Results
from releasekit.batch.engines.cores import core_count
from releasekit.batch.engines.dask_checks import check_folder, check_versions
from releasekit.batch.engines.dask_cluster import Cluster, connect
from releasekit.batch.engines.dask_worker import convert_chunk, halt, stop
from releasekit.batch.engines.places import item_from_anywhere, job_from_anywhere
from releasekit.batch.job import Job
from releasekit.batch.known import Knowing
from releasekit.errors import EngineError, ReleasekitError

_CHUNK: Final = 16
_LARGE: Final = 64
"""As much travels together where there are many workers: a scheduler hands out some
hundred chunks a second, however large."""
_MANY: Final = 32
_LOOK: Final = 2.0
"""Seconds between two looks at how many workers there are."""
_PATIENCE: Final = 120.0
"""Seconds that a run waits while there is no worker at all."""


class DaskEngine:
    """Converts items on the workers of a Dask cluster.

    Guarantees:
        - a worker that dies costs no item: its chunks go to others;
        - workers whose versions would make other bytes are refused by name;
        - workers know of each item what the coordinator's ledger says it wrote;
        - without a scheduler's address, a cluster of this machine is started, which
          nobody else can reach.
    """

    name = "dask"
    chunk = _CHUNK
    _cluster: Cluster | None
    _live: set[Future[Results]]
    _threads: int

    def __init__(
        self, workers: int | None = None, scheduler: str | None = None
    ) -> None:
        """Choose where the workers are.

        Args:
            workers: how many a cluster of this machine has; as many as this process
                has cores by default. With a scheduler, its workers decide.
            scheduler: its address, ``tcp://host:8786`` or ``tls://host:8786``.
        """
        self._asked = workers or core_count()
        self._scheduler = scheduler
        self._cluster = None
        self._live = set()
        self._threads = 0 if scheduler else self._asked

    @property
    def workers(self) -> int:
        """How many items are converted at a time; it changes as workers come and go."""
        return max(self._threads, 1)

    @property
    def window(self) -> int:
        """How many chunks are under way at most."""
        return 4 * self.workers

    def start(self, job: Job) -> None:
        """Reach the scheduler, and look at what workers have and see.

        Raises:
            MissingDependencyError: Dask is not installed.
            EngineError: there are no workers, or they would make other outputs.
        """
        self._run, self._is_over = uuid4().hex, threading.Event()
        self._is_halted = False
        self._cluster = connect(self._scheduler, self._asked)
        self._knowing = Knowing(job)
        try:
            job = job_from_anywhere(job)
            client = self._cluster.client
            self._threads = self._cluster.threads()
            self.chunk = _LARGE if self._threads > _MANY else self.chunk
            self._versions = pickle.dumps(check_versions(client, job))
            check_folder(client, job.destination)
        except BaseException:
            self.stop()
            raise
        self._job = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        self._executor = client.get_executor(pure=False, retries=0)
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, chunk: Chunk) -> Future[Results]:
        """Hand a chunk to whichever worker is free next."""
        future: Future[Results] = Future()
        # From here on only a worker can leave items out: see `halt`.
        future.set_running_or_notify_cancel()
        items = tuple(
            evolve(item_from_anywhere(item), known=self._knowing.of(item))
            for item in chunk
        )
        self._live.add(future)
        inner = self._executor.submit(
            convert_chunk, self._run, self._job, self._versions, pickle.dumps(items)
        )
        inner.add_done_callback(partial(self._pass_on, chunk, future))
        return future

    def halt(self) -> None:
        """Let workers finish the items in hand and take up no others."""
        if self._cluster and not self._is_halted:
            self._is_halted = True
            self._tell_all(halt)

    def stop(self) -> None:
        """Take back what waits, and end what runs on the workers."""
        cluster, self._cluster = self._cluster, None
        if cluster is None:
            return
        self._is_over.set()
        for future in tuple(self._live):
            self._fail(future, LostChunkError())
        cluster.close(lambda client: client.run(stop, self._run, on_error="ignore"))

    def _tell_all(self, what: Any) -> None:  # noqa: ANN401 - a function of the worker
        """Have all workers call a function; nobody waits for those that are busy."""
        if self._cluster:
            call = partial(self._cluster.client.run, what, self._run, on_error="ignore")
            threading.Thread(target=call, daemon=True).start()

    def _pass_on(
        self, chunk: Chunk, future: Future[Results], inner: Future[bytes]
    ) -> None:
        """Give a chunk's future what became of the task on the cluster."""
        try:
            # Workers are trusted as their scheduler is: docs/scale.md.
            results: Results = pickle.loads(inner.result())  # noqa: S301
        except BaseException as error:  # noqa: BLE001 - a future carries any error
            self._fail(future, _told(error, chunk))
        else:
            self._live.discard(future)
            if not future.done():
                future.set_result(_named(results, chunk))

    def _fail(self, future: Future[Results], error: BaseException) -> None:
        self._live.discard(future)
        if not future.done():
            future.set_exception(error)

    def _watch(self) -> None:
        """Count workers; fail what is under way when there are none for long."""
        waited = 0.0
        while not self._is_over.wait(_LOOK):
            self._threads = self._count()
            waited = 0.0 if self._threads else waited + _LOOK
            if waited >= _PATIENCE:
                error = EngineError(f"no worker for {_PATIENCE:g} seconds")
                for future in tuple(self._live):
                    self._fail(future, error)

    def _count(self) -> int:
        try:
            return self._cluster.threads() if self._cluster else 0
        except Exception:  # noqa: BLE001 - the connection broke: in words of any layer
            return 0


def _told(error: BaseException, chunk: Chunk) -> BaseException:
    """Return what a chunk's future fails with, for what the cluster says of it."""
    match error:
        case LostChunkError():
            error.done = _named(error.done, chunk)
            return error
        case ReleasekitError():
            return error
        case ImportError():
            message = f"a worker that joined lacks a package: {error}"
            return EngineError(message)
    kind = type(error).__name__
    if kind == "KilledWorker":  # of an extra, not imported for its name
        return LostChunkError(how="with its worker")
    if kind in {"CancelledError", "FutureCancelledError"}:
        message = "the scheduler is gone, or took the work back"
        return EngineError(message, hint="start it again; what is done stays done")
    return error


def _named(results: Results, chunk: Chunk) -> Results:
    """Return results with the items as the plan has them."""
    pairs = zip(results, chunk, strict=False)  # a halted chunk has fewer results
    return tuple(evolve(r, item=evolve(item, data=None)) for r, item in pairs)
