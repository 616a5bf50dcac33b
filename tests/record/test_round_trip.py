"""Whatever the model can hold comes back from the record exactly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from releasekit import record
from releasekit.model import (
    Evidence,
    Fact,
    Fidelity,
    How,
    Metadata,
    Origin,
    Paragraph,
    Release,
    SegmentClass,
    Segments,
    Source,
    Span,
)
from releasekit.testing.any_value import Values
from releasekit.testing.strategies import any_releases, releases
from tests.record.examples import small_release

ILLEGAL = [chr(c) for c in range(32) if chr(c) not in "\t\n\r"] + ["\ufffe", "\uffff"]
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=ILLEGAL))
SUPPORTED_BY_XML = Values({str: PLAIN})


@given(releases())
def test_a_sound_release_comes_back(release: Release) -> None:
    data = record.write(release)

    assert record.read(data) == release
    assert record.check_digest(data)
    assert record.check_content(record.read_record(data))


@given(any_releases())
def test_any_release_of_the_right_types_comes_back(release: Release) -> None:
    assert record.read(record.write(release)) == release


@given(SUPPORTED_BY_XML.of(Release))
def test_a_release_that_xml_can_hold_comes_back_without_escapes(
    release: Release,
) -> None:
    data = record.write(release)

    assert record.read(data) == release
    assert b' escapes="' not in data.split(b"\n")[1]


def test_an_empty_release_comes_back() -> None:
    release = Release(source=Source.from_text(""))

    assert record.read(record.write(release)) == release


def test_every_code_point_comes_back() -> None:
    text = "".join(map(chr, range(sys.maxunicode + 1)))
    release = _of_text(text)

    assert record.read(record.write(release)) == release


@pytest.mark.parametrize("text", ["\r", "\r\n", "\n\r\n\r", "a\r\nb", " \t ", "\x85"])
def test_line_ends_and_blanks_come_back_without_escapes(text: str) -> None:
    data = record.write(_of_text(text))

    assert record.read(data).source.text == text
    assert b"escapes" not in data


def test_a_backslash_stays_one_where_nothing_needs_escapes() -> None:
    data = record.write(_of_text(r"C:\u{41}\n"))

    assert rb"<text xml:space=" in data
    assert rb"C:\u{41}\n" in data
    assert record.read(data).source.text == r"C:\u{41}\n"


def test_long_text_stands_in_chunks() -> None:
    text = "한 \\\x00" * 600_000
    data = record.write(_of_text(text))

    assert b'<chunk n="3">' in data
    assert record.read(data).source.text == text
    assert not record.validate(data)


def test_many_places_stand_beyond_the_attribute() -> None:
    spans = tuple(Span(n, n + 1) for n in range(2_500))
    evidence = Evidence(how=How.PARSED, rule="r", spans=spans)
    block = Paragraph(id="b1", text="x" * 2_500, origin=Origin(spans=spans, rule="r"))
    release = evolve(
        _of_text("x" * 2_501),
        blocks=(block,),
        metadata=Metadata(title=Fact("x", evidence), language=Fact("en", evidence)),
    )
    data = record.write(release)

    assert data.count(b"<at ") == 3 * 1_500
    assert record.read(data) == release
    assert not record.validate(data)


def test_bytes_that_text_does_not_give_back_are_kept() -> None:
    data = bytes(range(256)) * 6_000
    source = evolve(
        Source.from_text(data.decode("utf-8", "replace")),
        data=data,
        fidelity=Fidelity.STORED,
    )
    written = record.write(Release(source=source))

    assert written.count(b"<bytes>") == 3
    assert record.read(written).source.data == data


def test_the_same_release_gives_the_same_bytes_elsewhere(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.record.examples import small_release;"
        "from releasekit import record;"
        "sys.stdout.buffer.write(record.write(small_release()))"
    )
    surroundings = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Seoul"}
    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **surroundings, "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )

    assert elsewhere.stdout == record.write(small_release())


def test_the_record_reads_as_the_golden_one() -> None:
    golden = Path(__file__).with_name("golden") / "small.record.xml"
    software = record.Software(name="releasekit", version="1.2.3")

    assert record.write(small_release(), software=software) == golden.read_bytes()


def test_who_wrote_it_and_its_name_come_back() -> None:
    software = record.Software(
        name="example", version="2", resources=(("font:a.ttf", "ab" * 32),)
    )
    data = record.write(small_release(), software=software, identifier="doc-1")
    found = record.read_record(data)

    assert (found.software, found.identifier) == (software, "doc-1")
    assert not record.validate(data)


def _of_text(text: str) -> Release:
    segments = Segments([(SegmentClass.CONTENT, len(text))])
    return Release(source=Source.from_text(text), segments=segments)
