"""The structure map: nested as the release is, each block with its own bytes."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree

import releasekit
from releasekit import ExportContext, Release
from releasekit.exporters.mets.exporter import EXPORTER
from releasekit.exporters.mets.options import MetsOptions
from releasekit.model import FURNITURE_KINDS, BlockKind, Fidelity, Span, leaves
from releasekit.testing.strategies import releases
from tests.builders import (
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    title,
)

M = "{http://www.loc.gov/METS/}"


def divisions(release: Release) -> etree._Element:
    made = EXPORTER.export(release, MetsOptions(), ExportContext())
    (structure,) = etree.fromstring(made.data).iterfind(f"{M}structMap")
    return structure


def portrait(element: etree._Element, depth: int = 0) -> list[str]:
    """Return a line a division: depth, place among its neighbours, mark, label."""
    lines = []
    for inner in element.iterfind(f"{M}div"):
        parts = (inner.get(name) for name in ("ORDER", "TYPE", "ORDERLABEL", "LABEL"))
        lines.append("  " * depth + " ".join(part for part in parts if part))
        lines += portrait(inner, depth + 1)
    return lines


def bytes_of(release: Release, division: etree._Element) -> list[bytes]:
    pieces = []
    for area in division.iterfind(f"{M}fptr//{M}area"):
        begin, length = int(area.get("BEGIN", "")), int(area.get("EXTENT", ""))
        pieces.append(release.source.data[begin : begin + length])
    return pieces


def test_headings_hold_what_stands_below_them() -> None:
    release = make_release(
        title("Bridge opens"),
        paragraph("Before any section."),
        heading("Money", level=2),
        paragraph("It costs."),
        heading("Of whom", level=3),
        listing(
            item(label("1.", 1), "Of all.", note("Truly.")),
            item(label("2.", 2), "Of some."),
        ),
        heading("Time", level=2),
        paragraph("It takes time."),
        paragraph("About the ministry", kind=BlockKind.BOILERPLATE),
    )

    (whole,) = divisions(release).iterfind(f"{M}div")
    assert portrait(whole) == [
        "1 title Bridge opens",
        "2 paragraph Before any section.",
        "3 heading Money",
        "  1 paragraph It costs.",
        "  2 heading Of whom",
        "    1 list_item 1. Of all.",
        "      1 note Truly.",
        "    2 list_item 2. Of some.",
        "4 heading Time",
        "  1 paragraph It takes time.",
        "5 boilerplate About the ministry",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16-le"])
def test_a_division_points_at_the_bytes_of_its_block(encoding: str) -> None:
    text = (
        "외교부 보도자료\n\n1. 가나다라 마바사\n   아자차카 타파하.\n2. 둘째입니다.\n"
    )
    data = text.encode(encoding)
    release = releasekit.parse_bytes(data, encoding=encoding)
    found = {d.get("ORDERLABEL"): d for d in divisions(release).iter(f"{M}div")}
    codec = encoding.removesuffix("-sig")

    assert bytes_of(release, found["1."]) == [
        "1. 가나다라 마바사\n   아자차카 타파하.".encode(codec)
    ]
    assert bytes_of(release, found["2."]) == ["2. 둘째입니다.".encode(codec)]


@settings(max_examples=15)
@given(release=releases())
def test_every_block_but_furniture_is_there_once_with_its_words(
    release: Release,
) -> None:
    source = release.source
    shown = [b for b in leaves(release.blocks) if b.kind not in FURNITURE_KINDS]
    found = {d.get("ID"): d for d in divisions(release).iter(f"{M}div")}
    has_places = source.fidelity is Fidelity.REENCODES

    assert [b.id for b in shown if b.id not in found] == []
    assert len(found) == len(shown) + 1  # the whole has no id
    for block in shown:
        said = b"".join(bytes_of(release, found[block.id]))
        words = "".join(span.slice(source.text) for span in block.origin.spans)

        assert len(said) >= (len(words) if has_places else 0)


def test_words_of_another_block_are_in_no_division_of_this_one() -> None:
    release = releasekit.parse("Ministry opens a bridge\n\nIt is\nlong and wide.\n")
    (paragraph_,) = (b for b in leaves(release.blocks) if "wide" in b.text)
    first, last = paragraph_.origin.spans
    moved = attrs.evolve(paragraph_.origin, spans=(Span(0, 8), last))
    blocks = tuple(
        attrs.evolve(b, origin=moved) if b is paragraph_ else b for b in release.blocks
    )
    torn = attrs.evolve(release, blocks=blocks)
    found = {d.get("ID"): d for d in divisions(torn).iter(f"{M}div")}

    assert first.end < last.start
    assert bytes_of(torn, found[paragraph_.id]) == [b"Ministry", b"long and wide."]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"Title\n\n\xff\xfe\x00broken\n", "utf-8"),
        ("제목\n\n본문입니다.\n".encode("iso2022_kr"), "iso2022_kr"),
    ],
    ids=["undecodable", "shifting"],
)
def test_where_bytes_have_no_places_only_the_whole_is_pointed_at(
    data: bytes, encoding: str
) -> None:
    release = releasekit.parse_bytes(data, encoding=encoding)
    made = EXPORTER.export(release, MetsOptions(), ExportContext())

    assert b"<area" not in made.data
    assert b'<fptr FILEID="source"/>' in made.data
    assert "RKD214" in [odd.code for odd in made.diagnostics]
