"""The tables of a ledger, and how a ledger of an earlier version gets them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from releasekit.batch.ledger.seals import SEALED, know_seals, seal_all

APPLICATION: Final = 0x524B4C47
"""``application_id`` of a ledger: the letters RKLG."""

_SHA256: Final = "length({0}) = 64 AND {0} NOT GLOB '*[^0-9a-f]*'"
_TIME: Final = "julianday({0}) IS NOT NULL"
_NUMBER: Final = "typeof({0}) = 'integer'"
_ARRAY: Final = "{0} GLOB '[[]*]'"


def _holds(form: str, *columns: str) -> str:
    """Return a constraint; SQLite looks at all of them when a ledger is opened."""
    return f"CHECK ({' AND '.join(form.format(column) for column in columns)})"


_TABLES: Final = f"""
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    destination NOT NULL,         -- folder or URL that outputs' names begin at
    job TEXT NOT NULL,            -- SHA-256 of what was asked for
    described TEXT NOT NULL,      -- that, as JSON, where it is known
    releasekit TEXT NOT NULL,     -- version
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    started TEXT NOT NULL,        -- ISO 8601, UTC
    ended TEXT,
    outcome TEXT,                 -- complete, interrupted, failed, lost
    {_holds(_SHA256, "job")},
    {_holds(_TIME, "started")},
    CHECK (ended IS NULL OR julianday(ended) IS NOT NULL),
    CHECK (outcome IN ('complete', 'interrupted', 'failed', 'lost'))
);
CREATE TABLE inputs (
    key INTEGER PRIMARY KEY,
    id NOT NULL UNIQUE,           -- the path below the root, or container!/member
    location NOT NULL,
    source NOT NULL,
    member NOT NULL,
    name NOT NULL,
    folder NOT NULL,
    stem NOT NULL,
    attempt INTEGER NOT NULL      -- the last one
);
CREATE TABLE attempts (           -- what happened when; none is ever taken out
    id INTEGER PRIMARY KEY,
    input INTEGER NOT NULL REFERENCES inputs (key),
    run INTEGER NOT NULL REFERENCES runs (id),
    ended TEXT NOT NULL,          -- ISO 8601, UTC
    milliseconds INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    size INTEGER NOT NULL,        -- of the file that holds the input
    mtime_ns INTEGER NOT NULL,
    checked_ns INTEGER NOT NULL,  -- when these two surely went with sha256; 0: never
    sha256 TEXT,                  -- of the input
    made INTEGER NOT NULL,        -- how many outputs it has
    error_code TEXT,              -- nothing where it was converted
    error_message,
    error_hint,
    error_path,
    releases TEXT NOT NULL,       -- JSON, fields that are not as usual
    diagnostics TEXT NOT NULL,    -- JSON: code, severity, arguments, span
    {_holds(_TIME, "ended")},
    {_holds(_NUMBER, "milliseconds", "tries", "size", "mtime_ns", "checked_ns")},
    CHECK (sha256 IS NULL OR {_SHA256.format("sha256")}),
    {_holds(_ARRAY, "releases", "diagnostics")}
);
CREATE TABLE outputs (
    attempt INTEGER NOT NULL REFERENCES attempts (id),
    exporter TEXT NOT NULL,
    part INTEGER NOT NULL,
    position INTEGER NOT NULL,    -- in the order in which formats were asked for
    name NOT NULL,                -- path below the destination
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    written INTEGER NOT NULL,     -- 0 where the file already had these bytes
    diagnostics TEXT NOT NULL,
    PRIMARY KEY (attempt, exporter, part),
    {_holds(_SHA256, "sha256")},
    {_holds(_NUMBER, "part", "position", "size", "written")},
    {_holds(_ARRAY, "diagnostics")}
) WITHOUT ROWID;
CREATE TABLE unrecorded (         -- outputs of runs that ended before they said so
    name NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (name, sha256)
) WITHOUT ROWID;
CREATE INDEX attempts_run ON attempts (run);
CREATE INDEX outputs_name ON outputs (name, attempt);
CREATE VIEW written AS            -- every digest that a name ever had of releasekit
    SELECT name, sha256 FROM outputs UNION ALL SELECT name, sha256 FROM unrecorded;
"""  # noqa: S608 - put together from text of ours

_SEALS: Final = "".join(
    f"ALTER TABLE {table} ADD COLUMN seal BLOB;{seal_all(table)}" for table in SEALED
)
"""What each row says of itself; `releasekit.batch.ledger.seals` tells how."""

STEPS: Final = (_TABLES, _SEALS)
"""What makes a ledger of each version one of the next; the first makes a new one."""
VERSION: Final = len(STEPS)
"""``user_version`` of a ledger."""


def migrate(connection: sqlite3.Connection, steps: Sequence[str] = STEPS) -> None:
    """Bring a ledger, or an empty file, to the version that ``steps`` lead to.

    Either all of it happens or nothing.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    know_seals(connection)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version >= len(steps):
        return
    marks = f"PRAGMA application_id={APPLICATION};PRAGMA user_version={len(steps)};"
    script = "".join(steps[version:])
    try:
        connection.executescript(f"BEGIN IMMEDIATE;{script}{marks}COMMIT;")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.rollback()
        raise
