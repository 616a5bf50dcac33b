"""The record as RDF, however a program writes the statements."""

from __future__ import annotations

import pytest

from releasekit.containers.statements import record_in_statements, statements
from releasekit.errors import RecordSyntaxError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def described(*members: tuple[int, str]) -> bytes:
    """Return statements as LibreOffice writes them: one by one, in any order."""
    inside = "".join(
        f"<r:Description r:about='x'><r:_{n}>{text}</r:_{n}></r:Description>"
        for n, text in members
    )
    return f"<r:RDF xmlns:r='{RDF}'>{inside}</r:RDF>".encode()


@pytest.mark.parametrize(
    "record",
    [b"<r/>", "<r>가 &amp; \t &#13;\n</r>\n".encode(), b"&" * 400_000],
)
def test_a_record_comes_back_byte_for_byte(record: bytes) -> None:
    parts = [xml.encode() for xml in statements(record)]

    assert record_in_statements(parts) == record
    assert max(map(len, parts)) < 1024 * 1024


def test_the_order_of_statements_and_parts_does_not_matter() -> None:
    parts = (described((10, "c"), (2, "b")), described((1, "a")))

    assert record_in_statements(parts) == b"abc"


def test_other_metadata_hold_no_record() -> None:
    other = f"<r:RDF xmlns:r='{RDF}'><r:Description r:about=''/></r:RDF>".encode()

    assert record_in_statements((other,)) == b""


def test_what_is_no_xml_is_refused() -> None:
    with pytest.raises(RecordSyntaxError):
        record_in_statements((b"<x",))
