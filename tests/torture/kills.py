"""Killing with SIGKILL, at points in time: the coordinator, and its workers."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import suppress
from typing import Final

from tests.torture.batches import Batch, Problem, Problems, outputs

DEATHS: Final = 3
"""How often in a run a worker is killed."""


def kill_coordinator(batch: Batch, jobs: int, seconds: float) -> tuple[Problems, bool]:
    """Kill a run after a time, and resume it.

    Returns:
        What was wrong, and whether it was killed between two outputs.
    """
    out, options = batch.new(), ("--jobs", str(jobs))
    run = batch.start(batch.command(out, *options))
    time.sleep(seconds)
    run.process.kill()
    ended = run.wait()
    is_between = 0 < len(outputs(out)) < len(batch.expected)
    found = (*ended.problems, *batch.torn(out), *batch.resumed(out, *options))
    return found, is_between


def kill_again_and_again(batch: Batch, jobs: int, pauses: list[float]) -> Problems:
    """Kill a run, and the runs that resume it, and let the last one end."""
    out, options = batch.new(), ("--jobs", str(jobs))
    found: list[Problem] = []
    for pause in pauses:
        run = batch.start(batch.command(out, *options))
        time.sleep(pause)
        run.process.kill()
        found += (*run.wait().problems, *batch.torn(out))
    return (*found, *batch.resumed(out, *options))


def kill_workers(batch: Batch, chance: random.Random, longest: float) -> Problems:
    """Kill workers while a run goes on: each costs one input at most, which is named.

    What failed is done by the next run.
    """
    out = batch.new()
    run = batch.start(batch.command(out, "--jobs", "2"))
    killed = 0
    for _ in range(DEATHS):
        time.sleep(chance.uniform(0, longest / DEATHS))
        for pid in run.workers()[:1]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                killed += 1
    ended = run.wait()
    found = [*ended.problems, *batch.torn(out)]
    named = ended.said.count("error RK109")
    missing = len(batch.expected) - len(outputs(out))
    if named > killed or missing > 2 * named:
        what = f"{killed} killed, {named} named, {missing} files missing: {ended.said}"
        found.append(Problem("lost", what))
    if ended.status != bool(named):
        found.append(Problem("unclear", f"status {ended.status}: {ended.said}"))
    return (*found, *batch.resumed(out, "--jobs", "2"))
