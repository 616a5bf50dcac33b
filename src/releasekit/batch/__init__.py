"""Batches: many inputs become files, each whole or named with its reason.

::

    from releasekit import batch

    job = batch.Job(destination="out", exports=(("docx", None), ("record", None)))
    plan = batch.Plan(job=job, items=items)
    for result in batch.run(plan, engine=batch.LocalEngine()):
        print(result.item.id, result.error or "converted")

Names are imported when they are first used: a single conversion loads no engine but
its own.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from releasekit.batch.digest import job_digest
    from releasekit.batch.engines.contract import Engine, LostChunkError
    from releasekit.batch.engines.local import LocalEngine
    from releasekit.batch.engines.serial import SerialEngine
    from releasekit.batch.item import Item
    from releasekit.batch.job import Fonts, Job, Limits, Reading
    from releasekit.batch.plan import Plan
    from releasekit.batch.result import Facts, Made, Result
    from releasekit.batch.running import run
    from releasekit.batch.worker import Worker

__all__ = [
    "Engine",
    "Facts",
    "Fonts",
    "Item",
    "Job",
    "Limits",
    "LocalEngine",
    "LostChunkError",
    "Made",
    "Plan",
    "Reading",
    "Result",
    "SerialEngine",
    "Worker",
    "job_digest",
    "run",
]

_HOMES = MappingProxyType(
    {
        "digest": "job_digest",
        "engines.contract": "Engine LostChunkError",
        "engines.local": "LocalEngine",
        "engines.serial": "SerialEngine",
        "item": "Item",
        "job": "Fonts Job Limits Reading",
        "plan": "Plan",
        "result": "Facts Made Result",
        "running": "run",
        "worker": "Worker",
    }
)
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


# Type checkers know the names from above, and every other as a mistake.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used (PEP 562)."""
        if name not in _HOME_OF:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names, imported yet or not."""
    return sorted({*globals(), *__all__})
