"""Which store a destination names."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote, urlsplit

from attrs import frozen

from releasekit.errors import MissingDependencyError, UsageError
from releasekit.files.ledgers import AskedLedger
from releasekit.files.store import FolderStore, Store
from releasekit.files.written import Journal, Unwritten, Written

_SCHEME_END: Final = "://"
_S3: Final = MappingProxyType({"max_concurrency": 1, "use_listings_cache": False})
"""One request reads an object, and no listing of it grows old."""
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})
_DRIVERS: Final[Mapping[str, tuple[str, Mapping[str, object]]]] = MappingProxyType(
    {
        "s3": ("s3fs", _S3),
        "s3a": ("s3fs", _S3),
        "gs": ("gcsfs", _NOTHING),
        "gcs": ("gcsfs", _NOTHING),
        "az": ("adlfs", _NOTHING),
        "abfs": ("adlfs", _NOTHING),
        "abfss": ("adlfs", _NOTHING),
    }
)
"""Stores that show an object once it is whole: package and settings of each."""


def store_of(destination: str, written: Written | None = None) -> Store:
    """Return the store that a destination names; nothing is made or asked yet.

    Args:
        destination: a folder, or a URL: ``file://`` or that of an object store.
        written: remembers what earlier runs wrote, by the names in the store; for a
            folder its own journal by default, for any other store nothing.

    Raises:
        UsageError: there is no store of this kind.
        MissingDependencyError: the package that reaches it is not installed.
    """
    if is_url(destination):
        return _store_at(destination, written)
    folder = Path(destination)
    return FolderStore(folder, written or Journal(folder))


def written_at(destination: str, ledger: Path | None = None) -> Written:
    """Return what knows the outputs of earlier runs at a destination.

    Args:
        destination: as for `store_of`.
        ledger: where the ledger is, if not in its usual place.
    """
    if not is_url(destination):
        return Journal(Path(destination), ledger)
    if destination.startswith(f"file{_SCHEME_END}"):
        return Journal(Path(_path_of(destination)), ledger)
    return _Asked(AskedLedger(ledger)) if ledger else Unwritten()


@frozen
class _Asked:
    """A ledger alone: a store that has no journal beside it."""

    ledger: AskedLedger

    def wrote(self, name: str, sha256: str) -> bool:
        """Tell whether an earlier run wrote bytes of this digest under this name."""
        return self.ledger.knows(name, sha256)

    def remember(self, name: str, sha256: str) -> None:
        """Leave it to the result, which the ledger gets once all is written."""


def is_url(destination: str) -> bool:
    """Tell whether a destination is a URL rather than a folder."""
    return _SCHEME_END in destination


def _store_at(url: str, written: Written | None) -> Store:
    scheme, _, rest = url.partition(_SCHEME_END)
    if scheme == "file":
        return store_of(_path_of(url), written)
    if scheme not in _DRIVERS or not rest.strip("/"):
        message = f"outputs cannot be written to {url!r}"
        known = " ".join(f"{name}{_SCHEME_END}" for name in ("file", *_DRIVERS))
        hint = f"name a folder, or a bucket behind one of {known}"
        raise UsageError(message, hint=hint)
    return _objects(url.rstrip("/"), scheme, written or Unwritten())


def _objects(url: str, scheme: str, written: Written) -> Store:
    # Loading it takes time, and most outputs go to a folder.
    from releasekit.batch.store.objects import ObjectStore  # noqa: PLC0415

    package, settings = _DRIVERS[scheme]
    try:
        url_to_fs = import_module("fsspec.core").url_to_fs  # an extra: slow, optional
        files, root = url_to_fs(url, **settings)
    except ImportError as error:
        message = f"{scheme}{_SCHEME_END} needs the package {package}"
        hint = f"pip install {_extra_of(package)}"
        raise MissingDependencyError(message, hint=hint) from error
    return ObjectStore(files=files, root=root, url=url, written=written)


def _extra_of(package: str) -> str:
    return "'releasekit[fs]'" if package == "s3fs" else f"{package} 'releasekit[fs]'"


def _path_of(url: str) -> str:
    """Return the path that a URL has, without the slash before a drive's letter."""
    path = unquote(urlsplit(url).path)
    return path[1:] if sys.platform == "win32" else path
