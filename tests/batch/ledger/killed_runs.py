"""Runs that tests kill at each of their steps."""

from __future__ import annotations

from pathlib import Path

from releasekit.batch.ledger import Ledger
from tests.batch.ledger.making import JOB, convert, make_input


def take_in(out: Path) -> None:
    """Begin and end a run that does nothing of its own."""
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.end()


def keep_three(folder: Path) -> None:
    """Convert three inputs; a file says of each that the ledger has it."""
    items = [make_input(folder / "in", f"{name}.txt") for name in "abc"]
    with Ledger.open(folder / "out") as ledger:
        ledger.begin(JOB)
        for item in items:
            ledger.record([convert(item, folder / "out")])
            (folder / f"kept-{item.stem}").touch()
        ledger.end()
