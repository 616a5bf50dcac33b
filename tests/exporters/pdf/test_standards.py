"""What the sets of standards give: beyond what veraPDF says of them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest

import releasekit
from releasekit.errors import OptionsError
from releasekit.exporters.pdf.exporter import EXPORTER
from releasekit.exporters.pdf.options import PdfOptions, RecordPlace, Standard
from releasekit.exporters.pdf.standards import LONGEST_ARRAY, STANDARDS
from releasekit.exporters.pdf.story.tables import table_parts
from releasekit.model import NoteReference, Release
from tests import builders as b
from tests.exporters.pdf.reading import structure
from tests.exporters.pdf.support import everything, inside, render

EVERY_STANDARD = pytest.mark.parametrize("standard", Standard)
REFUSED = {
    (Standard.SELF_DESCRIBING, RecordPlace.BESIDE): "makes a file self-describing",
    (Standard.PRESERVE, RecordPlace.ATTACHED): "PDF/A-2 attaches nothing but PDF/A",
    (Standard.LEGACY_A1, RecordPlace.ATTACHED): "PDF/A-1 attaches nothing",
    (Standard.NEXT, RecordPlace.BESIDE): "PDF/A-4f is PDF/A with a file attached",
}


def opened(release: Release, standard: Standard) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(render(release, standard=standard).data))


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the structure elements of a type."""
    found = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    return [each for each in found if each.get("/S") == f"/{kind}" and "/P" in each]


@pytest.mark.parametrize(("standard", "place"), REFUSED)
def test_what_a_standard_cannot_do_is_refused_with_the_reason(
    standard: Standard, place: RecordPlace
) -> None:
    with pytest.raises(OptionsError, match=REFUSED[standard, place]) as caught:
        EXPORTER.check(PdfOptions(standard=standard, record=place))

    assert str(standard) in str(caught.value)
    assert caught.value.hint


@EVERY_STANDARD
@pytest.mark.parametrize("place", RecordPlace)
def test_all_else_is_done_as_it_says(standard: Standard, place: RecordPlace) -> None:
    attaches = STANDARDS[standard].attaches_record
    can_do = {RecordPlace.AUTO: True, RecordPlace.ATTACHED: attaches}.get(
        place, not attaches
    )
    options = PdfOptions(standard=standard, record=place)

    assert ((standard, place) in REFUSED) is not can_do
    assert not can_do or EXPORTER.check(options) == ()


def test_a_refusal_comes_before_work_starts() -> None:
    options = {"standard": "legacy-a1", "record": "attached"}

    with pytest.raises(OptionsError, match="PDF/A-1 attaches nothing"):
        releasekit.export(everything(), "pdf", options)


@EVERY_STANDARD
def test_the_record_is_in_the_file_where_the_standard_has_it(
    standard: Standard,
) -> None:
    release = everything()
    data = render(release, standard=standard).data
    with pikepdf.open(BytesIO(data)) as pdf:
        names = list(pdf.attachments)

    attaches = STANDARDS[standard].attaches_record
    assert names == (["release.xml"] if attaches else [])
    if attaches:
        assert EXPORTER.recover(data) == release


@EVERY_STANDARD
def test_every_standard_holds_the_same_text(standard: Standard) -> None:
    release = everything()
    usual = structure(render(release).data).text()

    assert structure(render(release, standard=standard).data).text() == usual


@pytest.mark.parametrize(
    ("standard", "version", "claims"),
    [
        (Standard.SELF_DESCRIBING, "1.7", "pdfaid:part>3 pdfuaid:part>1"),
        (Standard.PRESERVE, "1.7", "pdfaid:part>2 pdfuaid:part>1"),
        (Standard.LEGACY_A1, "1.4", "pdfaid:part>1 pdfuaid:part>1"),
        (Standard.NEXT, "2.0", "pdfaid:part>4 pdfuaid:part>2 pdfuaid:rev>2024"),
    ],
)
def test_a_file_says_what_it_keeps(
    standard: Standard, version: str, claims: str
) -> None:
    with opened(everything(), standard) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()

        assert pdf.pdf_version == version
        assert ("/Info" in pdf.trailer) is (standard is not Standard.NEXT)
    assert all(claim in packet for claim in claims.split())


