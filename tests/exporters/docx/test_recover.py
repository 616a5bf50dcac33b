from __future__ import annotations

import pytest

from releasekit.containers.zip import deflated, write_zip
from releasekit.errors import RecordError, RecordInvalidError, RecordMissingError
from releasekit.exporters.docx.exporter import EXPORTER
from tests.exporters.docx.specimen import document, replaced, specimen

RECORD = "customXml/item1.xml"


@pytest.mark.parametrize("data", [b"", b"text", b"%PDF-1.7", b"PK\x03\x04broken"])
def test_what_is_no_document_has_no_record(data: bytes) -> None:
    with pytest.raises(RecordMissingError):
        EXPORTER.recover(data)


def test_a_document_of_another_program_has_no_record() -> None:
    data = write_zip(
        [deflated("word/document.xml", b"<w/>"), deflated(RECORD, b"<other/>")]
    )

    with pytest.raises(RecordMissingError, match="no part"):
        EXPORTER.recover(data)


def test_a_broken_record_is_refused() -> None:
    data = replaced(document(specimen()), RECORD, b"</release>", b"</release")

    with pytest.raises(RecordError):
        EXPORTER.recover(data)


def test_two_records_are_refused() -> None:
    from releasekit import record

    text = record.write(specimen())
    data = write_zip(
        [deflated("customXml/item1.xml", text), deflated("customXml/a.xml", text)]
    )

    with pytest.raises(RecordInvalidError, match="2 records"):
        EXPORTER.recover(data)


def test_an_external_entity_is_refused() -> None:
    attack = b'<!DOCTYPE release [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = replaced(document(specimen()), RECORD, b"<release ", attack + b"<release ")

    with pytest.raises(RecordError):
        EXPORTER.recover(data)
