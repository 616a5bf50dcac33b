"""Blocks in Akoma Ntoso: each class and kind as the schema has it."""

from __future__ import annotations

from typing import Any

import attrs
from lxml import etree

from releasekit.exporters.akoma_ntoso.exporter import EXPORTER
from releasekit.exporters.akoma_ntoso.options import AkomaNtosoOptions
from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    Attachment,
    Block,
    BlockKind,
    Dateline,
    DocumentType,
    Email,
    Foreign,
    Link,
    NoteReference,
    Release,
    Span,
    TurnRole,
)
from releasekit.plugins.contract import ExportContext
from tests.builders import (
    contact,
    fact,
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    quote,
    table,
    title,
    turn,
)
from tests.exporters.akoma_ntoso.reading import AKN, letters, text_of, words_of
from tests.validators.official import akoma_ntoso_schema, complaints


def shape(element: etree._Element) -> Any:
    """Return the tag of an element with its number, or with what stands in it."""
    tag = str(element.tag).removeprefix(AKN)
    name = element.get("name")
    children = [shape(child) for child in element]
    shown = f"{tag} {name}" if name else tag
    return (shown, *children) if children else shown


def part(release: Release, name: str = "mainBody") -> etree._Element:
    made = EXPORTER.export(release, AkomaNtosoOptions(), ExportContext())
    root = etree.fromstring(made.data)

    assert complaints(akoma_ntoso_schema(), made.data) == []
    assert letters(text_of(root)) == letters(words_of(release))
    found = root.find(f"{AKN}doc/{AKN}{name}")
    assert found is not None
    return found


def body(*blocks: Block, **metadata: Any) -> etree._Element:
    return part(make_release(*blocks, **metadata))


def source(element: etree._Element) -> str:
    """Return an element as XML, without namespaces and identifiers."""
    for one in element.iter():
        one.attrib.pop("eId", "")
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(f' xmlns="{AKN[1:-1]}"', "")


def one(element: etree._Element, tag: str) -> etree._Element:
    (found,) = element.iter(f"{AKN}{tag}")
    return found


def test_numbered_items_are_points_in_one_another() -> None:
    inner = listing(item(label("가.", 1), "b"), item(label("나.", 2), "c"))
    release = body(listing(item(label("1.", 1), "a", inner)))

    assert shape(release) == (
        "mainBody",
        (
            "hcontainer point",
            "num",
            ("intro", "p"),
            ("hcontainer point", "num", ("content", "p")),
            ("hcontainer point", "num", ("content", "p")),
        ),
    )


def test_bullets_are_a_list_of_blocks_and_so_are_numbers_in_it() -> None:
    numbers = listing(item(label("1.", 1), "b"))
    release = body(listing(item(label("□"), "a", numbers)))

    assert shape(release) == (
        "mainBody",
        ("blockList", ("item", "num", "p", ("blockList", ("item", "num", "p")))),
    )


def test_blocks_around_points_introduce_part_and_conclude() -> None:
    points = listing(item(label("1.", 1), "1"))
    release = body(
        heading("A"), paragraph("b"), points, paragraph("c"), points, paragraph("d")
    )

    assert shape(release) == (
        "mainBody",
        (
            "hcontainer section",
            "heading",
            ("intro", "p"),
            ("hcontainer point", "num", ("content", "p")),
            ("hcontainer text", ("content", "p")),
            ("hcontainer point", "num", ("content", "p")),
            ("wrapUp", "p"),
        ),
    )


def test_headings_nest_by_rank() -> None:
    release = body(
        heading("A", level=2),
        heading("B", level=3),
        paragraph("b"),
        heading("C", level=2, marker=label("II.", 2)),
    )

    assert shape(release) == (
        "mainBody",
        (
            "hcontainer section",
            "heading",
            ("hcontainer section", "heading", ("content", "p")),
        ),
        ("hcontainer section", "num", "heading"),
    )


def test_a_section_without_number_takes_no_number_of_another() -> None:
    release = body(heading("A"), heading("B", marker=label("1.", 1)))

    assert [section.get("eId") for section in release] == [
        "section_nn_1",
        "section_1",
    ]


def test_captions_above_a_table_are_its_caption() -> None:
    kind = BlockKind.CAPTION
    release = body(
        paragraph("Table 1", kind=kind),
        paragraph("(tonnes)", kind=kind),
        table(("Crop", "2024"), ("Rye", "")),
        paragraph("Source: office", kind=kind),
    )

    assert shape(release) == (
        "mainBody",
        (
            "table",
            ("caption", "br"),
            ("tr", ("th", "p"), ("th", "p")),
            ("tr", ("td", "p"), ("td", "p")),
        ),
        "block caption",
    )


