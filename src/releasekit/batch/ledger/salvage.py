"""Salvage: a damaged ledger is kept aside, and a new one has what could be read of it.

Nothing that is read is trusted: each input and output is hashed before the next run
takes it for done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from attrs import frozen

from releasekit.batch.ledger.places import companions
from releasekit.batch.ledger.schema import migrate
from releasekit.batch.ledger.seals import is_whole, know_seals, seal_all
from releasekit.batch.ledger.values import diagnostics_of, facts_of, unpacked
from releasekit.batch.ledger.writing import transaction
from releasekit.files.ledgers import open_to_read
from releasekit.files.platform import sync_folder

_NEW: Final = ".new"
_SEAL: Final = "seal"
_TABLES: Final = MappingProxyType(
    {
        "runs": ("id",),
        "inputs": ("key",),
        "attempts": ("id",),
        "outputs": ("attempt", "exporter", "part"),
        "unrecorded": ("name", "sha256"),
    }
)
"""Each table, and what its rows stand in the order of."""
_KINDS: Final[Mapping[str, tuple[type, ...]]] = MappingProxyType(
    {"INTEGER": (int,), "TEXT": (str,), "": (str, bytes)}
)
"""Python's types of the values under each declared type."""
_READ: Final[Mapping[str, Callable[[Any], object]]] = MappingProxyType(
    {"releases": facts_of, "diagnostics": diagnostics_of}
)
"""What reads the values of columns that are more than a text."""
_MEND: Final = """
DELETE FROM attempts WHERE run NOT IN (SELECT id FROM runs)
    OR input NOT IN (SELECT key FROM inputs);
INSERT OR IGNORE INTO unrecorded (name, sha256)
    SELECT name, sha256 FROM outputs WHERE attempt NOT IN (SELECT id FROM attempts);
DELETE FROM outputs WHERE attempt NOT IN (SELECT id FROM attempts);
UPDATE attempts SET checked_ns = 0;
CREATE TEMP TABLE last (input INTEGER PRIMARY KEY, attempt INTEGER);
INSERT INTO last SELECT input, max(id) FROM attempts GROUP BY input;
UPDATE inputs SET attempt =
    coalesce((SELECT attempt FROM last WHERE input = inputs.key), 0);
DELETE FROM inputs WHERE attempt = 0;
"""
"""What makes the rows that could be read a ledger again, in this order."""


def finish_salvage(path: Path) -> None:
    """Go on where a salvage was cut off, if one was.

    Raises:
        OSError: a file cannot be renamed or removed.
    """
    new = path.with_name(path.name + _NEW)
    if not new.exists():
        return
    if path.exists():
        new.unlink()  # not whole yet: the damaged one still has its name
    else:
        new.rename(path)
        sync_folder(path.parent)


def salvage(path: Path) -> tuple[Path, int]:
    """Put a damaged ledger aside and a new one in its place.

    Returns:
        Where the damaged one is now, and how many of its inputs could be read.

    Raises:
        OSError: a file cannot be renamed.
        sqlite3.Error: the new one cannot be written.
    """
    new = path.with_name(path.name + _NEW)
    read = _copied(path, new)
    aside = _put_aside(path)
    new.rename(path)
    sync_folder(path.parent)
    return aside, read


def _put_aside(path: Path) -> Path:
    """Rename a ledger, after the files in which SQLite keeps what is not in it yet."""
    names = (path.with_name(f"{path.name}.broken-{n}") for n in count(1))
    aside = next(name for name in names if not name.exists())
    for old, new in zip(companions(path), companions(aside), strict=True):
        with suppress(FileNotFoundError):
            old.replace(new)
    return path.rename(aside)


def _copied(path: Path, new: Path) -> int:
    """Write what can be read of a ledger to a new one; count the inputs."""
    with closing(sqlite3.connect(new, isolation_level=None)) as fresh:
        fresh.execute("PRAGMA synchronous=FULL")
        migrate(fresh)
        with transaction(fresh):
            with suppress(sqlite3.Error), closing(open_to_read(path)) as damaged:
                # Otherwise SQLite reads nothing of a file that was cut off.
                damaged.execute("PRAGMA writable_schema=ON")
                know_seals(damaged)
                for table, order in _TABLES.items():
                    _copy(damaged, fresh, table, order)
            for statement in _MEND.split(";"):
                fresh.execute(statement)
            for table in _TABLES:
                fresh.execute(seal_all(table))
        return int(fresh.execute("SELECT count(*) FROM inputs").fetchone()[0])


def _copy(
    damaged: sqlite3.Connection,
    fresh: sqlite3.Connection,
    table: str,
    order: tuple[str, ...],
) -> None:
    columns = [
        _Column(name, kind, bool(needed))
        for _, name, kind, needed, *_ in fresh.execute(f"PRAGMA table_info({table})")
        if name != _SEAL
    ]
    chosen = f" WHERE {is_whole(table)}" if _has_seals(damaged, table) else ""
    names = ", ".join(column.name for column in columns)
    places = ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - our names
    for end in ("ASC", "DESC"):
        ordered = ", ".join(f"{name} {end}" for name in order)
        query = f"SELECT {names} FROM {table}{chosen} ORDER BY {ordered}"  # noqa: S608 - our names
        for row in _readable(damaged, query):
            if all(map(_Column.takes, columns, row)):
                fresh.execute(insert, row)


def _has_seals(damaged: sqlite3.Connection, table: str) -> bool:
    """Tell whether rows of a table have seals; those of an older ledger have none."""
    columns = damaged.execute(f"PRAGMA table_info({table})")
    return any(name == _SEAL for _, name, *_ in columns)


def _readable(damaged: sqlite3.Connection, query: str) -> Iterator[tuple[object, ...]]:
    """Yield rows until one cannot be read: from either end, all but the damage."""
    with suppress(sqlite3.Error):
        yield from damaged.execute(query)


@frozen
class _Column:
    """What a column may hold."""

    name: str
    kind: str
    is_needed: bool

    def takes(self, value: object) -> bool:
        """Tell whether a value can be what somebody put there."""
        if value is None:
            return not self.is_needed
        if not isinstance(value, _KINDS[self.kind]):
            return False
        try:
            _READ.get(self.name, _as_it_is)(value)
        except (ValueError, TypeError, AttributeError, KeyError):
            return False
        return True


def _as_it_is(value: object) -> object:
    return unpacked(value) if isinstance(value, bytes) else value
