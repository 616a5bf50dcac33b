"""WARC files (ISO 28500): the records whose content is plain text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any, BinaryIO, Final
from urllib.parse import unquote, urlsplit

from releasekit.batch.item import Item
from releasekit.batch.sources.holder import Holder
from releasekit.batch.sources.streams import open_stream, refuse_size
from releasekit.errors import (
    MissingDependencyError,
    ReleasekitError,
    UnreadableInputError,
)
from releasekit.files.names import stem_of
from releasekit.text import show

_KINDS: Final = frozenset({"conversion", "resource", "response"})
_PLAIN: Final = "text/plain"
_FOUND: Final = "200"


def require_warcio() -> None:
    """Refuse to read such files where the package that does is not installed.

    Raises:
        MissingDependencyError: it is not.
    """
    if find_spec("warcio") is None:
        message = "warc files need the package warcio"
        raise MissingDependencyError(message, hint="pip install 'releasekit[warc]'")


def members(holder: Holder) -> Iterator[Item]:
    """Yield an item for each record of plain text, by its number among all records.

    Raises:
        UnreadableInputError: the file is damaged, or packed as a whole.
    """
    stem = stem_of(holder.name)
    with open_stream(holder.location) as stream, _telling():
        records = _records(stream)
        for number, record in enumerate(records, 1):
            if _is_plain(record):
                name = _name_of(record) or f"{stem}-{number}.txt"
                yield holder.member(
                    str(number),
                    str(records.get_record_offset()),
                    words=stem_of(name),
                    name=name,
                )


def read(item: Item, max_bytes: int | None) -> bytes:
    """Return the content of a record, without the headers of its transfer.

    Raises:
        InputTooLargeError: it is larger than ``max_bytes``.
        UnreadableInputError: the record is damaged.
    """
    with open_stream(item.location) as stream, _telling():
        stream.seek(int(item.member))
        content = next(_records(stream)).content_stream()
        data: bytes = (
            content.read() if max_bytes is None else content.read(max_bytes + 1)
        )
    refuse_size(len(data), max_bytes)
    return data


def _records(stream: BinaryIO) -> Any:  # noqa: ANN401 - warcio has no types
    require_warcio()
    # An extra, and slow to load.
    return import_module("warcio.archiveiterator").ArchiveIterator(stream)


def _is_plain(record: Any) -> bool:  # noqa: ANN401
    """Tell whether what a record holds is plain text, and was found."""
    if record.rec_type not in _KINDS:
        return False
    headers = record.http_headers or record.rec_headers
    if record.http_headers and record.http_headers.get_statuscode() != _FOUND:
        return False
    kind = headers.get_header("Content-Type") or ""
    return bool(kind.partition(";")[0].strip().lower() == _PLAIN)


def _name_of(record: Any) -> str:  # noqa: ANN401
    """Return the last part of the path that a record's URI has."""
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        path = urlsplit(uri.strip("<>")).path
    except ValueError:
        return ""
    return unquote(path.rpartition("/")[2])


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except ReleasekitError:
        raise
    except Exception as error:  # warcio raises whatever a damaged file leads it to
        reason = (str(error).split(":")[0].splitlines() or [""])[0]
        message = (
            f"no readable warc file: {show(reason or type(error).__name__, limit=80)}"
        )
        hint = "check it with `warcio check`; `warcio recompress` mends many"
        raise UnreadableInputError(message, hint=hint) from error
