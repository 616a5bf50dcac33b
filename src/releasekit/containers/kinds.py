"""What kind of container a file is, told by how it begins."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from releasekit.errors import RecordMissingError

_PDF_HEADER_WITHIN: Final = 1024  # ISO 32000-1, annex H, note 13
_AFTER_HEADER: Final = 30  # APPNOTE.TXT, 4.3.7
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PAGE: Final = re.compile(rb"<(?:!doctype\s{1,9}html|html)[\s>]", re.IGNORECASE)
_PAGE_WITHIN: Final = 2048
_XML_STARTS: Final = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<")


class Container(StrEnum):
    """The kinds of file that carry a record."""

    RECORD = "record"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    HTML = "html"


def container_of(data: bytes) -> Container:
    """Return what kind of file the bytes are, by how they begin.

    Raises:
        RecordMissingError: no kind of file that carries a record.
    """
    if data.startswith(b"PK\x03\x04"):
        return Container.ODT if _is_open_document(data) else Container.DOCX
    if data.lstrip(b" \t\r\n").startswith(_XML_STARTS):
        return Container.HTML if _is_page(data) else Container.RECORD
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return Container.PDF
    message = "neither xml, docx, odt, pdf nor html: no record can be in it"
    raise RecordMissingError(message)


def _is_open_document(data: bytes) -> bool:
    """Tell whether an archive says at once that it is one (ODF 1.3 part 2, 3.3)."""
    return data.startswith(_OPEN_DOCUMENT, _AFTER_HEADER)


def _is_page(data: bytes) -> bool:
    # Text cannot look like this in a record, and UTF-16 is no reason to miss it.
    return bool(_PAGE.search(data[:_PAGE_WITHIN].replace(b"\x00", b"")))
