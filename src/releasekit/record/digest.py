"""The record's digest of itself, and whether its content still gives that digest."""

from __future__ import annotations

from releasekit.files.digest import DIGITS, is_sealed
from releasekit.record.names import HEAD
from releasekit.record.read import read_record, record_root
from releasekit.record.write import write

_HEAD = HEAD.encode("ascii")


def check_digest(data: bytes) -> bool:
    """Tell whether a record's bytes are those that `write` made.

    ``@sha256`` on the root is the SHA-256 of the bytes with its 64 digits zeroed.
    """
    return data.startswith(_HEAD) and is_sealed(data, len(_HEAD))


def check_content(data: bytes) -> bool:
    """Tell whether a record still says what `write` made it say.

    Another program may have indented or re-encoded the XML: then the bytes differ,
    but the canonical record of what they say has the digest that stands in them.

    Raises:
        RecordError: the record cannot be read.
    """
    stated = record_root(data).get("sha256", "")
    record = read_record(data)
    written = write(
        record.release, software=record.software, identifier=record.identifier
    )
    return written[len(_HEAD) : len(_HEAD) + DIGITS] == stated.encode("utf-8")
