"""Reading a PDF back: the record that is attached to it."""

from __future__ import annotations

from releasekit import record
from releasekit.exporters.common.carriers import record_in_pdf
from releasekit.model import Release


def recover(data: bytes) -> Release:
    """Return the release that a PDF carries.

    Raises:
        RecordError: no PDF that can be read, nothing attached, or a broken record.
        MissingDependencyError: pikepdf is not installed.
    """
    return record.read(record_in_pdf(data))
