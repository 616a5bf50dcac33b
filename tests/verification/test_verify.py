"""A file is unchanged, saved anew, altered, or cannot tell."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from releasekit import record
from releasekit.containers.kinds import Container
from releasekit.errors import RecordMissingError
from releasekit.exporters.docx.exporter import EXPORTER as DOCX
from releasekit.exporters.docx.options import DocxOptions
from releasekit.exporters.pdf.exporter import EXPORTER as PDF
from releasekit.exporters.pdf.options import PdfOptions
from releasekit.parsing import parse_bytes
from releasekit.plugins.contract import ExportContext
from releasekit.verification import Verdict, verify
from tests.record.examples import TEXT, respelt, small_release
from tests.support import SAMPLES
from tests.verification.files import docx_with, pdf_with

DATA = record.write(small_release())
PART = "customXml/item1.xml"
RENAMED = DATA.replace(b"<name>Harbour Office", b"<name>Harbor Office")
REWORDED = DATA.replace(b"<text>Mayor: We waited long.", b"<text>Mayor: We waited.")
RESOURCED = DATA.replace(b"\nFerry R&amp;D", b"\nFerry X&amp;D")
OFFICE = RENAMED, "no longer give its digest"
WORDS = REWORDED, "'Mayor: We waited.' is not what the source has there"
SOURCE = RESOURCED, "the digest is not that of the bytes"


def real_pdf() -> bytes:
    return PDF.export(small_release(), PdfOptions(), ExportContext()).data


def saved_anew(data: bytes) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(written)
    return written.getvalue()


def without_metadata(data: bytes) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root.Metadata
        pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "container"),
    [
        (DATA, Container.RECORD),
        (docx_with({PART: DATA}), Container.DOCX),
        (pdf_with({"release.xml": DATA}), Container.PDF),
    ],
)
def test_a_file_as_written_is_unchanged(data: bytes, container: Container) -> None:
    found = verify(data)

    assert found.verdict is Verdict.UNCHANGED
    assert found.container is container


@pytest.mark.parametrize(
    "data",
    [
        respelt(DATA),
        DATA + b"\n",
        real_pdf() + b"\n% more",
        docx_with({PART: respelt(DATA), "word/extra.xml": b"<a/>"}).replace(
            b"word/extra.xml", b"word/extrA.xml"
        ),
    ],
)
def test_a_file_saved_anew_with_its_record_as_written(data: bytes) -> None:
    assert verify(data).verdict is Verdict.RESAVED


@pytest.mark.parametrize(("data", "reason"), [OFFICE, WORDS, SOURCE])
def test_an_altered_record_names_the_difference(data: bytes, reason: str) -> None:
    found = verify(data)

    assert found.verdict is Verdict.ALTERED
    assert reason in found.detail


@pytest.mark.parametrize(("data", "reason"), [OFFICE, WORDS, SOURCE])
def test_an_altered_record_inside_a_document_is_found(data: bytes, reason: str) -> None:
    found = verify(docx_with({PART: data}, sealed=False))

    assert found.verdict is Verdict.ALTERED
    assert reason in found.detail


def test_a_broken_record_is_altered() -> None:
    found = verify(DATA[:-20])

    assert found.verdict is Verdict.ALTERED
    assert "not well-formed" in found.detail


def test_a_sound_file_without_digest_says_so() -> None:
    digits = record.read_record(DATA).stated_digest
    without = DATA.replace(f' sha256="{digits}"'.encode(), b"", 1)
    files = (
        without,
        docx_with({PART: DATA}, sealed=False),
        docx_with({PART: without}, sealed=False),
        without_metadata(real_pdf()),
    )

    assert [verify(data).verdict for data in files] == [Verdict.NO_DIGEST] * 4


def test_a_sealed_file_without_record_is_unchanged() -> None:
    assert verify(docx_with({})).verdict is Verdict.UNCHANGED


@pytest.mark.parametrize(
    "data",
    [
        b"text",
        b"<a/>",
        docx_with({}, sealed=False),
        pdf_with({"a": b"b"}, sealed=False),
    ],
)
def test_a_file_without_record_cannot_be_verified(data: bytes) -> None:
    with pytest.raises(RecordMissingError):
        verify(data)


def test_words_that_a_document_no_longer_shows_are_named() -> None:
    reworded = TEXT.replace("We waited long", "We never waited")
    found = verify(docx_with({PART: DATA}, sealed=False, shown=reworded))

    assert found.verdict is Verdict.ALTERED
    assert "never waited" in found.detail
    assert "the record has 'Mayor: We waited long.' (paragraph b6)" in found.detail


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_a_real_document_saved_anew_is_not_called_altered(path: Path) -> None:
    release = parse_bytes(path.read_bytes())
    docx = bytearray(DOCX.export(release, DocxOptions(), ExportContext()).data)
    docx[-1] ^= 1
    pdf = PDF.export(release, PdfOptions(), ExportContext()).data

    assert verify(bytes(docx)).verdict is Verdict.RESAVED
    assert verify(saved_anew(pdf)).verdict is Verdict.RESAVED
