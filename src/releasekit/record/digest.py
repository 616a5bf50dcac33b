"""The record's digest of itself, and whether its content still gives that digest."""

from __future__ import annotations

from releasekit.files.digest import DIGITS, is_sealed
from releasekit.record.names import HEAD
from releasekit.record.reading import Record
from releasekit.record.writing import write

_HEAD = HEAD.encode("ascii")


def digest_offset(data: bytes) -> int | None:
    """Return where the digits stand in a record written by `write`, or nothing.

    ``@sha256`` on the root is the SHA-256 of the bytes with its 64 digits zeroed.
    """
    return len(_HEAD) if data.startswith(_HEAD) else None


def check_digest(data: bytes) -> bool:
    """Tell whether a record's bytes are those that `write` made."""
    at = digest_offset(data)
    return at is not None and is_sealed(data, at)


def check_content(record: Record) -> bool:
    """Tell whether a record still says what `write` made it say.

    Another program may have indented or re-encoded the XML: then the bytes differ,
    but the canonical record of what they say has the digest that stands in them.
    """
    if record.stated_digest is None:
        return False
    written = write(
        record.release, software=record.software, identifier=record.identifier
    )
    digits = written[len(_HEAD) : len(_HEAD) + DIGITS].decode("ascii")
    return digits == record.stated_digest
