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

from typing import TYPE_CHECKING

from releasekit._on_use import names_on_use

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

# Type checkers know the names from above, and every other as a mistake.
if not TYPE_CHECKING:
    __getattr__, __dir__ = names_on_use(
        globals(),
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
        },
    )
