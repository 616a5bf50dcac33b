"""The engine without workers: items are converted in this process, one by one."""

from __future__ import annotations

from concurrent.futures import Future

from releasekit.batch.engines.contract import Chunk, Results
from releasekit.batch.job import Job
from releasekit.batch.running import SERIAL
from releasekit.batch.worker import Worker


class SerialEngine:
    """Converts each item while it is submitted: best for few items, and to debug."""

    name = SERIAL
    workers = 1
    chunk = 1
    window = 1
    _worker: Worker

    def __init__(self, workers: int | None = None) -> None:
        """Take the number of workers that other engines need: here it is one."""

    def start(self, job: Job) -> None:
        """Look at the job's exporters, profiles and fonts.

        Raises:
            ReleasekitError: they cannot be used.
        """
        self._worker = Worker(job)

    def submit(self, chunk: Chunk) -> Future[Results]:
        """Convert a chunk; the future is done already."""
        future: Future[Results] = Future()
        try:
            future.set_result(tuple(map(self._worker.convert, chunk)))
        except Exception as error:  # noqa: BLE001 - a future carries any error
            future.set_exception(error)
        return future

    def halt(self) -> None:
        """Do nothing: no item is in hand between two calls."""

    def stop(self) -> None:
        """Do nothing: there is nobody to end."""
