"""Archives from strangers: read as far as is safe, refused in words where not."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from releasekit.containers.limits import MAX_UNPACKED, most_unpacked
from releasekit.containers.unzip import OpenZip
from releasekit.containers.zip import deflated, stored, write_zip
from releasekit.errors import RecordMissingError, RecordSyntaxError

MEGABYTE = 1024 * 1024


def test_an_entry_is_read() -> None:
    archive = OpenZip(write_zip([deflated("a/ü.xml", b"<a/>"), stored("b", b"")]))

    assert archive.names == ("a/ü.xml", "b")
    assert archive.xml("a/ü.xml") == b"<a/>"
    assert archive.head("a/ü.xml", 2) == b"<a"
    assert archive.xml("b") == b""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"PK\x05\x06" * 9])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(RecordMissingError, match="not a readable zip"):
        OpenZip(data)


def test_a_damaged_entry_is_refused() -> None:
    data = bytearray(write_zip([deflated("a", b"text" * 100)]))
    data[35] ^= 0xFF

    with pytest.raises(RecordSyntaxError, match="a in the archive cannot be read"):
        OpenZip(bytes(data)).xml("a")


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(write_zip([stored("a", b"text")]))
    for at in (6, data.index(b"PK\x01\x02") + 8):
        struct.pack_into("<H", data, at, 1)

    with pytest.raises(RecordSyntaxError, match="encrypted"):
        OpenZip(bytes(data)).xml("a")


def test_a_missing_entry_is_refused() -> None:
    with pytest.raises(RecordSyntaxError, match="cannot be read"):
        OpenZip(write_zip([stored("a", b"text")])).xml("c")


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/etc/passwd", "..\\a", "C:/a", "a/.."]
)
def test_a_name_that_leaves_the_archive_is_refused(name: str) -> None:
    with pytest.raises(RecordSyntaxError, match="a place outside of it"):
        OpenZip(write_zip([stored(name, b"")]))


@pytest.mark.parametrize("other", ["word/a.xml", "Word/A.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_given_twice_is_refused(other: str) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/a.xml", "one")
        archive.writestr(other, "other")

    with pytest.raises(RecordSyntaxError, match=r"2 entries word/a\.xml"):
        OpenZip(written.getvalue())


def test_too_many_entries_are_refused() -> None:
    data = write_zip([stored(f"{number}", b"") for number in range(10_001)])

    with pytest.raises(RecordSyntaxError, match="more than 10000 entries"):
        OpenZip(data)


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = write_zip([deflated("zeros", bytes(20 * MEGABYTE))])

    with pytest.raises(RecordSyntaxError, match="over the limit of 16777216 bytes"):
        OpenZip(bomb).xml("zeros")


def test_many_entries_together_are_held_to_the_limit() -> None:
    data = write_zip([deflated(name, bytes(9 * MEGABYTE)) for name in "ab"])
    archive = OpenZip(data)

    assert len(archive.xml("a")) == 9 * MEGABYTE
    with pytest.raises(RecordSyntaxError, match="over the limit"):
        archive.xml("b")


def test_an_archive_that_lies_about_sizes_gains_nothing() -> None:
    data = bytearray(write_zip([deflated("a", b"x" * 1_000)]))
    for at in (22, data.index(b"PK\x01\x02") + 24):
        struct.pack_into("<L", data, at, 10)

    with pytest.raises(RecordSyntaxError, match="cannot be read"):
        OpenZip(bytes(data)).xml("a")


def test_an_archive_inside_an_archive_stays_packed() -> None:
    inner = write_zip([stored("../evil", b"")])

    assert OpenZip(write_zip([stored("inner.zip", inner)])).xml("inner.zip") == inner


def test_tags_without_number_are_refused() -> None:
    data = write_zip([deflated("a", b"<a/>" * 1_500_001)])

    with pytest.raises(RecordSyntaxError, match="1500001 tags"):
        OpenZip(data).xml("a")


def test_large_files_may_unpack_to_more_but_never_to_any_size() -> None:
    assert most_unpacked(1) == most_unpacked(50_000) == 16 * MEGABYTE
    assert most_unpacked(200_000) == 40_000_000
    assert most_unpacked(10**9) == MAX_UNPACKED
