"""Dask itself: how its scheduler is reached, or a cluster of this machine started."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from attrs import frozen

from releasekit.errors import EngineError, MissingDependencyError

_LOOPBACK: Final = "127.0.0.1"
_TLS: Final = "tls://"
_ANSWER: Final = 15
"""Seconds that a scheduler has to answer."""
_JOIN: Final = 60
"""Seconds that the first worker has to come."""
_LEAVE: Final = 5.0
"""Seconds that workers have to end what they do."""
_LOGGERS: Final = ("distributed", "tornado")
_ROUTES: Final = ("distributed.scheduler.http.routes", "distributed.worker.http.routes")
"""What Dask's servers for people to look at would show."""


@frozen
class Cluster:
    """A connection to a scheduler, and the cluster behind it where it is ours."""

    client: Any
    """What talks to the scheduler."""
    own: Any
    """The cluster of this machine, where one was started."""
    levels: Mapping[str, int]
    """What Dask's loggers said before."""

    def threads(self) -> int:
        """Return how many items the workers convert at a time."""
        return sum(self.client.nthreads().values())

    def close(self, last: Callable[[Any], object]) -> None:
        """Close the connection, after a last word to the workers."""
        words = threading.Thread(target=_quietly, args=(last, self.client), daemon=True)
        words.start()
        words.join(_LEAVE)
        _quietly(lambda client: client.close(timeout=_LEAVE), self.client)
        if self.own:
            _quietly(lambda own: own.close(timeout=_LEAVE), self.own)
        _restore(self.levels)


def connect(scheduler: str | None, workers: int) -> Cluster:
    """Reach a scheduler, or start a cluster of this machine, and await a worker.

    Args:
        scheduler: its address; none for a cluster of this machine.
        workers: how many such a cluster has.

    Raises:
        MissingDependencyError: Dask is not installed.
        EngineError: nobody answers, or there are no workers.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        message = "the engine dask needs the package distributed"
        hint = "pip install 'releasekit[dask]'"
        raise MissingDependencyError(message, hint=hint) from error
    if scheduler and scheduler.startswith(_TLS):
        _check_certificate(distributed, scheduler)
    levels = _silence()
    try:
        own = None if scheduler else _local(distributed, workers)
        cluster = Cluster(_client(distributed, own or scheduler), own, levels)
    except BaseException:
        _restore(levels)
        raise
    try:
        cluster.client.wait_for_workers(workers if own else 1, timeout=_JOIN)
    except TimeoutError as error:
        cluster.close(lambda _: None)
        message = f"the scheduler has no worker after {_JOIN} seconds"
        raise EngineError(message, path=scheduler or "") from error
    return cluster


def _check_certificate(distributed: Any, scheduler: str) -> None:  # noqa: ANN401
    """See that there is what TLS needs: a client made without it closes badly."""
    given = distributed.Security().get_connection_args("client")
    if given.get("ssl_context") is None:
        message = "no certificate is named that could be shown to it"
        hint = "docs/scale.md tells which variables name certificates"
        raise EngineError(message, hint=hint, path=scheduler)


def _client(distributed: Any, where: Any) -> Any:  # noqa: ANN401
    try:
        return distributed.Client(
            where, timeout=_ANSWER, set_as_default=False, name="releasekit"
        )
    except (OSError, ValueError, RuntimeError, TypeError) as error:
        message = f"no scheduler can be reached: {error}".splitlines()[0]
        hint = "name the address that the scheduler says when it starts"
        raise EngineError(message, hint=hint, path=str(where)) from error


def _local(distributed: Any, workers: int) -> Any:  # noqa: ANN401
    import dask.config  # noqa: PLC0415 - an extra, and slow to load

    with dask.config.set({name: [] for name in _ROUTES}):
        return distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=_LOOPBACK,
            dashboard_address=f"{_LOOPBACK}:0",
            memory_limit=0,  # a job's own limit holds for each item
            silence_logs=logging.CRITICAL,
            scheduler_kwargs={"dashboard": False},
        )


def _silence() -> Mapping[str, int]:
    """Have Dask log nothing, and return what it did: errors tell what goes wrong."""
    levels = {name: logging.getLogger(name).level for name in _LOGGERS}
    _restore(dict.fromkeys(_LOGGERS, logging.CRITICAL))
    return levels


def _restore(levels: Mapping[str, int]) -> None:
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def _quietly(call: Callable[[Any], object], what: Any) -> None:  # noqa: ANN401
    """Call what may fail, in words of any layer, because the other side has gone."""
    with suppress(Exception):
        call(what)
