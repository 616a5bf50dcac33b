from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest
from attrs import frozen

from releasekit.batch.item import Item
from releasekit.batch.sources import encoding_for, find_items, open_item
from releasekit.errors import InputTooLargeError, UnreadableInputError
from tests.batch.sources.conftest import Write, ids, refusal


@frozen
class Record:
    """A record of a WARC file."""

    kind: str
    type: str
    text: bytes
    status: str = "200 OK"
    uri: str = "https://press.example.gov/2017/ferry.txt"


def packed(records: Iterable[Record], *, compress: bool = True) -> bytes:
    """Return a file of records, as ISO 28500 has them."""
    made = [made_of(record, number) for number, record in enumerate(records)]
    return b"".join(gzip.compress(data) if compress else data for data in made)


def made_of(record: Record, number: int) -> bytes:
    content, kind = record.text, record.type
    if record.kind == "response":
        head = f"HTTP/1.1 {record.status}\r\nContent-Type: {kind}\r\n\r\n"
        content, kind = head.encode() + content, "application/http; msgtype=response"
    fields = {
        "WARC-Type": record.kind,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
        "WARC-Date": "2017-02-07T09:00:00Z",
        "WARC-Target-URI": record.uri,
        "Content-Type": kind,
        "Content-Length": str(len(content)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


RECORDS = (
    Record("response", "text/plain; charset=utf-8", b"one"),
    Record("response", "text/html", b"<p>page"),
    Record("response", "text/plain", b"not found", "404 Not Found"),
    Record("conversion", "text/plain", "둘".encode(), uri="https://x.example/a/"),
    Record("resource", "text/plain", b"three"),
)


def found(name: str = "a.warc.gz") -> list[Item]:
    return list(find_items([name]))


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_records_of_plain_text_are_inputs_by_their_number(
    write: Write, name: str
) -> None:
    write(name, packed(RECORDS, compress=name.endswith("gz")))
    items = found(name)

    assert ids(items) == [f"{name}!/1", f"{name}!/4", f"{name}!/5"]
    assert [open_item(item) for item in items] == [b"one", "둘".encode(), b"three"]
    assert items[0].name == "ferry.txt"
    assert items[0].stem.startswith("ferry-")
    assert items[1].name.startswith("a")
    assert encoding_for(items[0], "latin-1") == "latin-1"


def test_a_record_over_the_limit_is_not_read_to_its_end(write: Write) -> None:
    write("a.warc.gz", packed([Record("resource", "text/plain", bytes(1 << 20))]))
    (item,) = found()

    assert type(refusal(item, max_bytes=1000)) is InputTooLargeError


def test_a_file_without_plain_text_says_what_to_do(write: Write) -> None:
    write("a.warc.gz", packed(RECORDS[1:3]))
    (item,) = found()

    assert refusal(item).message == "no record in it is plain text"
    assert "WET" in refusal(item).hint


@pytest.mark.parametrize("data", [b"words", b"\x1f\x8b\x08 words"])
def test_what_is_no_such_file_is_refused(write: Write, data: bytes) -> None:
    write("a.warc.gz", data)
    (item,) = found()

    assert type(refusal(item)) is UnreadableInputError
    assert item.id == "a.warc.gz"


def test_a_file_cut_off_gives_the_records_before_the_cut(
    write: Write, here: Path
) -> None:
    data = packed(RECORDS)
    write("a.warc.gz", data[: len(data) // 2])
    first, *_ = found()

    assert open_item(first) == b"one"
