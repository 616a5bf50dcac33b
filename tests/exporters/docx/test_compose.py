from __future__ import annotations

from releasekit.exporters.docx.compose import Grid, Item, Passage, compose
from releasekit.exporters.docx.style import style_xml
from releasekit.exporters.docx.style_sheet import STYLE_OF, STYLES
from releasekit.model import BlockKind, NoteReference, Release, Span
from tests.builders import (
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
from tests.exporters.docx.specimen import W, document, part


def styles(release: Release, *, with_furniture: bool = False) -> list[str]:
    items = compose(release, furniture=with_furniture).items
    return [each.style for each in items if isinstance(each, Passage)]


def texts(items: tuple[Item, ...]) -> list[str]:
    return [each.block.text for each in items]


def test_every_kind_has_a_style_that_exists() -> None:
    assert set(STYLE_OF) == set(BlockKind)
    assert set(STYLE_OF.values()) - {style.id for style in STYLES} == {"Normal"}


def test_style_names_and_ids_are_unique() -> None:
    assert len({style.id for style in STYLES}) == len(STYLES)
    assert len({style.name for style in STYLES}) == len(STYLES)


def test_style_properties_stand_in_the_order_of_the_schema() -> None:
    title_xml = style_xml(next(style for style in STYLES if style.id == "Title"))

    assert title_xml.index("w:keepNext") < title_xml.index("w:outlineLvl")


def test_headings_follow_the_title() -> None:
    release = make_release(title("T"), heading("a"), heading("b", 3), heading("c"))

    assert styles(release) == ["Title", "Heading2", "Heading3", "Heading2"]


def test_headings_begin_at_one_without_a_title() -> None:
    release = make_release(heading("a"), heading("b", 3))

    assert styles(release) == ["Heading1", "Heading2"]


def test_no_rank_of_heading_is_skipped_on_the_way_down() -> None:
    release = make_release(title("T"), heading("a", 5), heading("b", 9))

    assert styles(release) == ["Title", "Heading2", "Heading3"]


def test_list_items_take_the_style_of_their_level() -> None:
    inner = listing(item(label("-"), "b", paragraph("c"), level=1))
    release = make_release(listing(item(label("□"), "a", inner)))

    assert styles(release) == ["ListItem1", "ListItem2", "ListText2"]


def test_furniture_is_left_out_unless_it_is_wanted() -> None:
    release = make_release(furniture("Menu"), paragraph("text"))

    assert styles(release) == ["Normal"]
    assert styles(release, with_furniture=True) == ["WebFurniture", "Normal"]


def test_a_note_whose_mark_stands_in_the_text_becomes_a_footnote() -> None:
    cites = NoteReference(at=Span(4, 5), note="n1")
    release = make_release(
        paragraph("word* more", inlines=(cites,)),
        note("cited", id="n1", marker=label("*")),
        note("not cited", id="n2", marker=label("*")),
    )

    script = compose(release)

    assert texts(script.items) == ["word* more", "not cited"]
    assert {key: texts(items) for key, items in script.footnotes.items()} == {
        "n1": ["cited"]
    }


def test_a_note_cannot_cite_a_note() -> None:
    cites = NoteReference(at=Span(1, 2), note="n2")
    release = make_release(note("a*", id="n1", inlines=(cites,)), note("b", id="n2"))

    assert compose(release).footnotes == {}


def test_what_stands_below_a_note_cannot_cite_a_note() -> None:
    outside = NoteReference(at=Span(1, 2), note="n1")
    inside = NoteReference(at=Span(1, 2), note="n2")
    below = listing(item(label("-"), "b*", level=1, inlines=(inside,)))
    release = make_release(
        paragraph("a*", inlines=(outside,)),
        note("n", below, id="n1"),
        note("m", id="n2"),
    )

    script = compose(release)
    footnotes = part(document(release), "word/footnotes.xml")
    assert texts(script.items) == ["a*", "m"]
    assert list(script.footnotes) == ["n1"]
    assert footnotes.find(f".//{W}footnoteReference") is None


def test_a_reference_to_something_else_makes_no_footnote() -> None:
    cites = NoteReference(at=Span(0, 1), note="b2")
    release = make_release(paragraph("*a", inlines=(cites,)), paragraph("b"))

    assert texts(compose(release).items) == ["*a", "b"]


def test_what_stands_in_a_footnotes_lists_goes_with_it() -> None:
    cites = NoteReference(at=Span(0, 1), note="n")
    inner = listing(item(label("-"), "inside", level=1))
    release = make_release(
        paragraph("*a", inlines=(cites,)), note("note", inner, id="n")
    )

    assert texts(compose(release).footnotes["n"]) == ["note", "inside"]


def test_a_table_takes_its_description_from_the_caption_before_it() -> None:
    release = make_release(
        paragraph("Harvest", kind=BlockKind.CAPTION),
        table(("Crop", "t"), ("Rye", "1")),
        paragraph("after"),
        table(("Crop", "t"), ("Rye", "1")),
    )

    items = compose(release).items

    found = [each.description for each in items if isinstance(each, Grid)]
    assert found == ["Harvest", "Crop, t"]
    assert styles(release) == ["Caption", "AfterTable"]


def test_a_turn_has_a_style_of_its_own() -> None:
    assert styles(make_release(turn("A", "b"))) == ["Turn"]
