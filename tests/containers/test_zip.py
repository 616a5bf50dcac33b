from __future__ import annotations

import io
import struct
import zipfile

import pytest

from releasekit.containers.zip import (
    deflated,
    open_zip,
    read_entry,
    stored,
    write_zip,
)
from releasekit.errors import RecordMissingError, RecordSyntaxError

FILES = {"b.txt": b"second" * 50, "a/ü.txt": b"", "[Content_Types].xml": b"<Types/>"}


def archive() -> bytes:
    entries = [deflated(name, data) for name, data in FILES.items()]
    return write_zip(entries, first=("[Content_Types].xml",), comment=b"hello")


def test_what_was_written_is_read_by_python() -> None:
    with zipfile.ZipFile(io.BytesIO(archive())) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == FILES
        assert opened.comment == b"hello"


def test_entries_are_sorted_with_the_chosen_ones_first() -> None:
    with zipfile.ZipFile(io.BytesIO(archive())) as opened:
        names = opened.namelist()

    assert names == ["[Content_Types].xml", "a/ü.txt", "b.txt"]


def test_no_date_system_or_mode_is_recorded() -> None:
    with zipfile.ZipFile(io.BytesIO(archive())) as opened:
        for info in opened.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.create_system, info.external_attr, info.extra) == (0, 0, b"")


def test_the_order_of_entries_does_not_change_the_bytes() -> None:
    entries = [deflated(name, data) for name, data in FILES.items()]

    assert write_zip(entries) == write_zip(reversed(entries))


def test_a_stored_entry_stands_as_it_is() -> None:
    data = write_zip([stored("mimetype", b"application/epub+zip")])

    assert data[30:].startswith(b"mimetypeapplication/epub+zip")


def test_reading_stops_at_the_limit() -> None:
    bomb = write_zip([deflated("zeros", bytes(10_000_000))])

    with open_zip(bomb) as opened:
        assert len(read_entry(opened, "zeros", max_bytes=10_000_000)) == 10_000_000
        with pytest.raises(RecordSyntaxError, match="over the limit"):
            read_entry(opened, "zeros", max_bytes=9_999_999)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"PK\x05\x06" * 9])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(RecordMissingError, match="not a readable zip"):
        open_zip(data)


def test_a_damaged_entry_is_refused() -> None:
    data = bytearray(write_zip([deflated("a", b"text" * 100)]))
    data[35] ^= 0xFF

    with open_zip(bytes(data)) as opened, pytest.raises(RecordSyntaxError):
        read_entry(opened, "a", max_bytes=1000)


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(write_zip([stored("a", b"text")]))
    for at in (6, data.index(b"PK\x01\x02") + 8):
        struct.pack_into("<H", data, at, 1)

    with open_zip(bytes(data)) as opened, pytest.raises(RecordSyntaxError):
        read_entry(opened, "a", max_bytes=1000)


def test_a_missing_entry_is_refused() -> None:
    with open_zip(archive()) as opened, pytest.raises(RecordSyntaxError):
        read_entry(opened, "c.txt", max_bytes=1000)
