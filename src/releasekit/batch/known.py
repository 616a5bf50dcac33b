"""What earlier runs wrote for an item: it travels to workers without a ledger."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from releasekit.batch.item import Item
from releasekit.batch.job import Job
from releasekit.batch.store.choice import is_url
from releasekit.files.ledgers import LEDGER, AskedLedger
from releasekit.files.written import Written

Known = tuple[tuple[str, str], ...]
"""Names below the destination, each with the digest of bytes it had."""
_PART: Final = re.compile(r"-[0-9]+\.")


class Knowing:
    """Looks up in a coordinator's ledger what its workers cannot ask themselves.

    SQLite's files are for one machine; what workers elsewhere need of them is a few
    lines an item, and none where nothing was written before.
    """

    _ledger: AskedLedger | None
    _file: str
    _splits: bool

    def __init__(self, job: Job) -> None:
        """Take a job as the coordinator has it; nothing is opened yet."""
        path = job.ledger
        if path is None and not is_url(job.destination):
            path = Path(job.destination, LEDGER)
        self._ledger = AskedLedger(path) if path else None
        self._file = job.file
        self._splits = job.reading.split or job.reading.split_languages

    def of(self, item: Item) -> Known:
        """Return every name that an output of an item may get, and was written."""
        if self._ledger is None:
            return ()
        if self._file:
            return self._ledger.written(self._file, f"{self._file}\0")
        name = f"{item.folder}/{item.stem}" if item.folder else item.stem
        # "/" comes right behind the dot that a suffix begins with, ":" behind 9.
        found = self._ledger.written(f"{name}.", f"{name}/")
        if self._splits:
            parts = self._ledger.written(f"{name}-0", f"{name}-:")
            end = len(name)
            found += tuple(pair for pair in parts if _PART.match(pair[0], end))
        return found


class Told:
    """Remembers what came with the item in hand, before it asks what there is here."""

    known: frozenset[tuple[str, str]]
    """What the coordinator said of that item."""
    _written: Written

    def __init__(self, written: Written) -> None:
        """Take what is asked next; nothing was said yet."""
        self.known = frozenset()
        self._written = written

    def wrote(self, name: str, sha256: str) -> bool:
        """Tell whether an earlier run wrote bytes of this digest under this name."""
        return (name, sha256) in self.known or self._written.wrote(name, sha256)

    def remember(self, name: str, sha256: str) -> None:
        """Note that bytes of this digest are about to be written under this name."""
        self._written.remember(name, sha256)
