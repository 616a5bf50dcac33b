"""The worker: whatever one item does, the next finds all as it was."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

from releasekit.batch.job import Job, Limits, Reading
from releasekit.batch.sources import Finding, find_items
from releasekit.batch.worker import Worker
from releasekit.errors import InputTooLargeError

LINES = 20_000


def test_what_a_failed_item_held_is_free_at_once(tmp_path: Path) -> None:
    """Workers seldom look for garbage: what goes in a circle would stay for long."""
    path, out = tmp_path / "long.txt", str(tmp_path / "out")
    path.write_text("a line\n" * LINES, "utf-8")
    (item,) = find_items([str(path)], Finding(destination=out))
    job = Job(
        destination=out,
        exports=(("text", None),),
        reading=Reading(max_blocks=10),
        limits=Limits(seconds=60),
    )
    worker = Worker(job)
    worker.convert(item)  # loads what converting needs
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        result = worker.convert(item)
        kept = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
        gc.enable()

    assert isinstance(result.error, InputTooLargeError)
    assert kept < path.stat().st_size / 4
