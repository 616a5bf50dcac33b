"""Outputs as they are now, where the ledger says that they are."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Protocol

from attrs import frozen

from releasekit.batch.item import Item
from releasekit.batch.ledger.places import is_url
from releasekit.errors import ReleasekitError
from releasekit.files.digest import sha256_of
from releasekit.files.platform import READ_FLAGS
from releasekit.files.store import Store


class Outputs(Protocol):
    """Looks at what is below a destination."""

    def size_of(self, name: str) -> int | None:
        """Return the length of an output in bytes; nothing where it is missing."""
        ...

    def sha256_of(self, name: str) -> str | None:
        """Return the digest of an output; nothing where it cannot be read."""
        ...


class LocalOutputs:
    """Outputs in a folder."""

    __slots__ = ("_prefix",)

    def __init__(self, folder: Path) -> None:
        """Look below a folder."""
        self._prefix = os.path.join(folder, "")  # noqa: PTH118 - a string to add to

    def size_of(self, name: str) -> int | None:
        """Return the length of a file in bytes; nothing where there is none."""
        try:
            found = os.stat(self._prefix + name)  # noqa: PTH116 - done a million times
        except (OSError, ValueError):
            return None
        return found.st_size if stat.S_ISREG(found.st_mode) else None

    def sha256_of(self, name: str) -> str | None:
        """Return the digest of a file; nothing where it cannot be read."""
        return file_sha256(Path(self._prefix + name))


@frozen
class StoredOutputs:
    """Outputs in an object store, which tells lengths and is not read for a digest."""

    store: Store
    """Where they are."""

    def size_of(self, name: str) -> int | None:
        """Return the length of an object in bytes; nothing where there is none."""
        return self.store.size_of(name)

    def sha256_of(self, name: str) -> str | None:
        """Return nothing: who wants to be sure has the object written again."""
        return None


def outputs_at(destination: str | Path) -> Outputs:
    """Return what looks at the outputs below a folder or a URL."""
    if not is_url(destination):
        return LocalOutputs(Path(destination))
    # Stores load what reaches them, and most destinations are folders.
    from releasekit.batch.store import store_of  # noqa: PLC0415

    return StoredOutputs(store_of(str(destination)))


def file_sha256(path: Path) -> str | None:
    """Return the digest of a regular file; nothing where it cannot be read."""
    try:
        descriptor = os.open(path, READ_FLAGS)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def digest_of(item: Item) -> str | None:
    """Return the digest of an input as it is now; nothing where it cannot be read."""
    if item.data is not None:
        return sha256_of(item.data)
    # What opens containers takes time to load, and few inputs are hashed.
    from releasekit.batch.sources import kinds, open_item  # noqa: PLC0415

    if item.source == kinds.FILE:
        return file_sha256(Path(item.location))

    try:
        return sha256_of(open_item(item))
    except ReleasekitError:
        return None
