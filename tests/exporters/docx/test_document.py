"""Whole documents: their parts as text that people review, and their laws."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import attrs
import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from releasekit import parse
from releasekit.containers.digest import zip_digest_offset
from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.docx.exporter import EXPORTER
from releasekit.exporters.docx.options import DocxOptions
from releasekit.files.digest import is_sealed
from releasekit.model import (
    Agent,
    AgentRole,
    BlockKind,
    Evidence,
    Fact,
    How,
    Link,
    NoteReference,
    Release,
    Span,
)
from releasekit.plugins.contract import ExportContext
from tests.builders import (
    contact,
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    table,
    title,
)
from tests.exporters.docx.specimen import (
    CONTEXT,
    GOLDEN,
    OPTIONS,
    PARTS,
    W,
    document,
    part,
    readable,
    specimen,
    words,
)
from tests.support import ROOT


@pytest.mark.parametrize("name", PARTS)
def test_a_part_reads_as_the_golden_one(name: str) -> None:
    golden = GOLDEN / PARTS[name]

    assert readable(part(document(specimen()), name)) == golden.read_text("utf-8")


def test_a_release_comes_back_out_of_its_document() -> None:
    assert EXPORTER.recover(document(specimen())) == specimen()


def test_python_docx_reads_the_document() -> None:
    opened = docx.Document(io.BytesIO(document(specimen())))

    assert opened.core_properties.title == "Harbours & Ports <open>"
    assert [t.cell(1, 1).text for t in opened.tables] == ["1,200"]


def test_the_same_release_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib; from tests.exporters.docx.specimen import document, specimen;"
        "print(hashlib.sha256(document(specimen())).hexdigest())"
    )
    expected = hashlib.sha256(document(specimen())).hexdigest()
    for changes in (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Seoul", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    ):
        found = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, **changes},
            capture_output=True,
            text=True,
            check=True,
        )
        assert found.stdout.strip() == expected


def test_what_was_exported_before_does_not_change_the_bytes() -> None:
    first = document(specimen())
    document(make_release(title("다른 보도자료"), language="ko"))

    assert document(specimen()) == first


def test_the_archive_carries_its_own_digest() -> None:
    data = document(specimen())
    at = zip_digest_offset(data)
    assert at is not None

    flipped = bytearray(data)
    flipped[len(data) // 2] ^= 1

    assert is_sealed(data, at)
    assert not is_sealed(bytes(flipped), at)


def test_the_content_types_come_first_and_dates_are_fixed() -> None:
    with zipfile.ZipFile(io.BytesIO(document(specimen()))) as archive:
        infos = archive.infolist()

    names = [each.filename for each in infos]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {each.date_time for each in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_the_template_of_python_docx_leaves_nothing_behind() -> None:
    data = document(specimen())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())

    for leftover in (b"python-docx", b"stylesWithEffects", b"rsid", b"2013", b"Mincho"):
        assert leftover not in everything


def test_no_paragraph_is_empty_and_no_number_is_typed() -> None:
    root = part(document(specimen()), "word/document.xml")

    for each in root.iter(f"{W}p"):
        text = words(each)
        assert text
        assert not text.startswith(("1.", "2.", "4.", "°", "※", "Annex"))


def test_runs_are_formatted_by_styles_alone() -> None:
    root = part(document(specimen()), "word/document.xml")

    direct = {str(each.tag) for parent in root.iter(f"{W}rPr") for each in parent}
    assert direct == {f"{W}rStyle", f"{W}rFonts", f"{W}lang"}
    inside = {str(each.tag) for parent in root.iter(f"{W}pPr") for each in parent}
    assert inside == {f"{W}pStyle", f"{W}numPr"}


def test_every_style_in_use_is_defined() -> None:
    data = document(specimen())
    defined = {s.get(f"{W}styleId") for s in part(data, "word/styles.xml")}

    for name in PARTS:
        if name.startswith("word/") and "_rels" not in name:
            used = part(data, name).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
            assert {each.get(f"{W}val") for each in used} <= defined


def test_tables_repeat_their_header_rows() -> None:
    root = part(document(specimen()), "word/document.xml")

    heads = [
        row.find(f"{W}trPr/{W}tblHeader") is not None for row in root.iter(f"{W}tr")
    ]
    assert heads == [True, False, False]


def test_tables_that_touch_are_kept_apart() -> None:
    rows = (("a", "b"), ("1", "2"))
    root = part(document(make_release(table(*rows), table(*rows))), "word/document.xml")

    body = [etree.QName(each).localname for each in root[0]]
    assert body == ["tbl", "p", "tbl", "p", "sectPr"]


def test_the_paper_follows_the_country_of_the_issuer() -> None:
    def width(release: Release, options: DocxOptions = OPTIONS) -> str | None:
        root = part(document(release, options), "word/document.xml")
        return root.find(f".//{W}pgSz").get(f"{W}w")  # type: ignore[union-attr]  # it is there

    american = make_release(title("T"), issuer="Department", country="US")

    assert width(american) == "12240"
    assert width(specimen()) == "11906"
    assert width(american, DocxOptions(page_size=PageSize.A4)) == "11906"
    assert width(specimen(), DocxOptions(page_size=PageSize.LETTER)) == "12240"


def test_page_numbers_speak_the_language_of_the_release() -> None:
    release = make_release(title("제목"), language="ko")

    footer = part(document(release), "word/footer1.xml")

    assert words(footer) == "1 / 1쪽"
    fields = [each.get(f"{W}instr") for each in footer.iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ar", "صفحة 1 من 1"), ("he", "עמוד 1 מתוך 1"), ("fa", "صفحهٔ 1 از 1")],
)
def test_a_footer_is_written_from_right_to_left(language: str, shown: str) -> None:
    data = document(make_release(title("T"), language=language))

    defaults = part(data, "word/styles.xml").find(f"{W}docDefaults")
    assert words(part(data, "word/footer1.xml")) == shown
    assert defaults is not None
    assert defaults.find(f".//{W}bidi") is not None


def test_the_first_page_names_the_issuer_where_the_text_does_not() -> None:
    own = part(document(specimen()), "word/header2.xml")
    given = part(
        document(make_release(title("T"), issuer="Office")), "word/header2.xml"
    )

    assert words(own) == ""
    assert words(given) == "Office"


def test_a_long_headline_is_cut_in_the_running_header() -> None:
    release = make_release(title("word " * 5000), issuer="Office of " + "X" * 500)

    header = words(part(document(release), "word/header1.xml"))

    assert header.startswith("word word")
    assert header.count("…") == 2
    assert len(header) < 100


def test_characters_that_xml_cannot_hold_are_shown_and_reported() -> None:
    release = make_release(title("T"), paragraph("bell\x07 and \ud800 here"))

    rendition = EXPORTER.export(release, OPTIONS, CONTEXT)

    body = words(part(rendition.data, "word/document.xml"))
    assert "bell\ufffd and \ufffd here" in body
    found = [d for d in rendition.diagnostics if d.code == "RKD201"]
    assert [
        (d.arguments, d.span and d.span.slice(release.source.text)) for d in found
    ] == [
        ((("code", "0007"),), "\x07"),
        ((("code", "D800"),), "\ud800"),
    ]
    assert EXPORTER.recover(rendition.data) == release


def test_what_is_missing_is_said() -> None:
    release = make_release(paragraph("text"), name="a.txt")

    found = EXPORTER.export(release, OPTIONS, CONTEXT).diagnostics

    assert [(d.code, dict(d.arguments)["shown"]) for d in found] == [("RKD203", "a")]


def test_the_time_of_the_context_stands_for_an_unknown_date() -> None:
    context = ExportContext(time=datetime(2026, 1, 2, 3, 4, tzinfo=UTC))

    made = EXPORTER.export(make_release(title("T")), OPTIONS, context)

    core = words(part(made.data, "docProps/core.xml"))
    assert core.count("2026-01-02T03:04:00Z") == 2
    assert [d.message for d in made.diagnostics] == [
        "the release has no date; 2026-01-02 stands for it"
    ]


def test_no_date_is_invented() -> None:
    core = part(document(make_release(title("T"))), "docProps/core.xml")

    assert "created" not in {etree.QName(each).localname for each in core}


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_any_text_becomes_a_sound_document(text: str) -> None:
    release = parse(text)

    data = document(release)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    assert EXPORTER.recover(data) == release


def test_an_empty_release_is_a_document() -> None:
    release = make_release()

    assert EXPORTER.recover(document(release)) == release


def test_furniture_is_an_option() -> None:
    data = document(specimen(), DocxOptions(furniture=True))

    root = part(data, "word/document.xml")
    assert "Skip to content" in words(root)


def test_a_contact_is_one_paragraph_of_several_lines() -> None:
    root = part(document(make_release(contact("Press", "Tel. 1"))), "word/document.xml")

    body = root[0][0]
    assert [each.text for each in body.iter(f"{W}t")] == ["Press", "Tel. 1"]
    assert len(list(body.iter(f"{W}br"))) == 1


def test_names_of_a_contact_stand_apart() -> None:
    ann = Agent(role=AgentRole.CONTACT, name="Ann Quay")
    why = Evidence(how=How.PARSED, rule="test")
    block = contact("Press: Ann Quay, 000", "ann@x.example", people=(Fact(ann, why),))
    root = part(document(make_release(block)), "word/document.xml")
    named = root.iterfind(f".//{W}rStyle[@{W}val='ContactName']/../../{W}t")

    assert [each.text for each in named] == ["Ann Quay"]
    assert words(root) == "Press: Ann Quay, 000ann@x.example"


def test_right_to_left_documents_say_so() -> None:
    release = make_release(title("عنوان"), table(("ا", "ب"), ("1", "2")), language="ar")
    data = document(release)

    assert part(data, "word/styles.xml").find(f".//{W}pPrDefault//{W}bidi") is not None
    assert part(data, "word/document.xml").find(f".//{W}bidiVisual") is not None


def test_ten_thousand_items_make_one_list() -> None:
    count = 10_000
    release = make_release(
        title("T"),
        heading("H"),
        listing(*(item(label(f"{n}.", n), "text") for n in range(1, count + 1))),
        paragraph("###", kind=BlockKind.END_MARK),
    )

    data = document(release)

    nums = part(data, "word/numbering.xml").findall(f"{W}num")
    assert len(nums) == 1
    assert len(list(part(data, "word/document.xml").iter(f"{W}p"))) == count + 3


def test_the_producer_is_the_callers() -> None:
    context = attrs.evolve(CONTEXT, producer="press-desk")

    data = EXPORTER.export(specimen(), OPTIONS, context).data

    assert "press-desk" in words(part(data, "docProps/app.xml"))


def test_a_link_in_a_footnote_is_a_relationship_of_the_footnotes() -> None:
    cites = NoteReference(at=Span(1, 2), note="n")
    link = Link(at=Span(4, 13), target="https://x.example")
    other = Link(at=Span(0, 1), target="https://y.example")
    data = document(
        make_release(
            paragraph("a*", inlines=(other, cites)),
            note("See x.example.", id="n", marker=label("*"), inlines=(link,)),
        )
    )

    def targets(name: str) -> list[str | None]:
        kept = part(data, f"word/_rels/{name}.xml.rels")
        return [e.get("Target") for e in kept if e.get("TargetMode") == "External"]

    assert targets("document") == ["https://y.example"]
    assert targets("footnotes") == ["https://x.example"]
