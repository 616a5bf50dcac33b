"""metadata.csv: read back as Archivematica reads it, whatever the values hold."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import releasekit
from releasekit import ExportContext, Release
from releasekit.exporters.common.crosswalk.writing import Written
from releasekit.packaging.archivematica.descriptions import describe
from releasekit.packaging.payload import PayloadFile
from releasekit.xml_safety import is_xml_text
from tests.builders import fact
from tests.support import SAMPLES

CONTEXT = ExportContext(time=datetime(2026, 11, 23, tzinfo=UTC))
FOLDER = "objects/release/"
SERIES = SAMPLES / "series" / "haesol-mer-press.toml"


def payload(release: Release) -> tuple[PayloadFile, ...]:
    source = release.source.data
    return (
        PayloadFile(
            format="source",
            path=f"{FOLDER}source/a.txt",
            media_type="text/plain",
            data=source,
        ),
        PayloadFile(
            format="pdf",
            path=f"{FOLDER}a.pdf",
            media_type="application/pdf",
            data=b"%PDF-",
        ),
    )


def described(release: Release) -> Written:
    return describe(release, CONTEXT, FOLDER, payload(release))


def titled(title: str) -> Release:
    release = releasekit.parse("Ministry opens a bridge\n\nIt is long.\n")
    return attrs.evolve(
        release, metadata=attrs.evolve(release.metadata, title=fact(title))
    )


def read(data: bytes) -> dict[str, dict[str, list[str]]]:
    """The rows by file name, each column with its values: empty ones are none."""
    header, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    assert header[0] == "filename"
    table: dict[str, dict[str, list[str]]] = {}
    for filename, *cells in rows:
        assert len(cells) == len(header) - 1
        said = table.setdefault(filename, {})
        for name, value in zip(header[1:], cells, strict=True):
            if value:
                said.setdefault(name, []).append(value)
    return table


def test_the_folder_is_described_as_the_release_and_each_file_as_itself() -> None:
    release = releasekit.describe(
        releasekit.read(SAMPLES / "02-ministry-bullets-ko.txt"),
        releasekit.load_series(SERIES),
    )
    table = read(described(release).data)
    whole = table["objects/release"]

    assert list(table) == [
        "objects/release",
        "objects/release/source/a.txt",
        "objects/release/a.pdf",
    ]
    assert whole["dc.title"] == [release.title]
    assert whole["dcterms.issued"] == ["2025-11-13T10:00+09:00"]
    assert whole["dc.type"] == ["Text", "press-release"]
    assert len(whole["dcterms.temporal"]) == 3
    assert "Press releases in English" in whole["dcterms.isPartOf"]
    assert "dc.format" not in whole
    assert table["objects/release/a.pdf"] == {
        "dc.title": [release.title],
        "dc.description": ["읽고 인쇄하기 위한 파일입니다."],
        "dc.format": ["application/pdf"],
        "dcterms.extent": ["5 bytes"],
    }


def test_every_column_is_an_element_or_term_of_dublin_core() -> None:
    data = described(releasekit.read(SAMPLES / "02-ministry-bullets-ko.txt")).data
    header = data.decode().splitlines()[0].split(",")

    assert all(name.startswith(("dc.", "dcterms.")) for name in header[1:])


@pytest.mark.parametrize(
    "title",
    [
        'He said "stop", twice',
        "=cmd|'/C calc'!A0",
        "-1+1",
        "+41 22 000 00 00",
        "@SUM(A1:A9)",
        "two\nlines",
        "two\r\nlines",
        "one\rline",
        "a,b;c\td",
        '"',
        " blanks around ",
        "물길관리청, 「종합대책」 발표",
    ],
)
def test_a_value_that_is_hostile_to_tables_reads_back_as_it_is(title: str) -> None:
    made = described(titled(title))

    assert read(made.data)["objects/release"]["dc.title"] == [title]
    assert made.diagnostics == ()


@settings(max_examples=50)
@given(title=st.text(min_size=1, max_size=60))
def test_any_title_reads_back_or_shows_what_it_was(title: str) -> None:
    made = described(titled(title))
    table = read(made.data)
    titles = table["objects/release"].get("dc.title", [])

    assert list(table) == ["objects/release", f"{FOLDER}source/a.txt", f"{FOLDER}a.pdf"]
    if is_xml_text(title) and title.strip():
        assert titles == [title]
    assert {odd.code for odd in made.diagnostics} <= {"RKD201"}


def test_what_xml_cannot_hold_is_shown_and_reported() -> None:
    made = described(titled("One\x00two\ud800"))

    assert read(made.data)["objects/release"]["dc.title"] == ["One\ufffdtwo\ufffd"]
    assert [odd.code for odd in made.diagnostics] == ["RKD201", "RKD201"]


def test_a_value_that_the_reader_would_refuse_is_left_out_and_reported() -> None:
    made = described(titled("a" * 131_073))

    assert "dc.title" not in read(made.data)["objects/release"]
    assert {odd.code for odd in made.diagnostics} == {"RKD212"}


def test_the_table_is_plain_utf_8_with_the_line_ends_of_rfc_4180() -> None:
    data = described(titled("Title")).data

    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
