"""Recovering: the record comes back out of a Word document."""

from __future__ import annotations

from releasekit import record
from releasekit.exporters.common.carriers import record_in_zip
from releasekit.model import Release


def recover(data: bytes) -> Release:
    """Return the release that a document carries.

    Raises:
        RecordError: the bytes are no archive, no part of it is a record, or the
            record is broken.
    """
    return record.read(record_in_zip(data))
