"""Every kind of file that carries a record, and ways to take it apart."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pikepdf

from releasekit import record
from releasekit.exporters.docx.exporter import EXPORTER as DOCX
from releasekit.exporters.docx.options import DocxOptions
from releasekit.exporters.html.exporter import EXPORTER as HTML
from releasekit.exporters.html.options import HtmlOptions
from releasekit.exporters.odt.exporter import EXPORTER as ODT
from releasekit.exporters.odt.options import OdtOptions
from releasekit.exporters.pdf.exporter import EXPORTER as PDF
from releasekit.exporters.pdf.options import PdfOptions
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext


def carriers(release: Release) -> dict[str, bytes]:
    """Return the files of a release as they are written, by kind."""
    context = ExportContext()
    return {
        "record": record.write(release),
        "docx": DOCX.export(release, DocxOptions(), context).data,
        "odt": ODT.export(release, OdtOptions(), context).data,
        "pdf": PDF.export(release, PdfOptions(), context).data,
        "html": HTML.export(release, HtmlOptions(), context).data,
    }


def laid_open(data: bytes, kind: str) -> bytes:
    """Return a file with nothing in it packed, so that damage goes deep."""
    unpack = {"docx": _unzipped, "odt": _unzipped, "pdf": _undeflated}.get(kind)
    return unpack(data) if unpack else data


@cache
def _unzipped(data: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(written, "w") as plain,
    ):
        for entry in packed.infolist():
            plain.writestr(entry.filename, packed.read(entry))
    return written.getvalue()


@cache
def _undeflated(data: bytes) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            written,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return written.getvalue()
