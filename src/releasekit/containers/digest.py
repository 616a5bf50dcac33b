"""Where each container keeps its self-digest: one place for writing and verifying.

A PDF keeps it in its XMP metadata as ``<rk:sha256>…</rk:sha256>`` (the metadata
stream is stored without compression); a ZIP container (DOCX, ODT) in its comment
as ``sha256:…``; a page of HTML in ``data-sha256`` of its root. Exporters write zeros
there, finish the file, and call the function that seals a file of its kind.
"""

from __future__ import annotations

import re
import struct
from typing import Final

from releasekit.files.digest import ZEROS, seal

XMP_NAMESPACE: Final = "urn:releasekit:xmp:1"
"""Namespace of the XMP property; its prefix is ``rk``."""

_PDF_OPEN: Final = b"<rk:sha256>"
_PDF_CLOSE: Final = b"</rk:sha256>"
PDF_PLACEHOLDER: Final = _PDF_OPEN + ZEROS + _PDF_CLOSE
"""The XMP property before the digest is known."""
_PDF_PROPERTY: Final = re.compile(
    re.escape(_PDF_OPEN) + rb"([0-9a-f]{64})" + re.escape(_PDF_CLOSE)
)

_ZIP_PREFIX: Final = b"sha256:"
ZIP_COMMENT: Final = _ZIP_PREFIX + ZEROS
"""The archive comment before the digest is known."""
_HTML_PREFIX: Final = b'data-sha256="'
HTML_PLACEHOLDER: Final = (_HTML_PREFIX + ZEROS + b'"').decode("ascii")
"""The attribute of the root before the digest is known."""
_HTML_ATTRIBUTE: Final = re.compile(
    rb"<html\b[^<>]{0,300}?\s" + _HTML_PREFIX + rb'([0-9a-f]{64})"'
)
_HTML_HEAD: Final = 2048
"""Bytes of a page within which its root must end."""
# End of central directory record without its comment (APPNOTE.TXT, 4.3.16).
_ZIP_END: Final = struct.Struct("<4s4H2LH")
_ZIP_END_SIGNATURE: Final = b"PK\x05\x06"


def pdf_digest_offset(data: bytes) -> int | None:
    """Return where the 64 digits stand in a PDF, or nothing.

    The last property counts: it belongs to the last revision of the file.
    """
    end = data.rfind(_PDF_OPEN)
    found = _PDF_PROPERTY.match(data, end) if end >= 0 else None
    return found.start(1) if found else None


def zip_digest_offset(data: bytes) -> int | None:
    """Return where the 64 digits stand in a ZIP file, or nothing."""
    at = len(data) - len(ZIP_COMMENT)
    start = at - _ZIP_END.size
    if start < 0 or data[at : at + len(_ZIP_PREFIX)] != _ZIP_PREFIX:
        return None
    signature, *_, length = _ZIP_END.unpack_from(data, start)
    if signature != _ZIP_END_SIGNATURE or length != len(ZIP_COMMENT):
        return None
    return at + len(_ZIP_PREFIX)


def html_digest_offset(data: bytes) -> int | None:
    """Return where the 64 digits stand in a page of HTML, or nothing."""
    found = _HTML_ATTRIBUTE.search(data, 0, _HTML_HEAD)
    return found.start(1) if found else None


def seal_html(data: bytes) -> bytes:
    """Return a page of HTML with its digest in place of the placeholder.

    Raises:
        ValueError: its root has no `HTML_PLACEHOLDER`.
    """
    at = html_digest_offset(data)
    if at is None:
        message = "the page has no place for its digest"
        raise ValueError(message)
    return seal(data, at)


def seal_pdf(data: bytes) -> bytes:
    """Return a PDF with its digest in place of the placeholder in its XMP.

    Raises:
        ValueError: the placeholder is missing or inside a compressed stream.
    """
    at = pdf_digest_offset(data)
    if at is None:
        message = "the pdf has no place for its digest"
        raise ValueError(message)
    return seal(data, at)


def seal_zip(data: bytes) -> bytes:
    """Return a ZIP file with its digest in the archive comment.

    Raises:
        ValueError: the archive comment is not `ZIP_COMMENT`.
    """
    at = zip_digest_offset(data)
    if at is None:
        message = "the archive comment has no place for the digest"
        raise ValueError(message)
    return seal(data, at)
