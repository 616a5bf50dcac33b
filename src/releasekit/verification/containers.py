"""Containers: finding the record inside the files that carry one, safely."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, Final

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
"""Name of the record among a PDF's attachments."""

_MOST_PARTS: Final = 10_000
_CUSTOM_PART: Final = re.compile(r"customXml/[^/]{1,200}\.xml")
_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,63}:)?release[\s>]")
_PDF_HEADER_WITHIN: Final = 1024  # ISO 32000-1, annex H, note 13
_XML_STARTS: Final = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<")
_DAMAGED_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a compression that Python does not know
    OSError,
    OverflowError,
    RuntimeError,  # an encrypted part
    UnicodeError,
    ValueError,
)
_DAMAGED_PDF: Final = (
    AttributeError,
    KeyError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)


class Container(StrEnum):
    """The kinds of file that carry a record."""

    RECORD = "record"
    DOCX = "docx"
    PDF = "pdf"


def container_of(data: bytes) -> Container:
    """Return what kind of file the bytes are, by how they begin.

    Raises:
        RecordMissingError: no kind of file that carries a record.
    """
    if data.startswith(b"PK\x03\x04"):
        return Container.DOCX
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return Container.PDF
    if data.lstrip(b" \t\r\n").startswith(_XML_STARTS):
        return Container.RECORD
    raise RecordMissingError("neither xml, docx nor pdf: no record can be in it")


def record_bytes(data: bytes) -> bytes:
    """Return the record that a file carries, as its bytes stand in it.

    Raises:
        RecordMissingError: there is none.
        RecordSyntaxError: the file is damaged or encrypted.
        RecordInvalidError: there is more than one.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    match container_of(data):
        case Container.DOCX:
            return _from_docx(data)
        case Container.PDF:
            return _from_pdf(data)
        case Container.RECORD:
            return data


def _from_docx(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _custom_parts(archive)
    except _DAMAGED_ZIP as error:
        raise RecordSyntaxError(f"not a readable zip file: {error}") from error
    if not found:
        raise RecordMissingError("no part of the document is a record")
    if len(found) > 1:
        raise RecordInvalidError(f"the document carries {len(found)} records, not one")
    return found[0]


def _custom_parts(archive: zipfile.ZipFile) -> list[bytes]:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        message = f"{len(parts)} parts, more than {_MOST_PARTS}"
        raise ValueError(message)
    candidates = [part for part in parts if _CUSTOM_PART.fullmatch(part.filename)]
    # The sizes are those the archive states: reading stops there, whatever follows.
    size = sum(part.file_size for part in candidates)
    if size > MAX_XML_BYTES:
        message = f"custom xml of {size} bytes is over the limit of {MAX_XML_BYTES}"
        raise ValueError(message)
    texts = [archive.read(part) for part in candidates]
    return [text for text in texts if _is_record(text)]


def _is_record(data: bytes) -> bool:
    # Another program may have written the part anew, in UTF-16 as well.
    start = data[:2048].replace(b"\x00", b"")
    return bool(_ROOT.search(start)) and NAMESPACE.encode("ascii") in start


def _from_pdf(data: bytes) -> bytes:
    # Optional, and slow to import: only reading a PDF back needs it.
    try:
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
    except (pikepdf.PdfError, *_DAMAGED_PDF) as error:
        raise RecordSyntaxError(f"not a readable pdf: {error}") from error


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