def test_a_footnote_stands_at_its_first_mark() -> None:
    call = NoteReference(at=Span(4, 5), note="n")
    release = body(
        paragraph("word* end", inlines=(call,)),
        paragraph("more* end", inlines=(call,)),
        note("what it is", id="n", marker=label("*")),
    )
    first, second = release

    assert source(first) == (
        '<p>word<authorialNote marker="*" placement="bottom"><p>what it is</p>'
        "</authorialNote> end</p>"
    )
    assert (
        source(second) == '<p>more<noteRef href="#authorialNote_1" marker="*"/> end</p>'
    )


def test_a_footnote_whose_mark_cannot_be_used_stands_at_the_end() -> None:
    link = Link(at=Span(0, 5), target="https://www.example.org")
    call = NoteReference(at=Span(4, 5), note="n")
    blocks = (
        note("what it is", id="n", marker=label("*")),
        paragraph("word* end", inlines=(link, call)),
    )
    made = EXPORTER.export(make_release(*blocks), AkomaNtosoOptions(), ExportContext())
    text = text_of(etree.fromstring(made.data))

    assert text.split() == ["word*", "end", "*", "what", "it", "is"]


def test_a_remark_that_nothing_calls_stays_where_it_is() -> None:
    remark = note("see below", listing(item(label("-"), "a")), marker=label("※"))
    release = body(listing(item(label("1.", 1), "text", remark)))

    assert shape(release)[1][2] == (
        "content",
        "p",
        ("blockContainer", "num", "p", ("blockList", ("item", "num", "p"))),
    )


def test_turns_are_speeches_in_a_section_of_debate() -> None:
    release = body(
        turn("CHAIR", "Welcome."),
        paragraph("(Laughter.)"),
        turn("Q", "Why?", role=TurnRole.QUESTION),
        turn("A", "Because.", role=TurnRole.ANSWER),
        paragraph("It ended at two."),
    )
    debate = release[0]

    assert shape(release) == (
        "mainBody",
        (
            "debateSection transcript",
            ("speech", "from", "p", "p"),
            ("question", "from", "p"),
            ("answer", "from", "p"),
        ),
        "p",
    )
    assert [said.get("by") for said in debate] == ["#chair", "#q", "#a"]
    assert [one(said, "from").text for said in debate] == ["CHAIR:", "Q:", "A:"]


def test_what_stands_between_turns_is_nobodys_where_no_transcript_is_told() -> None:
    turns = (turn("A", "x"), paragraph("y"), turn("B", "z"))
    kind = fact(DocumentType.TRANSCRIPT)

    assert shape(body(*turns))[1][2] == "p"
    assert shape(body(*turns, type=kind))[1][1] == ("speech", "from", "p", "p")


def test_a_section_with_turns_takes_its_sections_and_lists_along() -> None:
    release = body(
        heading("Questions"),
        turn("A", "x"),
        listing(item(label("1.", 1), "y")),
        heading("More", level=3),
        paragraph("z"),
    )

    assert shape(release)[1] == (
        "debateSection transcript",
        "heading",
        ("speech", "from", "p"),
        ("blockList", ("item", "num", "p")),
        ("debateSection transcript", "heading", "p"),
    )


def test_a_quote_refers_to_its_speaker() -> None:
    release = make_release(quote("“Good.”", speaker="Director Kim"))
    made = EXPORTER.export(release, AkomaNtosoOptions(), ExportContext())
    root = etree.fromstring(made.data)
    entry = one(root, "TLCReference")

    assert source(one(root, "embeddedText")) == (
        '<embeddedText refersTo="#director-kim">“Good.”</embeddedText>'
    )
    assert (entry.get("name"), entry.get("showAs")) == ("speaker", "Director Kim")


def test_links_and_other_languages_stand_in_the_text() -> None:
    text = "at www.example.org or a@example.org auf Deutsch"
    release = body(
        paragraph(
            text,
            inlines=(
                Link(at=Span(3, 18), target="https://www.example.org"),
                Email(at=Span(22, 35), address="a@example.org"),
                Foreign(at=Span(36, 47), language="de"),
            ),
        )
    )

    assert source(release[0]) == (
        '<p>at <a href="https://www.example.org">www.example.org</a> or '
        '<a href="mailto:a@example.org">a@example.org</a> '
        '<span xml:lang="de">auf Deutsch</span></p>'
    )


