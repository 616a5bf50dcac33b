"""Stopping: signals that ask for it, and a second run on one folder."""

from __future__ import annotations

import signal
import time
from typing import Final

from tests.torture.batches import (
    Batch,
    Problem,
    Problems,
    ledger_rows,
    leftovers,
    outputs,
)

LONGEST: Final = 10.0
"""Seconds that a run may take to stop."""
_BUSY: Final = 4
_SIGNALLED: Final = 128


def stop(batch: Batch, sign: signal.Signals, seconds: float) -> tuple[Problems, bool]:
    """Ask a run to stop after a time, and go on later.

    Returns:
        What was wrong, and whether it was stopped between two outputs.
    """
    out = batch.new()
    run = batch.start(batch.command(out, "--jobs", "2"))
    time.sleep(seconds)
    asked = time.monotonic() - run.started
    run.process.send_signal(sign)
    ended = run.wait()
    found = [*ended.problems, *batch.torn(out)]
    if ended.seconds - asked > LONGEST:
        found.append(Problem("hang", f"{ended.seconds - asked:.1f} s to stop"))
    there = outputs(out)
    is_between = 0 < len(there) < len(batch.expected)
    if ended.status == 0 and len(there) < len(batch.expected):
        found.append(Problem("lost", f"{sign.name}: 0, {len(there)} files"))
    if is_between and ended.status not in {0, _SIGNALLED + sign}:
        found.append(Problem("unclear", f"{sign.name}: {ended.status} {ended.said}"))
    if is_between:
        rows = ledger_rows(out)
        found += [Problem("ledger", f"no row of {n}") for n in there if n not in rows]
        found += [Problem("leftover", str(path)) for path in leftovers(out)]
    return (*found, *batch.resumed(out, "--jobs", "2")), is_between


def run_twice_at_once(batch: Batch) -> Problems:
    """Begin a second run while the first goes on: it says who holds the folder."""
    out = batch.new()
    first = batch.start(batch.command(out, "--jobs", "2"))
    while not outputs(out) and first.process.poll() is None:
        time.sleep(0.01)
    first.process.send_signal(signal.SIGSTOP)  # or it might end before the second asks
    second = batch.run(batch.command(out))
    first.process.send_signal(signal.SIGCONT)
    ended = first.wait()
    found = [*second.problems, *ended.problems]
    if ended.status:
        found.append(Problem("lost", ended.said))
    who = f"another run writes to this folder: process {first.process.pid} on "
    is_told = "error RK203" in second.said and who in second.said
    if second.status != _BUSY or not is_told:
        found.append(Problem("unclear", f"{second.status}: {second.said}"))
    return (*found, *batch.complete(out))
