"""Which engine runs a batch: one that is named, or the one that fits its size."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Final

from releasekit.batch.engines.contract import Engine
from releasekit.batch.engines.cores import core_count
from releasekit.errors import BrokenExporterError, UsageError

GROUP: Final = "releasekit.engines"
"""Entry-point group in which distributions offer engines."""
LOCAL: Final = "local"
"""Name of the engine of this machine."""
WORTH_WORKERS: Final = 40
"""From so many inputs on, workers save more time than it takes to start them."""


def fitting_engine(
    count: int | None, *, workers: int = 0, is_limited: bool = False
) -> Engine | None:
    """Return the engine for a number of inputs; nothing where this process will do.

    Args:
        count: how many there are; nothing where nobody knows.
        workers: how many are to be converted at a time; 0 to have it decided.
        is_limited: whether inputs have limits that the user set, which only a process
            of their own keeps to whatever happens.
    """
    if not is_limited and (workers == 1 or not (workers or is_worth_workers(count))):
        return None
    # Loading it takes time, and most conversions are of a few inputs.
    from releasekit.batch.engines.local import LocalEngine  # noqa: PLC0415

    cores = core_count() if is_worth_workers(count) else 1
    return LocalEngine(workers or cores)


def is_worth_workers(count: int | None) -> bool:
    """Tell whether a number of inputs is worth starting workers."""
    return count is None or count >= WORTH_WORKERS


def engine_named(
    name: str, *, workers: int | None = None, scheduler: str | None = None
) -> Engine:
    """Return an engine by its name.

    Args:
        name: its entry point: ``serial``, ``local``, ``dask`` or another's.
        workers: how many inputs are to be converted at a time, for engines that
            decide it.
        scheduler: address of a scheduler, for engines that have one.

    Raises:
        UsageError: no distribution offers it, or it takes no scheduler.
        PluginError: it cannot be loaded.
    """
    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    if name not in found:
        hint = f"engines: {', '.join(sorted(found))}"
        raise UsageError(f"no engine is named {name!r}", hint=hint)
    given = {} if scheduler is None else {"scheduler": scheduler}
    try:
        make = found[name].load()
    except Exception as error:  # foreign code may raise anything
        reason = f"{type(error).__name__}: {error}"
        raise BrokenExporterError(
            f"engine {name} cannot be loaded: {reason}"
        ) from error
    try:
        engine: Engine = make(workers=workers, **given)
    except TypeError as error:
        raise UsageError(f"the engine {name} takes no scheduler") from error
    return engine