def test_an_unsafe_link_stays_text_and_is_told() -> None:
    link = Link(at=Span(0, 4), target="javascript:alert(1)")
    release = make_release(paragraph("here", inlines=(link,)))
    made = EXPORTER.export(release, AkomaNtosoOptions(), ExportContext())

    assert b"javascript" not in made.data
    assert "RKD206" in [odd.code for odd in made.diagnostics]


def test_the_head_names_what_it_states() -> None:
    release = make_release(
        paragraph("MINISTRY OF TIDES", kind=BlockKind.LETTERHEAD),
        paragraph("Press notice 14/2026", kind=BlockKind.META),
        paragraph("Issued 2026-01-19", kind=BlockKind.DATELINE),
        title("Tides"),
        paragraph("A line below", kind=BlockKind.SUBTITLE),
        paragraph("LISSARO, the capital, sees a tide of 14/2026."),
        issuer="Ministry of Tides",
        issued="2026-01-19",
        number=fact("14/2026"),
        dateline=fact(Dateline(place="LISSARO", literal="LISSARO")),
    )
    preface = part(release, "preface")

    assert shape(preface) == (
        "preface",
        ("block letterhead", "docProponent"),
        ("block meta", "docNumber"),
        ("block dateline", "docDate"),
        ("p", "docTitle"),
        "block subtitle",
    )
    assert one(preface, "docProponent").text == "MINISTRY OF TIDES"
    assert one(preface, "docDate").get("date") == "2026-01-19"
    assert shape(part(release)) == ("mainBody", ("p", "location"))


def test_what_only_closes_a_release_is_its_conclusion() -> None:
    attached = listing(item(label("Annex 1."), "Map", kind=BlockKind.ATTACHMENT))
    release = make_release(
        title("Tides"),
        paragraph("Words."),
        paragraph("The Minister", kind=BlockKind.SIGNATURE),
        attached,
        paragraph("ENDS", kind=BlockKind.END_MARK),
        attachments=(fact(Attachment(title="Map", label="Annex 1.")),),
    )
    document = part(release, "attachments")

    assert shape(part(release, "conclusions")) == (
        "conclusions",
        ("p", "signature"),
        ("blockList", ("item", "num", "p")),
        "block end_mark",
    )
    assert shape(document) == ("attachments", ("attachment", "documentRef"))
    assert one(document, "documentRef").get("showAs") == "Map"
    assert str(one(document, "documentRef").get("href")).endswith("/!attachment_1")


def test_what_stands_under_a_heading_is_no_conclusion() -> None:
    release = make_release(
        paragraph("Words."),
        heading("Media contacts"),
        contact("Kim Ann"),
        paragraph("ENDS", kind=BlockKind.END_MARK),
        contact("Office"),
    )

    assert shape(part(release)) == (
        "mainBody",
        "p",
        ("hcontainer section", "heading", ("content", ("blockContainer", "p"))),
    )
    assert shape(part(release, "conclusions")) == (
        "conclusions",
        "block end_mark",
        ("blockContainer", "p"),
    )


def test_a_mark_over_the_end_of_a_contact_still_calls_its_note() -> None:
    mark = NoteReference(at=Span(7, 10), note="n")
    people = contact("Office", "1)", "", id="b1", inlines=(mark,))
    main = body(paragraph("One."), people, paragraph("Two."), note("Not now.", id="n"))

    assert one(main, "authorialNote").get("marker") == "1) "


def test_a_contact_keeps_its_lines_and_names() -> None:
    person = Agent(role=AgentRole.CONTACT, kind=AgentKind.PERSON, name="Kim Ann")
    release = make_release(
        paragraph("Words."),
        contact("Media contact", "Kim Ann, 02-000", people=(fact(person),)),
    )
    closing = part(release, "conclusions")

    assert shape(closing) == ("conclusions", ("blockContainer", "p", ("p", "person")))
    assert one(closing, "person").get("refersTo") == "#kim-ann"


def test_an_empty_release_has_an_empty_paragraph() -> None:
    assert shape(body()) == ("mainBody", "p")


def test_a_block_in_another_language_says_so() -> None:
    release = body(paragraph("Ende", language="de"))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"

    assert release.get(lang) == "en"
    assert release[0].get(lang) == "de"


def test_a_mark_before_a_paragraph_is_kept() -> None:
    release = body(attrs.evolve(paragraph("text"), marker=label("→")))

    assert shape(release) == ("mainBody", ("blockContainer", "num", "p"))
