from __future__ import annotations

import io
import zipfile

from releasekit.containers.zip import deflated, stored, write_zip

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
