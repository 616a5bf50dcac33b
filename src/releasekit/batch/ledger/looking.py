"""Looking: what a run would leave out, told without taking the folder or a lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from releasekit.batch.item import Item
from releasekit.batch.ledger.opening import open_reader
from releasekit.batch.ledger.outputs import digest_of, outputs_at
from releasekit.batch.ledger.places import ledger_path
from releasekit.batch.ledger.resume import Checks, still_good
from releasekit.batch.ledger.troubles import told

IsDone = Callable[[Item], bool]
"""Tells whether a run would leave an item out."""


def looked_up(
    destination: str, job: str, *, folder: Path | None = None, rehash: bool = False
) -> IsDone:
    """Return what tells of items whether an earlier run did them.

    Args:
        destination: folder or URL that outputs go below.
        job: digest of what is asked for.
        folder: where the ledger is kept instead.
        rehash: whether contents are compared even where size and time are the same.

    Raises:
        LedgerError: there is a ledger, and it cannot be read.
        UsageError: the destination is a URL, and no folder is given.
    """
    path = ledger_path(destination, folder)
    if not path.is_file():
        return lambda _: False
    with told(path):
        connection = open_reader(path)
    checks = Checks(outputs=outputs_at(destination), digest=digest_of, rehash=rehash)

    def is_done(item: Item) -> bool:
        with told(path):
            return still_good(connection, item, job, checks) is not None

    return is_done
