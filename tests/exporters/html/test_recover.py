"""The record comes back from a page, and `verify` tells what was done to one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from releasekit import record
from releasekit.containers.unhtml import data_block, record_in_html
from releasekit.errors import RecordError, RecordInvalidError, RecordMissingError
from releasekit.exporters.common.record import record_of
from releasekit.exporters.html.exporter import EXPORTER
from releasekit.verification import Verdict, recover, verify
from tests.builders import make_release, paragraph, title
from tests.exporters.docx.specimen import specimen
from tests.exporters.html.pages import CONTEXT, page

PAGE = page(specimen())


def test_the_record_comes_back_byte_for_byte() -> None:
    assert record_in_html(PAGE) == record_of(specimen(), CONTEXT)
    assert EXPORTER.recover(PAGE) == recover(PAGE) == specimen()


def test_a_record_comes_back_with_what_html_cannot_hold() -> None:
    odd = "a\x7fb\x80c\x85d\ufdd0e\U0001fffff &#x80; \\u{80} &amp;lt; </script> <!--"
    release = make_release(title("T"), paragraph(odd))
    written = record_of(release, CONTEXT)

    assert record_in_html(data_block(written).encode()) == written
    assert recover(page(release)) == release
    assert verify(page(release)[:-1]).verdict is Verdict.RESAVED


@pytest.mark.parametrize("data", [b"", b"text", b"<!doctype html><p>x</p>"])
def test_what_carries_no_record_gives_none(data: bytes) -> None:
    with pytest.raises(RecordMissingError):
        EXPORTER.recover(data)
    with pytest.raises(RecordMissingError):
        recover(data)


def test_two_records_are_refused() -> None:
    with pytest.raises(RecordInvalidError, match="2 records"):
        EXPORTER.recover(PAGE + PAGE)


def test_a_broken_record_is_refused() -> None:
    with pytest.raises(RecordError):
        EXPORTER.recover(PAGE.replace(b"</release>", b"</release"))


SAVED: dict[str, Callable[[bytes], bytes]] = {
    "other line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "another letter set": lambda data: (
        data.decode().replace('<meta charset="utf-8">', "").encode("utf-16")
    ),
    "a comment of the browser": lambda data: data.replace(
        b"<html ", b"<!-- saved from url=(0023)https://a.example/ -->\n<html ", 1
    ),
    "other marks around attributes": lambda data: data.replace(
        b'type="application/xml" id="release-record"',
        b"ID=release-record class=x type='application/xml'",
    ),
    "indented blocks": lambda data: data.replace(b"<p", b"\n    <p"),
    "no optional tags": lambda data: data.replace(b"</li>", b""),
}


@pytest.mark.parametrize("name", SAVED)
def test_a_page_saved_anew_still_says_the_same(name: str) -> None:
    data = SAVED[name](PAGE)
    found = verify(data)

    assert data != PAGE
    assert recover(data) == specimen()
    assert found.verdict in {Verdict.RESAVED, Verdict.NO_DIGEST}, found.detail


CHANGED = {
    "a word": (b"first quay", b"last quay", "paragraph 10 (#b11) shows"),
    "a label": (b">4. </span>", b">3. </span>", "(#b17) shows"),
    "a figure": (b">1,200</td>", b">1,300</td>", "1,300"),
    "a line more": (b"<main>", b"<main><p>Withdrawn</p>", "paragraph 1 shows 'With"),
    "a line before all": (b"<body>", b"<body>Withdrawn", "paragraph 1 shows 'With"),
    "a line less": (b"It is deep.", b"", "where the record has 'It is deep.'"),
    "a footnote": (b"Measured in 2025", b"Measured in 2024", "the record has"),
    "the record": (b"Three quays are new</", b"Three quays are old</", ""),
}


@pytest.mark.parametrize("name", CHANGED)
def test_what_a_page_says_otherwise_is_named_with_its_place(name: str) -> None:
    old, new, place = CHANGED[name]
    assert old in PAGE

    found = verify(PAGE.replace(old, new, 1))

    assert found.verdict is Verdict.ALTERED
    assert place in found.detail


def test_a_page_without_its_digest_says_so() -> None:
    assert verify(PAGE.replace(b"data-sha256", b"data-x")).verdict is Verdict.NO_DIGEST


def test_the_digest_of_the_record_stands_for_itself() -> None:
    assert record.check_digest(record_in_html(PAGE))
