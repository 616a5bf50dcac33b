"""Verifying: which files of a folder are not as the ledger says, file by file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from attrs import frozen

from releasekit.batch.ledger.opening import check_pages
from releasekit.batch.ledger.outputs import LocalOutputs
from releasekit.batch.ledger.records import Records
from releasekit.batch.ledger.seals import is_whole
from releasekit.batch.ledger.troubles import told
from releasekit.batch.ledger.values import unpacked
from releasekit.files.ledgers import LEDGER, packed

_OUTPUTS: Final = f"""
SELECT outputs.name, outputs.sha256, max(outputs.attempt),
    max(outputs.attempt = inputs.attempt),
    sum(NOT ({is_whole("outputs", "attempts", "inputs")}))
FROM outputs
JOIN attempts ON attempts.id = outputs.attempt
JOIN inputs ON inputs.key = attempts.input
GROUP BY outputs.name ORDER BY outputs.name
"""  # noqa: S608 - our names
"""Each name that ever was an output, its last digest, whether it is one still, and how
many of its rows are damaged."""
_IS_OUTPUT: Final = "SELECT 1 FROM outputs WHERE name = ?"
_IS_UNRECORDED: Final = f"""
SELECT 1 FROM unrecorded WHERE name = ? AND sha256 = ? AND {is_whole("unrecorded")}
"""  # noqa: S608 - our names
_OWN_FOLDER: Final = LEDGER.partition("/")[0]
"""Where the ledger, its lock and the journal are."""
_OWN_FILES: Final = "releasekit-report."
"""How the files of a report begin, which tell of outputs and are none."""


class State(StrEnum):
    """How a file is, held against the ledger."""

    UNCHANGED = "unchanged"
    """Its bytes have the digest that the ledger has."""
    CHANGED = "changed"
    """They have another."""
    MISSING = "missing"
    """An output of the last attempt is not there."""
    UNTRACKED = "untracked"
    """No run is known to have made it."""
    UNRECORDED = "unrecorded"
    """A run made it and ended before it said so; the next one settles it."""
    UNJUDGED = "unjudged"
    """The ledger's row of it is damaged, and says nothing of the file."""


@frozen
class Checked:
    """A file, and how it is."""

    name: str
    """Where it is below the destination, with ``/``."""
    state: State


def check_outputs(records: Records, folder: Path) -> Iterator[Checked]:
    """Yield every output as it is now, then every file that is no output.

    Each file is hashed; memory stays flat. An output that an input had in earlier
    attempts, and not in the last, may be gone. No file is told for changed or missing
    by a damaged row; `Records.check` tells whether there are any.

    Args:
        records: the ledger.
        folder: the destination.

    Raises:
        LedgerError: the ledger cannot be read, or its pages are damaged.
    """
    outputs = LocalOutputs(folder)
    with told(records.path):
        check_pages(records.connection)
        yield from _outputs(records.connection, outputs)
        for name in _names_below(folder):
            if records.connection.execute(_IS_OUTPUT, (packed(name),)).fetchone():
                continue
            known = _is_unrecorded(records.connection, name, outputs.sha256_of(name))
            yield Checked(name, State.UNRECORDED if known else State.UNTRACKED)


def _outputs(
    connection: sqlite3.Connection, outputs: LocalOutputs
) -> Iterator[Checked]:
    for packed_name, sha256, _, is_current, damaged in connection.execute(_OUTPUTS):
        name = unpacked(packed_name)
        found = outputs.sha256_of(name)
        if damaged:
            yield Checked(name, State.UNJUDGED)
        elif found is not None or is_current:
            yield Checked(name, _state(connection, name, sha256, found))


def _state(
    connection: sqlite3.Connection, name: str, sha256: str, found: str | None
) -> State:
    if found == sha256:
        return State.UNCHANGED
    if found is None:
        return State.MISSING
    known = _is_unrecorded(connection, name, found)
    return State.UNRECORDED if known else State.CHANGED


def _is_unrecorded(
    connection: sqlite3.Connection, name: str, sha256: str | None
) -> bool:
    row = connection.execute(_IS_UNRECORDED, (packed(name), sha256)).fetchone()
    return row is not None


def _names_below(folder: Path) -> Iterator[str]:
    """Yield the names of all files below a folder but those about outputs, in order."""
    for place, folders, files in os.walk(folder):
        between = Path(place).relative_to(folder).as_posix()
        prefix = "" if between == "." else f"{between}/"
        folders.sort()
        if not prefix and _OWN_FOLDER in folders:
            folders.remove(_OWN_FOLDER)
        for name in sorted(files):
            if prefix or not name.startswith(_OWN_FILES):
                yield prefix + name
