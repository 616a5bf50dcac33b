"""Where a ledger is, and what stands beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from releasekit.errors import UsageError
from releasekit.files.ledgers import LEDGER

LEDGER_NAME: Final = Path(LEDGER).name
_COMPANIONS: Final = ("-wal", "-shm", "-journal")
"""What SQLite puts behind the name of a database that is open."""


def is_url(destination: str | Path) -> bool:
    """Tell whether outputs go to an object store rather than to a folder."""
    return "://" in str(destination) and not isinstance(destination, Path)


def ledger_path(destination: str | Path, folder: Path | None = None) -> Path:
    """Return where the ledger of a destination is.

    Args:
        destination: the folder, or the URL, that outputs go below.
        folder: where the ledger is kept instead, for what cannot lock files.

    Raises:
        UsageError: the destination is a URL, and no folder is given.
    """
    if folder is not None:
        return folder / LEDGER_NAME
    if is_url(destination):
        message = "a ledger cannot be kept at a URL"
        hint = "name a folder of this machine for it with --ledger-dir"
        raise UsageError(message, hint=hint, path=str(destination))
    return Path(destination, LEDGER)


def companions(path: Path) -> tuple[Path, ...]:
    """Return the files that belong to a database, whether they are there or not."""
    return tuple(path.with_name(path.name + suffix) for suffix in _COMPANIONS)
