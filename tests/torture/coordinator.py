"""The coordinator at calls to the system: killed there, or told that a disk fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.torture.batches import Batch, Problems
from tests.torture.clarity import unclear

CALLS: Final = (
    *("write", "pwrite64", "fsync", "fdatasync", "ftruncate"),
    *("link", "rename", "unlink", "mkdir", "flock"),
)
"""What a run asks of the disk; each of these calls is the last one once."""
FAULTS: Final = (
    *(("write", "ENOSPC", ""), ("write", "EIO", ""), ("fsync", "EIO", "")),
    *(("pwrite64", "ENOSPC", "+"), ("pwrite64", "EIO", "+"), ("fsync", "EIO", "+")),
    *(("fdatasync", "EIO", "+"), ("link", "ENOSPC", "+"), ("mkdir", "EROFS", "+")),
)
"""Calls that fail, how, and with ``+`` whether all after it do so too. Words on a
terminal are written as well: of those calls, one fails alone."""
_EACH: Final = 40
"""So many calls are tried one by one; of later ones, some."""


def kill_at(batch: Batch, call: str, number: int) -> tuple[Problems, bool]:
    """Kill a run that converts by itself at a call, and resume it.

    Returns:
        What was wrong, and whether it came so far.
    """
    out = batch.new()
    ended = batch.run(_strace(batch, out, f"{call}:signal=KILL:when={number}"))
    found = (*ended.problems, *batch.torn(out), *batch.resumed(out))
    return found, ended.status != 0


def fail_at(batch: Batch, call: str, error: str, when: str) -> tuple[Problems, bool]:
    """Have a call fail; the run says why, and completes when it is run again.

    Returns:
        What was wrong, and whether it came so far.
    """
    out = batch.new()
    ended = batch.run(_strace(batch, out, f"{call}:error={error}:when={when}"))
    found = (*ended.problems, *batch.torn(out), *unclear(ended, "RK[0-9]{3}"))
    return (*found, *batch.resumed(out)), ended.status != 0


def kill_at_every(batch: Batch, call: str) -> Iterator[Problems]:
    """Kill a run at each of its calls of a kind."""
    number, is_there = 1, True
    while is_there:
        problems, is_there = kill_at(batch, call, number)
        yield problems
        number += 1 if number < _EACH else number // 4


def fail_at_many(batch: Batch, call: str, error: str, more: str) -> Iterator[Problems]:
    """Have calls of a kind fail, from the first to the last."""
    number, is_there = 1, True
    while is_there:
        problems, is_there = fail_at(batch, call, error, f"{number}{more}")
        yield problems
        number += 1 + number // 4


def _strace(batch: Batch, out: object, fault: str) -> list[str]:
    call = fault.partition(":")[0]
    tool = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    return [*tool, "-e", f"inject={fault}", *batch.command(out, "--jobs", "1")]
