"""The engine of this machine: worker processes, each looked after by a thread."""

from __future__ import annotations

import queue
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from typing import Final

from releasekit.batch.engines.contract import Chunk, LostChunkError, Results
from releasekit.batch.engines.cores import core_count
from releasekit.batch.engines.process import Process, ProcessEndedError
from releasekit.batch.job import Job
from releasekit.batch.limits import GRACE, time_is_up
from releasekit.batch.result import Result
from releasekit.errors import WorkersEndError

_CHUNK: Final = 8
_STARTS: Final = 3
"""How often in a row a process may end before it is ready."""
_LOOK: Final = 0.5
"""Seconds between two looks at how long items take."""

_Task = tuple[Future[Results], Chunk]


class LocalEngine:
    """Converts items in processes of this machine; one that dies costs one item.

    The processes are started afresh, never forked from this one, so that threads and
    libraries of the caller do them no harm. They end with this process, however it
    ends, and leave Ctrl-C to it.
    """

    name = "local"
    chunk = _CHUNK
    _hands: tuple[_Hand, ...]
    _tasks: queue.SimpleQueue[_Task | None]
    _is_over: threading.Event

    def __init__(self, workers: int | None = None) -> None:
        """Choose how many processes there are to be.

        Args:
            workers: their number; as many as this process has cores by default.
        """
        self.workers = workers or core_count()
        self.window = 4 * self.workers
        self._hands = ()

    def start(self, job: Job) -> None:
        """Start the processes; they get ready while chunks are put together."""
        self._tasks = queue.SimpleQueue()
        self._is_over = threading.Event()
        self._hands = tuple(_Hand(job, self._tasks) for _ in range(self.workers))
        if job.limits.seconds is not None:
            threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, chunk: Chunk) -> Future[Results]:
        """Hand a chunk to whichever process is free next."""
        future: Future[Results] = Future()
        self._tasks.put((future, chunk))
        return future

    def halt(self) -> None:
        """Let processes finish the items in hand and take up no others."""
        for hand in self._hands:
            hand.halt()

    def stop(self) -> None:
        """End all processes now, and wait until they are gone."""
        if not self._hands:
            return
        self._is_over.set()
        for hand in self._hands:
            self._tasks.put(None)
            hand.kill()
        for hand in self._hands:
            hand.join()
        self._hands = ()

    def _watch(self) -> None:
        """End processes whose code does not come back in time."""
        while not self._is_over.wait(_LOOK):
            for hand in self._hands:
                hand.look()


class _Hand:
    """A thread that keeps one process at work, and starts another where it dies."""

    _job: Job
    _process: Process | None
    _latest: float | None
    _is_late: bool
    _is_halted: bool
    _is_over: bool

    def __init__(self, job: Job, tasks: queue.SimpleQueue[_Task | None]) -> None:
        self._job = job
        self._tasks = tasks
        self._process = self._latest = None
        self._is_late = self._is_halted = self._is_over = False
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def look(self) -> None:
        """End the process if the item in hand should have been done by now."""
        with self._guard:
            if self._process and self._latest and time.monotonic() > self._latest:
                self._is_late = True
                self._process.kill()

    def halt(self) -> None:
        """Let the process finish the item in hand and take up no others."""
        with self._guard:
            self._is_halted = True
            if self._process:
                self._process.halt()

    def kill(self) -> None:
        """End the process and start no other."""
        with self._guard:
            self._is_over = True
            if self._process:
                self._process.kill()

    def join(self) -> None:
        """Wait until the thread and its process are gone."""
        self._thread.join()

    def _work(self) -> None:
        with suppress(OSError):  # told with the first chunk
            self._begin()
        while (task := self._tasks.get()) is not None:
            future, chunk = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(self._convert(chunk))
            except Exception as error:  # noqa: BLE001 - a future carries any error
                future.set_exception(error)
        self._end()

    def _convert(self, chunk: Chunk) -> Results:
        results: list[Result] = []
        if self._is_halted:
            return ()
        process = self._ready()
        try:
            process.send(chunk)
            while len(results) < len(chunk) and (said := self._next(process)):
                results.append(said)
        except ProcessEndedError as ended:
            cause = time_is_up(self._job.limits.seconds or 0) if self._is_late else None
            how = self._end()
            raise LostChunkError(
                tuple(results), knows=True, cause=cause, how=how
            ) from ended
        if len(results) < len(chunk) and not self._is_halted:  # somebody ended it
            self._end()
            raise LostChunkError(tuple(results))
        return tuple(results)

    def _next(self, process: Process) -> Result | None:
        """Wait for the next result; nothing where the process leaves."""
        seconds = self._job.limits.seconds
        self._latest = time.monotonic() + seconds + GRACE if seconds else None
        said = process.receive()
        self._latest = None
        return said

    def _ready(self) -> Process:
        """Return a process that can take a chunk.

        Raises:
            ReleasekitError: there can be none.
        """
        how = ""
        for _ in range(_STARTS):
            process = self._process
            if not process or not process.is_alive():
                process = self._begin()
            try:
                process.wait_until_ready()
            except ProcessEndedError:
                how = self._end()
                if self._is_over:
                    raise
                continue
            return process
        raise WorkersEndError(f"worker processes end before they are ready ({how})")

    def _begin(self) -> Process:
        self._end()
        process = Process(self._job)
        with self._guard:
            self._process, self._is_late = process, False
            if self._is_over:
                process.kill()
            elif self._is_halted:
                process.halt()
        return process

    def _end(self) -> str:
        with self._guard:
            process, self._process, self._latest = self._process, None, None
        return process.end() if process else ""
