"""Taking in the journal: the ledger learns which outputs workers began.

Workers add a line to the journal before an output gets its name, and the coordinator
hears of it later or, where somebody is killed, never. The lines that no result accounts
for are taken over, so that the next run knows these outputs for its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from releasekit.batch.ledger.seals import sealed
from releasekit.batch.ledger.writing import transaction
from releasekit.errors import LedgerError
from releasekit.files.ledgers import packed
from releasekit.files.platform import sync_folder
from releasekit.files.written import journal_entries

_TAKE: Final = f"""
INSERT OR IGNORE INTO unrecorded (name, sha256, seal)
SELECT :name, :sha256, {sealed("unrecorded", name=":name", sha256=":sha256")}
WHERE NOT EXISTS (
    SELECT 1 FROM outputs WHERE name = :name AND sha256 = :sha256
)
"""  # noqa: S608 - our names
_FORGET: Final = """
DELETE FROM unrecorded WHERE EXISTS (
    SELECT 1 FROM outputs
    WHERE outputs.name = unrecorded.name AND outputs.sha256 = unrecorded.sha256
)
"""


def take_in(connection: sqlite3.Connection, journal: Path) -> None:
    """Take over what the journal has, and empty it.

    It is first given another name, so that a line that somebody adds meanwhile goes to
    a new one; a file of that other name is what a run left that was killed here. After
    a crash anywhere, each line is in the ledger or in one of the two files.

    Raises:
        sqlite3.Error: the ledger cannot be written.
        LedgerError: the journal cannot be read or renamed.
    """
    aside = journal.with_name(f"{journal.name}.taken")
    try:
        _absorb(connection, aside)
        with suppress(FileNotFoundError):
            journal.rename(aside)
        _absorb(connection, aside)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"the list of outputs cannot be taken in: {reason}"
        raise LedgerError(message, path=str(journal)) from error


def _absorb(connection: sqlite3.Connection, aside: Path) -> None:
    if not aside.exists():
        return
    with transaction(connection):
        connection.executemany(_TAKE, _entries(aside))
        connection.execute(_FORGET)
    aside.unlink()
    sync_folder(aside.parent)


def _entries(path: Path) -> Iterator[dict[str, str | bytes]]:
    with path.open("rb") as file:
        for line in file:
            for name, sha256 in journal_entries(line):
                yield {"name": packed(name), "sha256": sha256}
