"""Which store a destination names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from releasekit.errors import UsageError
from releasekit.files.store import FolderStore, Store
from releasekit.files.written import Journal, Written

_SCHEME_END: Final = "://"


def store_of(destination: str, written: Written | None = None) -> Store:
    """Return the store that a destination names; nothing is made or asked yet.

    Args:
        destination: a folder, or a URL.
        written: remembers what earlier runs wrote, by the names in the store; for a
            folder its own journal by default, for any other store nothing.

    Raises:
        UsageError: there is no store of this kind.
    """
    if is_url(destination):
        return _store_at(destination, written)
    folder = Path(destination)
    return FolderStore(folder, written or Journal(folder))


def is_url(destination: str) -> bool:
    """Tell whether a destination is a URL rather than a folder."""
    return _SCHEME_END in destination


def _store_at(url: str, written: Written | None) -> Store:
    parts = urlsplit(url)
    if parts.scheme == "file":
        return store_of(_path_of(parts.path), written)
    message = f"no outputs can be written to {parts.scheme}{_SCHEME_END}"
    raise UsageError(message, path=url)


def _path_of(path: str) -> str:
    """Return the path that a URL has, without the slash before a drive's letter."""
    path = unquote(path)
    return path[1:] if sys.platform == "win32" else path
