"""Seals: a checksum in every row, which tells a damaged row from a damaged file.

A seal is BLAKE2b (RFC 7693) with 128 bits of the row's values, as SQLite's `quote`
writes them, with a comma between two. It guards against decay and not against people,
who could write another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from releasekit.batch.ledger.troubles import DamagedError
from releasekit.batch.ledger.values import unpacked

SEALED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "runs": (
            *("id", "destination", "job", "described", "releasekit", "host", "pid"),
            *("started", "ended", "outcome"),
        ),
        "inputs": (
            *("id", "location", "source", "member", "name", "folder", "stem"),
            "attempt",
        ),
        "attempts": (
            *("id", "input", "run", "ended", "milliseconds", "tries", "size"),
            *("mtime_ns", "checked_ns", "sha256", "made", "error_code"),
            *("error_message", "error_hint", "error_path", "releases", "diagnostics"),
        ),
        "outputs": (
            *("attempt", "exporter", "part", "position", "name", "sha256", "size"),
            *("written", "diagnostics"),
        ),
        "unrecorded": ("name", "sha256"),
    }
)
"""The columns of each table that its seals are of, in this order. The key of an input
is none: SQLite gives it, and the attempts that belong to the input have it."""
_NAMED: Final = MappingProxyType(
    {"runs": "id", "inputs": "id", "attempts": "id", "outputs": "name"}
)
"""What tells a reader which row of a table is meant."""
_ASTRAY: Final = """
SELECT inputs.id FROM inputs LEFT JOIN attempts
    ON attempts.id = inputs.attempt AND attempts.input = inputs.key
WHERE attempts.id IS NULL LIMIT 1
"""
"""Inputs whose last attempt is not there, or another's."""
_BYTES: Final = 16


def know_seals(connection: sqlite3.Connection) -> None:
    """Let a connection compute seals."""
    connection.create_function("seal", 1, _digest, deterministic=True)


def sealed(table: str, **given: str) -> str:
    """Return the SQL of the seal that a row must have.

    Args:
        table: which table the row belongs to.
        given: SQL of columns that get another value than they have.
    """
    values = (given.get(name, f"{table}.{name}") for name in SEALED[table])
    listed = " || ',' || ".join(f"quote({value})" for value in values)
    return f"seal(CAST({listed} AS BLOB))"


def is_whole(*tables: str) -> str:
    """Return the SQL that tells whether rows of these tables are as written."""
    return " AND ".join(f"{table}.seal IS {sealed(table)}" for table in tables)


def insertion(table: str, **given: str) -> str:
    """Return the SQL that inserts a row, sealed, whose values are numbered from 1.

    Args:
        table: which table.
        given: SQL of columns that are not as they are given.
    """
    columns = SEALED[table]
    given = {name: f"?{number}" for number, name in enumerate(columns, 1)} | given
    return (
        f"INSERT INTO {table} ({', '.join(columns)}, seal)"  # noqa: S608 - our names
        f" VALUES ({', '.join(given.values())}, {sealed(table, **given)})"
    )


def seal_all(table: str) -> str:
    """Return the SQL that seals every row of a table as it is."""
    return f"UPDATE {table} SET seal = {sealed(table)};"  # noqa: S608 - our names


def check_rows(connection: sqlite3.Connection) -> None:
    """Refuse a ledger with a row that is not as it was written.

    Raises:
        DamagedError: there is such a row.
        sqlite3.Error: the ledger cannot be read.
    """
    for what in damaged_rows(connection):
        raise DamagedError(what)


def damaged_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a few words on every row that is not as it was written.

    Raises:
        sqlite3.Error: the ledger cannot be read.
    """
    for table in SEALED:
        label = _NAMED.get(table, "name")
        broken = f"SELECT {label} FROM {table} WHERE NOT ({is_whole(table)})"  # noqa: S608 - our names
        for (value,) in connection.execute(broken):
            yield damage_of(table, value)
    for (value,) in connection.execute(_ASTRAY):
        yield damage_of("inputs", value)


def damage_of(table: str, value: object) -> str:
    """Return a few words on a damaged row."""
    named = unpacked(value) if isinstance(value, str | bytes) else value
    return f"ledger row damaged: {table}, {named}"


def _digest(values: bytes) -> bytes:
    return blake2b(values, digest_size=_BYTES).digest()
