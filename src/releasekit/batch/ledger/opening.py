"""Opening a ledger: whose it is, which version, and whether it is whole."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import Final

from releasekit.batch.ledger.schema import APPLICATION, VERSION, migrate
from releasekit.batch.ledger.seals import check_rows, know_seals
from releasekit.batch.ledger.troubles import DamagedError
from releasekit.errors import LedgerError
from releasekit.files.ledgers import open_to_read

_PATIENCE: Final = 30.0
"""Seconds to wait for a reader to be done."""
_SCHEMA: Final = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
_SETTINGS: Final = (
    "PRAGMA journal_mode=WAL",
    # A commit is on the disk when it returns; docs/decisions.md has what that costs.
    "PRAGMA synchronous=FULL",
    # KiB of pages, a quarter of the default: a run grows by no more than that.
    "PRAGMA cache_size=-500",
)


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open a ledger for its one writer; it is made or brought up to date first.

    Raises:
        DamagedError: it holds what no ledger holds.
        LedgerError: it is somebody else's, or of a later version.
        sqlite3.Error: it is damaged, or cannot be opened.
    """
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        if not _is_new(connection):
            check_owner(connection, path)
            check_pages(connection)
        for setting in _SETTINGS:
            connection.execute(setting)
        migrate(connection)
        _check_tables(connection)
        check_rows(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open a ledger to read it only.

    Raises:
        LedgerError: there is none, it is somebody else's, or of another version.
        sqlite3.Error: it is damaged, or cannot be opened.
    """
    if not path.is_file():
        message = "there is no ledger here"
        hint = (
            "`releasekit convert` keeps one where it turns many inputs into files of a"
            " folder; name that folder"
        )
        raise LedgerError(message, hint=hint, path=str(path))
    connection = open_to_read(path)
    try:
        if not _is_new(connection):
            check_owner(connection, path)
        _refuse_older(connection, path)
        know_seals(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is not ours to touch.

    Raises:
        LedgerError: it is the database of another program, or of a later version.
        sqlite3.Error: it is damaged.
    """
    if _number(connection, "application_id") != APPLICATION:
        message = "this is the database of another program"
        hint = "move it away, or keep the ledger elsewhere with --ledger-dir"
        raise LedgerError(message, hint=hint, path=str(path))
    version = _number(connection, "user_version")
    if version > VERSION:
        message = f"the ledger has version {version}; this releasekit knows {VERSION}"
        hint = "update releasekit, or move the ledger away to begin a new one"
        raise LedgerError(message, hint=hint, path=str(path))


def check_pages(connection: sqlite3.Connection) -> None:
    """Refuse a ledger whose pages are not as they were written; nothing is changed.

    Raises:
        DamagedError: it holds what no ledger holds.
        sqlite3.Error: it cannot be read.
    """
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedError(str(found).partition("\n")[0])


def _check_tables(connection: sqlite3.Connection) -> None:
    if tuple(connection.execute(_SCHEMA).fetchall()) != _schema():
        message = "its tables are not those of a ledger"
        raise DamagedError(message)


@cache
def _schema() -> tuple[tuple[str, str, str | None], ...]:
    """Return the tables of a new ledger."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(fresh)
        return tuple(fresh.execute(_SCHEMA).fetchall())
    finally:
        fresh.close()


def _is_new(connection: sqlite3.Connection) -> bool:
    """Tell whether nothing was ever put into a database."""
    marks = (_number(connection, name) for name in ("application_id", "user_version"))
    return not any(marks) and not connection.execute(_SCHEMA).fetchall()


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _refuse_older(connection: sqlite3.Connection, path: Path) -> None:
    version = _number(connection, "user_version")
    if version < VERSION:
        message = f"the ledger has version {version}; this releasekit reads {VERSION}"
        hint = "the next `releasekit convert` into this folder brings it up to date"
        raise LedgerError(message, hint=hint, path=str(path))
