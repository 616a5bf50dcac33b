"""What each block, inline and fact becomes in an OpenDocument text."""

from __future__ import annotations

import io
import zipfile

import pytest

from releasekit.exporters.odt.exporter import EXPORTER
from releasekit.exporters.odt.labels import Bullet, Counted, Literal, label_of
from releasekit.exporters.odt.options import OdtOptions
from releasekit.model import Foreign, Link, NoteReference, Span
from tests.builders import (
    contact,
    furniture,
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    table,
    title,
    turn,
)
from tests.exporters.docx.specimen import specimen
from tests.exporters.odt.documents import CONTEXT, OPTIONS, content, document, part

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


def shown(*blocks: object, **extra: object) -> str:
    """Return the body of some blocks."""
    return content(make_release(*blocks, **extra))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ordinal", "made"),
    [
        ("1.", 1, Counted(format="1", suffix=".")),
        ("(c)", 3, Counted(format="a", prefix="(", suffix=")")),
        ("IV.", 4, Counted(format="I", suffix=".")),
        ("1-2.", 2, Counted(format="1", prefix="1-", suffix=".")),
        ("Annex 2", 2, Counted(format="1", prefix="Annex ")),
        ("01", 1, Literal("01")),
        ("(가)", 1, Literal("(가)")),
        ("①", 1, Literal("①")),
        ("aa)", 27, Literal("aa)")),
        ("□", None, Bullet("□")),
        ("※※", None, Literal("※※")),
    ],
)
def test_a_label_is_counted_only_where_all_programs_count_alike(
    text: str, ordinal: int | None, made: object
) -> None:
    assert label_of(label(text, ordinal)) == made


def test_a_list_is_one_list_with_a_stated_number_after_a_gap() -> None:
    found = shown(
        listing(*(item(label(f"{n}.", n), "x") for n in (1, 2, 4))),
        listing(item(label("1.", 1), "y")),
    )

    assert found.count("<text:list ") == 2
    assert found.count('text:start-value="4"') == 1
    assert found.count('text:start-value="1"') == 2
    assert "1." not in found


def test_labels_that_are_not_counted_override_the_style_of_their_list() -> None:
    found = shown(listing(item(label("가.", 1), "x"), item(label("나.", 2), "y")))

    assert '<text:list text:style-name="L1"><text:list-item><text:p' in found
    assert '<text:list-item text:style-override="L2"><text:p' in found


@pytest.mark.parametrize(
    ("text", "follows", "shown_as"),
    [
        ("(가)", "listtab", 'num-prefix="(가)"'),
        ("붙임", "nothing", 'num-prefix="붙임 "'),
        ("1.", "listtab", 'num-suffix="."'),
        ("Annex 1", "space", 'num-prefix="Annex "'),
    ],
)
def test_a_label_too_wide_for_its_step_is_followed_by_a_blank(
    text: str, follows: str, shown_as: str
) -> None:
    number = 1 if "1" in text else None
    release = make_release(listing(item(label(text, number), "x")))

    with zipfile.ZipFile(io.BytesIO(document(release))) as archive:
        found = archive.read("content.xml").decode()

    assert f'text:label-followed-by="{follows}"' in found
    assert shown_as in found


def test_lists_nest_and_a_table_stands_between_two() -> None:
    inner = listing(item(label("-"), "deep", level=1), item(label("-"), "er", level=1))
    found = shown(
        listing(
            item(label("1.", 1), "a", inner, table(("h",), ("c",))),
            item(label("2.", 2), "b"),
        )
    )

    before, after = found.split("<table:table ")
    assert before.count("<text:list") - before.count("<text:list-") == 2
    assert before.count("</text:list>") == 2
    assert 'text:start-value="2"' in after
    assert "<table:table-header-rows>" in after


def test_a_heading_with_a_label_is_a_heading_in_a_list() -> None:
    found = shown(title("T"), heading("Why", marker=label("I.", 1)))

    assert '<text:h text:style-name="Heading_20_2" text:outline-level="2">Why' in found
    assert 'text:start-value="1"><text:h' in found


def test_a_called_note_is_a_footnote_with_the_mark_of_the_source() -> None:
    mark = (NoteReference(at=Span(4, 6), note="n1"),)
    found = shown(paragraph("Word** more", inlines=mark), note("Why.", id="n1"))

    assert 'Word<text:note text:id="ftn1" text:note-class="footnote">' in found
    assert '<text:note-citation text:label="**">**</text:note-citation>' in found
    assert found.endswith("</text:note> more</text:p>")
    assert found.count("Why.") == 1


@pytest.mark.parametrize("mark", [" ", "  ", "\t"])
def test_a_mark_of_blanks_is_text_without_elements(mark: str) -> None:
    called = (NoteReference(at=Span(4, 4 + len(mark)), note="n1"),)
    found = shown(paragraph(f"Word{mark}more", inlines=called), note("Why.", id="n1"))

    assert f'<text:note-citation text:label="">{mark}</text:note-citation>' in found


