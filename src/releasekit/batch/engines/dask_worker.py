"""A cluster's worker from the inside: chunks go on to processes of its machine.

What converts is never the worker's own process: an item that crashes or hangs costs
itself alone, and the worker goes on to answer its scheduler.
"""

from __future__ import annotations

import pickle
import sys
import threading
import zlib
from collections.abc import Iterable, Mapping
from concurrent.futures import wait
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from releasekit.batch.engines.contract import Chunk, LostChunkError, Results
from releasekit.batch.engines.local import LocalEngine
from releasekit.batch.job import Job
from releasekit.errors import EngineError

_IDLE: Final = 20.0
"""Seconds without a chunk after which processes are ended; the next starts others."""
_LOOK: Final = 0.5
"""Seconds between two looks at whether a run was stopped."""

_guard: Final = threading.Lock()
_benches: Final[dict[str, _Bench]] = {}
_halted: Final[set[str]] = set()


def convert_chunk(run: str, job: bytes, versions: bytes, chunk: bytes) -> bytes:
    """Convert the items of a chunk.

    Args:
        run: which run of which coordinator it is.
        job: the `Job`, pickled once a run.
        versions: what the coordinator has, as `versions_of` tells it, pickled.
        chunk: the items, pickled.

    Returns:
        The results, pickled; fewer than items once the run is halted.

    Raises:
        EngineError: this worker would make other outputs.
        LostChunkError: the process that had the chunk died.
    """
    # All of it was pickled by the coordinator, which the scheduler trusts.
    with _guard:
        bench = _benches.get(run)
        if run in _halted:
            return pickle.dumps(())
        if bench is None:
            _compare(pickle.loads(versions))  # noqa: S301 - as above
            bench = _benches[run] = _Bench(pickle.loads(job))  # noqa: S301 - as above
        bench.begin()
    items: Chunk = pickle.loads(chunk)  # noqa: S301 - as above
    try:
        return pickle.dumps(bench.convert(items), pickle.HIGHEST_PROTOCOL)
    finally:
        with _guard:
            bench.finish(run)


def halt(run: str) -> None:
    """Finish the items in hand and take up no others of a run."""
    with _guard:
        _halted.add(run)
        if run in _benches:
            _benches[run].engine.halt()


def stop(run: str) -> None:
    """End the processes of a run now."""
    with _guard:
        _halted.add(run)
        bench = _benches.pop(run, None)
    if bench:
        bench.end()


def versions_of(packages: Iterable[str]) -> dict[str, str]:
    """Return the versions of what decides the bytes of outputs."""
    found = {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return found | {package: _version_of(package) for package in packages}


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Return what another machine has of other versions, in words, or nothing."""
    return ", ".join(
        f"{name} {there.get(name) or 'missing'} instead of {wanted or 'none'}"
        for name, wanted in here.items()
        if there.get(name, "") != wanted
    )


class _Bench:
    """The processes of one run on one worker."""

    engine: LocalEngine
    _is_over: threading.Event
    _busy: int
    _timer: threading.Timer | None

    def __init__(self, job: Job) -> None:
        self.engine = LocalEngine(workers=_threads())
        self.engine.start(job)
        self._is_over = threading.Event()
        self._busy = 0
        self._timer = None

    def begin(self) -> None:
        """Count a chunk in."""
        self._busy += 1
        if self._timer:
            self._timer.cancel()

    def finish(self, run: str) -> None:
        """Count a chunk out; after the last, processes wait a while for others.

        The coordinator may be gone without a word: nobody waits for it for long.
        """
        self._busy -= 1
        if not self._busy:
            self._timer = threading.Timer(_IDLE, _leave, (run, self))
            self._timer.daemon = True
            self._timer.start()

    def convert(self, chunk: Chunk) -> Results:
        """Have a chunk converted and wait for it."""
        future = self.engine.submit(chunk)
        while not wait([future], _LOOK).done:
            if self._is_over.is_set():
                raise LostChunkError
        return future.result()

    def is_idle(self) -> bool:
        """Tell whether no chunk is here."""
        return not self._busy

    def end(self) -> None:
        """End the processes."""
        self._is_over.set()
        self.engine.stop()


def _leave(run: str, bench: _Bench) -> None:
    with _guard:
        is_idle = bench.is_idle()
        if is_idle and _benches.get(run) is bench:
            del _benches[run]
    if is_idle:
        bench.end()


def _compare(wanted: Mapping[str, str]) -> None:
    """See that this worker would make the same bytes.

    Raises:
        EngineError: it has other versions than the coordinator.
    """
    packages = (name for name in wanted if name not in {"python", "zlib"})
    if found := differences(wanted, versions_of(packages)):
        raise EngineError(f"a worker that joined has {found}")


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _threads() -> int:
    """Return how many chunks the worker that runs this takes at a time."""
    # An extra, and slow to load.
    from distributed import get_worker  # noqa: PLC0415

    return int(get_worker().state.nthreads)
