"""Troubles with SQLite, told as errors of the tree."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from releasekit.errors import LedgerError

_DAMAGE: Final = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_ERROR,  # "no such column", where the schema itself is garbled
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_CONSTRAINT,
    }
)
"""Primary result codes that speak of what is in the file, not of the world around."""
_PRIMARY: Final = 0xFF
"""The bits of an extended result code that are the primary one."""
REMEDY: Final = (
    "the next `releasekit convert` into this folder keeps the damaged file and"
    " goes on with what can be read of it"
)


class DamagedError(Exception):
    """A ledger's file holds what no ledger holds."""


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error speaks of a damaged file."""
    if isinstance(error, sqlite3.ProgrammingError):
        return False  # speaks of us
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & _PRIMARY in _DAMAGE


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell what goes wrong inside as an error that names the ledger.

    Raises:
        LedgerError: the ledger is damaged, or cannot be read or written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise trouble(error, path) from error
    except (DamagedError, ValueError, TypeError) as error:
        message = f"the ledger is damaged: {error}"
        raise LedgerError(message, hint=REMEDY, path=str(path)) from error


def trouble(error: sqlite3.Error, path: Path) -> LedgerError:
    """Return an error of SQLite as one of the tree."""
    if is_damage(error):
        message = f"the ledger is damaged: {error}"
        return LedgerError(message, hint=REMEDY, path=str(path))
    message = f"the ledger cannot be used: {error}"
    hint = (
        "make room and permission there, then run the same again;"
        " --ledger-dir keeps the ledger elsewhere"
    )
    return LedgerError(message, hint=hint, path=str(path))