def test_a_note_and_what_refers_to_it_know_each_other() -> None:
    text = "Prices* rise, wages* too, and so on†."
    inlines = (
        NoteReference(at=inside(text, "*"), note="n1"),
        NoteReference(at=inside(text, "†"), note="nowhere"),
    )
    release = b.make_release(
        b.paragraph(text, inlines=inlines),
        b.note("of the capital", id="n1", marker=b.label("*")),
        b.note("by itself", id="n2"),
    )
    with opened(release, Standard.NEXT) as pdf:
        first, second = sorted(elements(pdf, "FENote"), key=lambda n: str(n.ID))
        bound, loose = elements(pdf, "Reference")

        assert first.Ref[0].objgen == bound.objgen
        assert bound.Ref[0].objgen == first.objgen
        assert "/Ref" not in loose
        assert "/Ref" not in second


def test_types_that_pdf_2_left_behind_keep_their_own_namespace() -> None:
    with opened(everything(), Standard.NEXT) as pdf:
        (quote,) = elements(pdf, "BlockQuote")
        (title,) = elements(pdf, "H1")

        assert str(quote.NS.NS) == "http://iso.org/pdf/ssn"
        assert str(title.NS.NS) == "http://iso.org/pdf2/ssn"


def test_bookmarks_lead_to_headings() -> None:
    with opened(everything(), Standard.NEXT) as pdf:
        mark = pdf.Root.Outlines.First
        (title,) = elements(pdf, "H1")

        assert mark.A.SD[0].objgen == title.objgen
        assert mark.A.D[0].objgen == pdf.pages[0].objgen


def test_the_label_of_a_paragraph_is_part_of_it() -> None:
    release = b.make_release(b.paragraph("words", marker=b.label("□")))
    (paragraph,) = structure(render(release).data).all("P")

    assert [kid.tag for kid in paragraph.kids if not isinstance(kid, str)] == ["Lbl"]
    assert paragraph.text() == "□ words"


def test_no_array_is_too_long_for_pdf_1_4() -> None:
    items = [b.item(b.label("-"), str(n)) for n in range(LONGEST_ARRAY + 1)]
    release = b.make_release(b.listing(*items))
    data = render(release, standard=Standard.LEGACY_A1).data
    arrays = re.findall(rb"/(?:K|Kids|Names|Nums)\[([^\]]*)\]", data)

    assert max(array.count(b" R") for array in arrays) == LONGEST_ARRAY
    assert data.count(b"/S/L/") == 3
    assert data.count(b"/ListNumbering/Disc") == 3


@pytest.mark.parametrize(
    ("standard", "told", "heads"),
    [(Standard.LEGACY_A1, ["RKD219"], ["n", "n"]), (Standard.PRESERVE, [], ["n"])],
)
def test_a_table_that_pdf_1_4_cannot_tag_is_two(
    standard: Standard, told: list[str], heads: list[str]
) -> None:
    rows = [("n",), *((str(n),) for n in range(LONGEST_ARRAY))]
    release = b.make_release(b.title("T"), b.table(*rows))
    made = render(release, standard=standard)
    root = structure(made.data)

    assert [odd.code for odd in made.diagnostics] == told
    assert [head.text() for head in root.all("TH")] == heads
    assert len(root.all("Table")) == len(heads)
    assert [cell.text() for cell in root.all("TD")] == [row[0] for row in rows[1:]]


def test_no_row_of_a_table_of_heads_is_lost_or_told_twice() -> None:
    table = b.table(*((str(n),) for n in range(10)), heads=9)
    parts = table_parts(table, 4)

    assert [row.cells[0].text for part in parts for row in part.rows] == [
        row.cells[0].text for row in table.rows
    ]
    assert [len(part.rows) for part in parts] == [4, 4, 2]
