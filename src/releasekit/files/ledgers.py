"""Ledgers as the files layer sees them: where one is, and whose an output is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:  # slow to load, and few folders have a ledger
    import sqlite3

LEDGER: Final = ".releasekit/ledger.sqlite"
"""Where a folder's ledger is, as seen from the folder."""
_ASKED: Final = "SELECT 1 FROM written WHERE name = ? AND sha256 = ?"
_LISTED: Final = "SELECT name, sha256 FROM written WHERE name >= ? AND name < ?"
_PATIENCE: Final = 30.0
"""Seconds to wait while the run that keeps the ledger writes to it."""


class AskedLedger:
    """Asks a ledger that may not exist, and whoever writes to it goes on meanwhile."""

    _path: Path
    _connection: sqlite3.Connection | None

    def __init__(self, path: Path) -> None:
        """Take the ledger of this path; nothing is opened yet."""
        self._path = path
        self._connection = None

    def knows(self, name: str, sha256: str) -> bool:
        """Tell whether bytes of this digest were written under this name."""
        return bool(self._rows(_ASKED, (packed(name), sha256)))

    def written(self, start: str, end: str) -> tuple[tuple[str, str], ...]:
        """Return the names from ``start`` up to ``end``, with each digest they had.

        Args:
            start: the first, in the order of code points.
            end: what comes behind the last.
        """
        rows = self._rows(_LISTED, (packed(start), packed(end)))
        return tuple(dict.fromkeys((str(name), str(digest)) for name, digest in rows))

    def _rows(self, query: str, values: tuple[str | bytes, ...]) -> list[Any]:
        if not self._path.is_file():
            return []
        import sqlite3  # noqa: PLC0415 - slow to load, and few folders have a ledger

        try:
            if self._connection is None:
                self._connection = open_to_read(self._path)
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return []  # damaged: until a batch repairs it, the file may be theirs


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a ledger to read only, in any thread.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    import sqlite3  # noqa: PLC0415 - slow to load, and few folders have a ledger

    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def packed(text: str) -> str | bytes:
    """Return a text as a ledger can hold it: as it is, or as bytes.

    Lone surrogates, which stand for bytes of names that are no UTF-8, have no form
    in SQLite's text; such a text is kept as a BLOB, and equal texts stay equal.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text
