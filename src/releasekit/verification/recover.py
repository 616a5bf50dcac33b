"""Recovering: the release comes back out of any file that carries its record."""

from __future__ import annotations

from releasekit import record
from releasekit.containers.records import record_bytes
from releasekit.model import Release


def recover(data: bytes) -> Release:
    """Return the release that a record, a DOCX, ODT or PDF, or a page carries.

    Raises:
        RecordMissingError: the file carries none (JSON and text never do).
        RecordSyntaxError: the file or the record in it cannot be read.
        RecordInvalidError: the record's shape is broken, or there are two.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    return record.read(record_bytes(data))