def test_a_text_may_begin_with_any_number_of_blanks() -> None:
    found = shown(paragraph(" " * 5_000 + "Word"))

    assert found.count("<text:s/>") == 4_999
    assert "<text:s/> Word" in found


def test_blanks_and_breaks_are_kept() -> None:
    found = shown(paragraph(" a  b\tc "))

    assert '><text:s/>a <text:s text:c="1"/>b<text:tab/>c </text:p>' in found


def test_only_safe_links_are_links() -> None:
    at = Span(0, 4)
    safe = paragraph("here", inlines=(Link(at=at, target="https://a.example/?a&b"),))
    bad = paragraph("here", inlines=(Link(at=at, target="javascript:f(1)"),))
    release = make_release(title("T"), safe, bad)

    assert content(release).count("<text:a ") == 1
    assert 'xlink:href="https://a.example/?a&amp;b"' in content(release)
    made = EXPORTER.export(release, OPTIONS, CONTEXT)
    assert [each.code for each in made.diagnostics] == ["RKD206"]


def test_brackets_in_an_address_are_encoded_but_for_those_of_its_host() -> None:
    target = "https://[::1]:8/a[b]?c#d#e"
    link = (Link(at=Span(0, 4), target=target),)

    assert 'href="https://[::1]:8/a%5Bb%5D?c#d%23e"' in shown(
        paragraph("here", inlines=link)
    )


def test_text_is_never_markup() -> None:
    attack = "</text:p><text:list>\"'&amp;]]>"
    body = shown(
        title(attack), turn(attack, attack), table((attack,), (attack,)), issuer=attack
    )

    assert body.count("<text:list>") == 0
    assert body.count("&lt;text:list&gt;") == 5


def test_words_in_another_language_say_so_and_turn() -> None:
    words = "The 항구 port"
    foreign = (Foreign(at=Span(4, 6), language="ko"),)
    data = document(
        make_release(
            paragraph(words, inlines=foreign), paragraph("ميناء", language="ar")
        )
    )
    styles = part(data, "content.xml").iter(f"{STYLE}style")
    found = {each.get(f"{STYLE}name"): each[0].attrib for each in styles}

    assert found["T1"][f"{STYLE}language-asian"] == "ko"
    assert found["T2"][f"{STYLE}language-complex"] == "ar"
    assert found["P1"][f"{STYLE}writing-mode"] == "rl-tb"


@pytest.mark.parametrize(("country", "width"), [("KR", "21cm"), ("US", "8.5in")])
def test_the_paper_is_that_of_the_country(country: str, width: str) -> None:
    root = part(
        document(make_release(title("T"), issuer="Office", country=country)),
        "styles.xml",
    )
    pages = root.find(f".//{STYLE}page-layout-properties")

    assert pages is not None
    assert pages.get(f"{FO}page-width") == width


def test_every_page_says_its_number_and_the_first_who_issued_it() -> None:
    root = part(
        document(make_release(title("항구"), issuer="부", language="ko")), "styles.xml"
    )
    texts = {
        each.tag.removeprefix(STYLE): "".join(map(str, each.itertext()))
        for each in root.find(f".//{STYLE}master-page")  # type: ignore[union-attr]
    }

    assert texts == {
        "header": "항구부",
        "header-first": "부",
        "footer": "1 / 1쪽",
        "footer-first": "1 / 1쪽",
    }


def test_metadata_say_what_a_register_asks_for() -> None:
    root = part(document(specimen()), "meta.xml")
    own = {
        each.get(f"{META}name"): each.text for each in root.iter(f"{META}user-defined")
    }

    assert root.findtext(f".//{DC}title") == "Harbours & Ports <open>"
    assert root.findtext(f".//{DC}language") == "en"
    assert root.findtext(f".//{META}creation-date") == "2026-05-04T00:00:00Z"
    assert own["Source SHA-256"] == specimen().source.sha256


def test_a_contact_keeps_its_lines_and_furniture_is_left_out() -> None:
    release = make_release(furniture("Skip"), contact("Press office", "555 0100"))

    assert "Press office<text:line-break/>555 0100" in content(release)
    assert "Skip" not in content(release)
    assert b"PK" in document(release, OdtOptions(furniture=True))


def test_what_xml_cannot_hold_is_one_visible_sign_and_reported() -> None:
    made = EXPORTER.export(make_release(title("a\x00b")), OPTIONS, CONTEXT)

    assert "a\ufffdb" in content(make_release(title("a\x00b")))
    assert [each.code for each in made.diagnostics] == ["RKD201"]


def test_the_archive_says_at_once_what_it_is() -> None:
    data = document(specimen())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]

    assert data[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert document(specimen()) == data
