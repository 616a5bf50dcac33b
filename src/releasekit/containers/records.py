"""The record taken out of the files that carry it, safely."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final, assert_never

from releasekit.containers.kinds import Container, container_of
from releasekit.containers.zip import open_zip, read_entry
from releasekit.errors import (
    MissingDependencyError,
    RecordInvalidError,
    RecordMissingError,
    RecordSyntaxError,
)
from releasekit.record import NAMESPACE
from releasekit.xml_safety import MAX_XML_BYTES

if TYPE_CHECKING:
    import pikepdf

ATTACHMENT_NAME: Final = "release.xml"
"""Name of the record among the attachments of a PDF."""

_CUSTOM_PART: Final = re.compile(r"customXml/[^/]{1,200}\.xml")
_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?release[\s>]")
"""The root of a record: properties that only name its namespace are none."""
_STREAM: Final = re.compile(r"stream <[^<>]{1,200}>: ")
_MOST_PARTS: Final = 100
"""Most custom XML parts that are looked at."""
_HEAD: Final = 2048
"""Bytes of a part within which the record's root names itself."""
_BROKEN_PDF: Final = (
    AttributeError,
    KeyError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What reading a damaged or hostile PDF may raise besides pikepdf's own errors."""


def record_bytes(data: bytes) -> bytes:
    """Return the record that a file is or carries, as its bytes stand in it.

    Raises:
        RecordMissingError: there is none.
        RecordSyntaxError: the file is damaged or encrypted.
        RecordInvalidError: there is more than one.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    container = container_of(data)
    match container:
        case Container.DOCX:
            return record_in_zip(data)
        case Container.PDF:
            return record_in_pdf(data)
        case Container.RECORD:
            return data
        case _:
            assert_never(container)


def record_in_zip(data: bytes) -> bytes:
    """Return the record that a DOCX carries as a custom XML part.

    Another program may have given the part another name, so every custom XML part is
    looked at; never more than `MAX_XML_BYTES` of them in all.

    Raises:
        RecordMissingError: the bytes are no archive, or none of its parts is a record.
        RecordSyntaxError: a part is damaged or too large.
        RecordInvalidError: more than one part is a record.
    """
    with open_zip(data) as archive:
        found = _records(archive)
    if not found:
        raise RecordMissingError("no part of the document is a record")
    if len(found) > 1:
        raise RecordInvalidError(f"the document carries {len(found)} records, not one")
    return found[0]


def _records(archive: zipfile.ZipFile) -> list[bytes]:
    names = sorted(set(filter(_CUSTOM_PART.fullmatch, archive.namelist())))
    left = MAX_XML_BYTES
    found = []
    for name in names[:_MOST_PARTS]:
        text = read_entry(archive, name, max_bytes=left)
        left -= len(text)
        if _is_record(text):
            found.append(text)
    return found


def _is_record(data: bytes) -> bool:
    # Another program may have written the part anew, in UTF-16 as well.
    head = data[:_HEAD].replace(b"\x00", b"")
    return bool(_ROOT.search(head)) and NAMESPACE.encode("ascii") in head


def record_in_pdf(data: bytes) -> bytes:
    """Return the record that a PDF carries as an attachment.

    Raises:
        RecordMissingError: nothing of that name is attached.
        RecordSyntaxError: the file is damaged or encrypted, or the record too large.
        MissingDependencyError: pikepdf is not installed.
    """
    try:
        # Optional, and slow to import: only reading a PDF back needs it.
        import pikepdf  # noqa: PLC0415
    except ImportError as error:
        message = "reading a pdf back needs pikepdf"
        hint = 'pip install "releasekit[verify]"'
        raise MissingDependencyError(message, hint=hint) from error
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _attachment(pdf)
    except pikepdf.PasswordError as error:
        raise RecordSyntaxError("the pdf is encrypted") from error
    except (pikepdf.PdfError, *_BROKEN_PDF) as error:
        raise RecordSyntaxError(f"not a readable pdf: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    # qpdf names the stream first, by its address in memory.
    return _STREAM.sub("", str(error))


def _attachment(pdf: pikepdf.Pdf) -> bytes:
    found = pdf.attachments.get(ATTACHMENT_NAME)
    if found is None:
        message = f"the pdf has no attachment {ATTACHMENT_NAME}"
        raise RecordMissingError(message)
    return _stream_bytes(found.get_file().obj)


def _stream_bytes(stream: pikepdf.Object) -> bytes:
    """Return a stream's content, never more than `MAX_XML_BYTES` of it.

    Only what releasekit writes is read: no filter, or FlateDecode alone (ISO 32000-1,
    7.4.4). Decoding here, not in pikepdf, holds the limit while the content grows.
    """
    raw = stream.read_raw_bytes()
    if "/Filter" not in stream:
        return raw
    if str(stream["/Filter"]) != "/FlateDecode" or "/DecodeParms" in stream:
        message = "the attached record is stored with an unknown filter"
        raise ValueError(message)
    engine = zlib.decompressobj()
    content = engine.decompress(raw, MAX_XML_BYTES)
    if engine.unconsumed_tail:
        message = f"the attached record is over the limit of {MAX_XML_BYTES} bytes"
        raise ValueError(message)
    return content
