"""Texts beyond what XML readers take in one piece: 12 MB and 100,000 segments."""

from __future__ import annotations

import hashlib

from attrs import evolve
from lxml import etree

from releasekit import record
from releasekit.model import (
    Fidelity,
    Origin,
    Paragraph,
    Release,
    SegmentClass,
    Segments,
    Severity,
    Source,
    Span,
)
from releasekit.record.names import MAX_TEXT
from releasekit.record.validation import MOST_TOLD

HANGUL = "가나다\n" * 1_250_000
"""5,000,000 code points, 12.5 MB in UTF-8."""
WHOLE = Origin(spans=(Span(0, len(HANGUL)),), rule="example.block")


def one_block() -> Release:
    """Return a release that is one paragraph of 12 MB."""
    return Release(
        source=Source.from_text(HANGUL),
        blocks=(Paragraph(id="b1", text=HANGUL, origin=WHOLE),),
        segments=Segments([(SegmentClass.CONTENT, len(HANGUL))]),
    )


def many_segments() -> Release:
    """Return a release of 100,000 segments, a block for each second one."""
    text = "boat\n" * 50_000
    spans = [Span(start, start + 4) for start in range(0, len(text), 5)]
    return Release(
        source=Source.from_text(text),
        blocks=tuple(
            Paragraph(
                id=f"b{number}",
                text="boat",
                origin=Origin(spans=(span,), rule="example.block"),
            )
            for number, span in enumerate(spans)
        ),
        segments=Segments(
            piece
            for span in spans
            for piece in (
                (SegmentClass.CONTENT, span.end),
                (SegmentClass.SPACE, span.end + 1),
            )
        ),
    )


def test_twelve_megabytes_of_hangul_come_back() -> None:
    release = one_block()
    data = record.write(release)

    assert record.read(data) == release
    assert record.validate(data) == ()


def test_a_reader_with_the_usual_limits_reads_them() -> None:
    root = etree.fromstring(record.write(one_block()))
    pieces = [chunk.text or "" for chunk in root.iterfind("{*}source/{*}text/{*}chunk")]

    assert "".join(pieces) == HANGUL
    assert max(map(len, pieces)) == MAX_TEXT


def test_stored_bytes_are_read_with_the_usual_limits() -> None:
    data = HANGUL.encode("cp949") + b"\xff"
    release = one_block()
    source = evolve(
        release.source,
        data=data,
        encoding="cp949",
        sha256=hashlib.sha256(data).hexdigest(),
        fidelity=Fidelity.STORED,
    )
    written = record.write(evolve(release, source=source))

    assert etree.fromstring(written).find("{*}source/{*}bytes") is not None
    assert record.read(written).source.data == data
    assert record.validate(written) == ()


def test_a_block_of_many_places_comes_back() -> None:
    text = "ab" * 5_000
    origin = Origin(
        spans=tuple(Span(at, at + 1) for at in range(0, len(text), 2)), rule="x.y"
    )
    release = Release(
        source=Source.from_text(text),
        blocks=(Paragraph(id="b1", text="a" * 5_000, origin=origin),),
        segments=Segments([(SegmentClass.CONTENT, len(text))]),
    )
    data = record.write(release)

    assert data.count(b"<at ") == 4_000
    assert record.read(data) == release
    assert record.validate(data) == ()


def test_each_of_many_segments_is_looked_at() -> None:
    data = record.write(many_segments())
    broken = data.replace(b'src="249995-249999"', b'src="249995-999999"')
    (place,) = record.validate(broken)

    assert record.validate(data) == ()
    assert place.rule == "places"
    assert place.line > 65_535
    assert b"999999" in b"".join(broken.splitlines()[place.line - 2 : place.line])


def test_the_first_breaches_of_the_schema_are_told_and_the_others_counted() -> None:
    data = record.write(many_segments())
    told = record.validate(data.replace(b" src=", b" place=", 1_200))
    fewer = record.validate(data.replace(b" src=", b" place=", 1_000))

    assert len(told) == MOST_TOLD + 1
    assert told[-1].message == "200 more breaches of the schema are not told"
    assert {breach.severity for breach in told} == {Severity.ERROR}
    assert len(fewer) == MOST_TOLD
