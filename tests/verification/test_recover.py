"""The release comes back out of every file that carries its record."""

from __future__ import annotations

import io
import sys

import pikepdf
import pytest

from releasekit import record
from releasekit.containers.kinds import Container, container_of
from releasekit.errors import (
    MissingDependencyError,
    RecordError,
    RecordInvalidError,
    RecordMissingError,
    RecordSyntaxError,
)
from releasekit.verification import recover
from tests.record.examples import respelt, small_release
from tests.verification.files import docx_with, pdf_with

DATA = record.write(small_release())
OTHER_PART = {"customXml/item1.xml": b"<other/>", "word/styles.xml": DATA}
CARRIERS = {
    "record": DATA,
    "record with mark": b"\xef\xbb\xbf" + DATA,
    "record in utf-16": respelt(DATA),
    "docx": docx_with({"customXml/item1.xml": DATA}),
    "docx with other parts": docx_with({**OTHER_PART, "customXml/item2.xml": DATA}),
    "docx saved anew": docx_with({"customXml/item1.xml": respelt(DATA)}, sealed=False),
    "pdf": pdf_with({"release.xml": DATA}),
    "pdf with other attachments": pdf_with({"a.txt": b"a", "release.xml": DATA}),
    "pdf after white space": b"\n\n" + pdf_with({"release.xml": DATA}),
}
WITHOUT = {
    "nothing": b"",
    "text": b"FOR IMMEDIATE RELEASE",
    "json": b'{"title": "x"}',
    "html": b"<html/>",
    "docx": docx_with(OTHER_PART),
    "pdf": pdf_with({"other.xml": DATA}),
}


@pytest.mark.parametrize("name", CARRIERS)
def test_a_release_comes_back(name: str) -> None:
    assert recover(CARRIERS[name]) == small_release()


@pytest.mark.parametrize("name", WITHOUT)
def test_a_file_without_record_says_so(name: str) -> None:
    with pytest.raises(RecordMissingError):
        recover(WITHOUT[name])


def test_the_kind_of_file_is_told_by_its_beginning() -> None:
    assert container_of(CARRIERS["pdf"]) is Container.PDF
    assert container_of(CARRIERS["docx"]) is Container.DOCX
    assert container_of(CARRIERS["record in utf-16"]) is Container.RECORD


def test_two_records_in_a_document_are_refused() -> None:
    parts = {"customXml/item1.xml": DATA, "customXml/item2.xml": DATA}
    with pytest.raises(RecordInvalidError, match="2 records"):
        recover(docx_with(parts))


@pytest.mark.parametrize("kind", ["docx", "pdf", "record"])
def test_damage_ends_in_a_record_error_or_in_the_release(kind: str) -> None:
    data = CARRIERS[kind]
    for end in range(0, len(data), max(1, len(data) // 60)):
        _recover_or_refuse(data[:end])
    for place in range(0, len(data), max(1, len(data) // 200)):
        _recover_or_refuse(data[:place] + b"\xff" + data[place + 1 :])


def _recover_or_refuse(data: bytes) -> None:
    try:
        recover(data)
    except RecordError:
        return


def test_only_so_many_parts_are_looked_at() -> None:
    parts = {f"customXml/a{n:03}.xml": b"<a/>" for n in range(100)}
    with pytest.raises(RecordMissingError):
        recover(docx_with({**parts, "customXml/b.xml": DATA}))


def test_a_zip_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(RecordSyntaxError, match="over the limit"):
        recover(docx_with({"customXml/item1.xml": DATA + bytes(17 * 1024 * 1024)}))


def test_a_pdf_whose_attachment_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(RecordSyntaxError, match="over the limit"):
        recover(pdf_with({"release.xml": bytes(17 * 1024 * 1024)}))


@pytest.mark.parametrize("data", [b"%PDF-1.7", CARRIERS["pdf"][:200]])
def test_a_broken_pdf_is_refused_in_words_without_addresses(data: bytes) -> None:
    with pytest.raises(RecordSyntaxError) as caught:
        recover(data)

    assert " object at " not in caught.value.message
    assert caught.value.message.startswith("not a readable pdf: ")


def test_an_encrypted_pdf_is_refused() -> None:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(CARRIERS["pdf"])) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(RecordSyntaxError, match="encrypted"):
        recover(written.getvalue())


def test_a_pdf_filter_of_another_program_is_refused() -> None:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(CARRIERS["pdf"])) as pdf:
        stream = pdf.attachments["release.xml"].get_file().obj
        stream.write(DATA.hex().encode() + b">", filter=pikepdf.Name.ASCIIHexDecode)
        pdf.save(
            written,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    with pytest.raises(RecordSyntaxError, match="unknown filter"):
        recover(written.getvalue())


def test_a_pdf_without_pikepdf_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(MissingDependencyError) as caught:
        recover(CARRIERS["pdf"])

    assert caught.value.hint == 'pip install "releasekit[verify]"'
