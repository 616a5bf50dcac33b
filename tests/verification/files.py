"""Files that carry a record, as small as they can be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

import pikepdf

from releasekit.containers.digest import (
    PDF_PLACEHOLDER,
    ZIP_COMMENT,
    seal_pdf,
    seal_zip,
)
from tests.record.examples import TEXT

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body_with(words: str) -> bytes:
    """Return the main part of a Word document that shows some words."""
    return (
        f'<w:document xmlns:w="{_W}"><w:t>{escape(words)}</w:t></w:document>'.encode()
    )


def docx_with(
    parts: Mapping[str, bytes], *, sealed: bool = True, shown: str = TEXT
) -> bytes:
    """Return a ZIP file with the parts of a Word document, sealed or not."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body_with(shown))
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.comment = ZIP_COMMENT if sealed else b""
    return seal_zip(written.getvalue()) if sealed else written.getvalue()


def pdf_with(attachments: Mapping[str, bytes], *, sealed: bool = True) -> bytes:
    """Return a PDF with attachments, sealed or not."""
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, data in attachments.items():
            pdf.attachments[name] = data
        pdf.save(written, static_id=True)
    plain = written.getvalue()
    # The digest stands in a comment: where it stands does not matter to its readers.
    return seal_pdf(plain + b"%" + PDF_PLACEHOLDER + b"\n") if sealed else plain
