"""Inputs that stick, need all memory or kill their worker: each costs itself alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.batch.trap import install
from tests.torture.batches import Batch, Problem, Problems, leftovers, outputs

DEEDS: Final = (("STICK", "RK107"), ("SLEEP 60", "RK107"), ("HOG", "RK108"))
KILL: Final = ("KILL", "RK109")
_LIMITS: Final = ("--limit-time", "1", "--limit-memory", "200M")
_COUNT: Final = 6


def trapped(folder: Path) -> Batch:
    """Write inputs of which any may become one that harms its worker."""
    (folder / "in").mkdir(parents=True)
    batch = Batch(folder=folder, formats="trap", path=(str(install(folder / "site")),))
    for number in range(_COUNT):
        (folder / f"in/r{number}.txt").write_text(f"Ferry {number} opens\n")
    batch.learn(_COUNT)
    return batch


def harm(batch: Batch, deed: str, codes: str) -> Problems:
    """Convert with one input that does harm, then without.

    The others are done all the same, and the one is named with its reason.
    """
    out, victim = batch.new(), batch.folder / "in/r3.txt"
    good = victim.read_text()
    victim.write_text(f"{deed}\n")
    ended = batch.run(batch.command(out, "--jobs", "2", *_LIMITS))
    victim.write_text(good)
    found = [*ended.problems]
    there = outputs(out)
    rest = {name: data for name, data in batch.expected.items() if "r3" not in name}
    found += [Problem("lost", name) for name in rest if there.get(name) != rest[name]]
    found += [Problem("leftover", str(path)) for path in leftovers(out)]
    lines = [line for line in ended.said.splitlines() if "error RK" in line]
    is_named = len(lines) == 1 and "r3.txt" in lines[0] and "hint: " in ended.said
    if ended.status != 1 or not is_named or codes not in ended.said:
        found.append(Problem("unclear", f"{deed}: {ended.status} {ended.said}"))
    found += batch.resumed(out, "--jobs", "2")
    shutil.rmtree(out, ignore_errors=True)
    return tuple(found)
