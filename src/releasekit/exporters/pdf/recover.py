"""Reading a PDF back: the record that is attached to it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from releasekit.errors import MissingDependencyError, RecordMissingError
from releasekit.exporters.pdf.document.attachment import RECORD_NAME
from releasekit.model import Release
from releasekit.record import read

if TYPE_CHECKING:
    import pikepdf


def recover(data: bytes) -> Release:
    """Return the release that a PDF carries.

    Raises:
        RecordMissingError: not a PDF that can be read, or nothing attached.
        RecordError: the record in it is broken.
        MissingDependencyError: pikepdf is not installed.
    """
    return read(attached_record(data))


def attached_record(data: bytes) -> bytes:
    """Return the record attached to a PDF; raises as `recover` does."""
    pdf = _open(data)
    with pdf:
        if RECORD_NAME not in pdf.attachments:
            message = f"the pdf has no attachment {RECORD_NAME}"
            raise RecordMissingError(message)
        return pdf.attachments[RECORD_NAME].get_file().read_bytes()


def _open(data: bytes) -> pikepdf.Pdf:
    try:
        # An optional package: only reading back needs it.
        import pikepdf  # noqa: PLC0415
    except ImportError as error:
        message = "reading a pdf back needs pikepdf"
        raise MissingDependencyError(
            message, hint="install releasekit[verify]"
        ) from error
    try:
        return pikepdf.open(BytesIO(data))
    except pikepdf.PdfError as error:
        message = "the file is not a pdf that can be read"
        raise RecordMissingError(message) from error
