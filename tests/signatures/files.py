"""A release as a PDF, and the same signed."""

from __future__ import annotations

from functools import cache

from releasekit.exporters.pdf.exporter import EXPORTER
from releasekit.exporters.pdf.options import PdfOptions, Standard
from releasekit.model import Release
from releasekit.parsing import parse_bytes
from releasekit.plugins.contract import ExportContext
from releasekit.signatures.pades import sign_inside
from tests.signatures.people import NOW, signer
from tests.support import SAMPLES


@cache
def release() -> Release:
    return parse_bytes((SAMPLES / "01-ministry-numbered-en.txt").read_bytes())


@cache
def pdf(standard: Standard = Standard.SELF_DESCRIBING) -> bytes:
    options = PdfOptions(standard=standard)
    return EXPORTER.export(release(), options, ExportContext()).data


@cache
def signed(standard: Standard = Standard.SELF_DESCRIBING) -> bytes:
    return sign_inside(pdf(standard), key=signer(), time=NOW)


def flipped(data: bytes, at: int) -> bytes:
    """Return the data with one bit changed, counted from the first."""
    changed = bytearray(data)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)
