"""URLs: what stores that fsspec knows hold, listed and read like folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from itertools import groupby
from typing import Any, BinaryIO, Final, TypeAlias, cast

from releasekit.batch.sources.listing import Listing
from releasekit.batch.sources.streams import Stat
from releasekit.errors import (
    InputNotFoundError,
    MissingDependencyError,
    ReleasekitError,
    UnreadableInputError,
    UsageError,
)

_Infos: TypeAlias = Mapping[str, Any]
"""What a store tells of objects, by their names."""

_WILD: Final = "*?["
_CHAIN: Final = "::"
_TIMES: Final = ("mtime", "LastModified", "last_modified", "updated", "created")
"""What stores call the time of the last change."""
_NANOSECONDS: Final = 1_000_000_000


def list_url(url: str, wants: Callable[[str], bool]) -> Iterator[Listing]:
    """Yield the files that a URL stands for: one, those below it, or a pattern's.

    Args:
        url: of an object, of a folder, or with ``*``, ``?`` or ``[…]``.
        wants: tells which names in a folder are taken.

    Raises:
        InputNotFoundError: nothing is there.
        UnreadableInputError: the store refuses to tell.
        UsageError: there is no store of this kind.
        MissingDependencyError: the package that reaches it is not installed.
    """
    with _telling(url):
        files, root = _store(url)
        if is_pattern(root):
            top, folders = _fixed(root), _grouped(files.glob(root, detail=True))
        elif files.isdir(root):
            top, folders = root, _walked(files, root, wants)
        else:
            top, folders = root.rpartition("/")[0], _grouped({root: files.info(root)})
        for folder, infos in folders:
            names = sorted(filter(None, infos))
            if names:
                location = str(files.unstrip_protocol(folder)).rstrip("/")
                relative = folder.removeprefix(top).strip("/")
                listing = Listing.of(location, relative, names)
                yield listing.with_stats([_stat(infos[name]) for name in names])


def is_pattern(url: str) -> bool:
    """Tell whether a URL itself says which names are taken."""
    return any(char in url for char in _WILD)


def open_url(url: str) -> BinaryIO:
    """Open what a URL names, for reading here and there.

    Raises:
        OSError: it is not there, or cannot be opened.
        InputError: the store refuses.
        MissingDependencyError: the package that reaches it is not installed.
    """
    with _telling(url):
        files, path = _store(url)
        return cast("BinaryIO", files.open(path, "rb"))


def _walked(
    files: Any,  # noqa: ANN401 - fsspec has no types
    root: str,
    wants: Callable[[str], bool],
) -> Iterator[tuple[str, _Infos]]:
    """Yield folders and what is known of the objects in each that are wanted."""
    for folder, folders, infos in files.walk(root, detail=True, on_error="raise"):
        for name in sorted(folders):  # the order in which they are looked at
            info = folders.pop(name)
            if not name.startswith("."):
                folders[name] = info
        yield folder, {name: infos[name] for name in infos if wants(name)}


def _grouped(found: _Infos) -> Iterator[tuple[str, _Infos]]:
    """Yield the files of a list of paths, by their folders."""
    paths = [path for path in found if found[path].get("type") == "file"]
    split = sorted((path.rpartition("/")[::2], path) for path in paths)
    for folder, rows in groupby(split, key=lambda row: row[0][0]):
        yield folder, {name: found[path] for (_, name), path in rows}


def _fixed(root: str) -> str:
    """Return the folder above all that a pattern may name."""
    while is_pattern(root):
        root = root.rpartition("/")[0]
    return root


def _stat(info: Mapping[str, Any]) -> Stat:
    time = next((info[key] for key in _TIMES if key in info), 0)
    seconds = time.timestamp() if isinstance(time, datetime) else time
    known = isinstance(seconds, int | float)
    return Stat(
        size=info.get("size") or 0,
        mtime_ns=int(seconds * _NANOSECONDS) if known else 0,
    )


def _store(url: str) -> tuple[Any, str]:
    if _CHAIN in url:
        message = "urls within urls are not read"
        raise UsageError(message, hint="name the container itself", path=url)
    try:
        url_to_fs = import_module("fsspec.core").url_to_fs  # an extra: slow, optional
        files, path = url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        scheme = url.partition("://")[0]
        message = f"a package that reads {scheme}:// is not installed"
        hint = "pip install 'releasekit[fs]', or what fsspec asks for such urls"
        raise MissingDependencyError(message, hint=hint, path=url) from error
    except ValueError as error:
        raise UsageError(
            f"no store is reached by such urls: {error}", path=url
        ) from error
    return files, path


@contextmanager
def _telling(url: str) -> Iterator[None]:
    """Make what a store raises name the URL and the remedy."""
    try:
        yield
    except ReleasekitError:
        raise
    except FileNotFoundError as error:
        raise InputNotFoundError("nothing is there", path=url) from error
    except Exception as error:  # drivers raise whatever their network library does
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        message = f"the store refuses: {reason}"
        hint = "check the address, the rights and the connection"
        raise UnreadableInputError(message, hint=hint, path=url) from error
