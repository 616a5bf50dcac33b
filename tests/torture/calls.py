"""Killing at calls to the system, and failing them: strace does both."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from tests.torture.batches import START, Batch, Ended, Problems
from tests.torture.clarity import unclear

CALLS: Final = ("fsync", "link", "unlink", "write")
"""What a worker asks of the disk; a killed one is at one of these."""
FAULTS: Final = (
    *(("fsync", "EIO"), ("fsync", "ENOSPC"), ("link", "ENOSPC"), ("link", "EROFS")),
    *(("mkdir", "ENOSPC"), ("mkdir", "EROFS")),
)
"""Calls of workers that can fail, and how."""
_WRAPPER: Final = """\
#!/bin/sh
exec strace -D -f -qq -o /dev/null -e trace={call} -e inject={fault} {python} "$@"
"""
"""Stands for Python where workers are started: strace is no process between a worker
and its coordinator (-D), each of which knows the other."""


def kill_workers_at(batch: Batch, call: str, number: int) -> tuple[Problems, bool]:
    """Kill each worker at a call; the run lives on, and what failed is done later.

    Returns:
        What was wrong, and whether a worker came so far.
    """
    out = batch.new()
    ended = _with_fault(batch, out, f"{call}:signal=KILL:when={number}")
    found = [*ended.problems, *batch.torn(out), *unclear(ended, "RK109")]
    return (*found, *batch.resumed(out, "--jobs", "2")), ended.status != 0


def fail_in_workers(
    batch: Batch, call: str, error: str, when: str
) -> tuple[Problems, bool]:
    """Have a call of workers fail; return what was wrong, and whether it failed."""
    out = batch.new()
    ended = _with_fault(batch, out, f"{call}:error={error}:when={when}")
    found = [*ended.problems, *batch.torn(out), *unclear(ended, "RK[0-9]{3}")]
    return (*found, *batch.resumed(out, "--jobs", "2")), ended.status != 0


def _with_fault(batch: Batch, out: Path, fault: str) -> Ended:
    """Run with two workers, each of which has a fault."""
    wrapper = batch.folder / "python"
    call = fault.partition(":")[0]
    text = _WRAPPER.format(call=call, fault=fault, python=sys.executable)
    wrapper.write_text(text)
    wrapper.chmod(0o755)
    command = batch.command(out, "--jobs", "2")
    start = f"import sys; sys.executable = {str(wrapper)!r}; {START}"
    return batch.run([part if part != START else start for part in command])
