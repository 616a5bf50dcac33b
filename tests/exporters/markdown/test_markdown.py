"""What each block and each inline becomes in Markdown."""

from __future__ import annotations

import json

import pytest

from releasekit.exporters.markdown.exporter import EXPORTER
from releasekit.exporters.markdown.options import MarkdownOptions
from releasekit.model import BlockKind, Email, Link, NoteReference, Row, Span, Table
from tests.builders import (
    NOWHERE,
    contact,
    furniture,
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
from tests.exporters.docx.specimen import specimen
from tests.exporters.markdown.reading import CONTEXT, GOLDEN, OPTIONS, markdown


def shown(*blocks: object, **extra: object) -> str:
    """Return some blocks as Markdown."""
    return markdown(make_release(*blocks, **extra))  # type: ignore[arg-type]


def numbered(*labels: str) -> object:
    return listing(*(item(label(each), "text") for each in labels))


def test_the_file_of_everything_is_as_it_was_reviewed() -> None:
    assert markdown(specimen()) == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize(
    ("labels", "lines"),
    [
        ("1. 2. 3.", "1. text\n2. text\n3. text\n"),
        ("7) 8)", "7) text\n8) text\n"),
        ("0.", "0. text\n"),
        ("1. 2. 4.", "- 1\\. text\n- 2\\. text\n- 4\\. text\n"),
        ("1. 2)", "- 1\\. text\n- 2\\) text\n"),
        ("01. 02.", "- 01\\. text\n- 02\\. text\n"),
        ("(1) (2)", "- (1) text\n- (2) text\n"),
        ("가. 나.", "- 가. text\n- 나. text\n"),
        ("- -", "- \\- text\n- \\- text\n"),
        ("1234567890.", "- 1234567890. text\n"),
    ],
)
def test_a_list_is_ordered_where_its_numbers_run_on(labels: str, lines: str) -> None:
    assert shown(numbered(*labels.split())) == lines


def test_two_lists_side_by_side_stay_two() -> None:
    found = shown(*(numbered(*each.split()) for each in ("1. 2.", "1.", "○", "1)")))

    assert found == "1. text\n2. text\n\n- 1\\. text\n\n* ○ text\n\n1) text\n"


def test_lists_nest_as_in_the_source_and_are_tight_where_short() -> None:
    inner = listing(item(label("-"), "deep", level=1))

    assert shown(listing(item(label("9."), "a", inner), item(label("10."), "b"))) == (
        "9. a\n   - \\- deep\n10. b\n"
    )


def test_a_list_with_a_long_item_is_loose() -> None:
    found = shown(listing(item(label("1."), "a" * 81), item(label("2."), "b")))

    assert found == f"1. {'a' * 81}\n\n2. b\n"


def test_a_list_that_could_not_interrupt_a_text_is_parted_from_it() -> None:
    inner = listing(item(label("3)"), "later", level=1))

    assert shown(listing(item(label("1."), "a", inner))) == "1. a\n\n   3) later\n"


def test_a_private_use_label_shows_its_glyph() -> None:
    assert shown(listing(item(label("\uf06e", glyph="■"), "a"))) == "- ■ a\n"


def test_headings_skip_no_rank() -> None:
    found = shown(title("T"), heading("a", 2), heading("b", 5), heading("c #", 2))

    assert found == "# T\n\n## a\n\n### b\n\n## c \\#\n"


def test_a_note_is_a_labelled_text_and_its_mark_stays() -> None:
    mark = (NoteReference(at=Span(4, 5), note="n1"),)
    found = shown(
        paragraph("Word*", inlines=mark), note("Why.", id="n1", marker=label("*"))
    )

    assert found == "Word\\*\n\n\\* Why.\n"


def test_a_quote_and_a_turn_set_the_speaker_apart() -> None:
    found = shown(quote("“Yes,” Roe said.", speaker="Roe"), turn("장관", "네."))

    assert found == "> “Yes,” **Roe** said.\n\n**장관**: 네.\n"


def test_a_speaker_that_could_not_be_bold_is_text() -> None:
    assert shown(turn("Roe (chair)", "Yes.")) == "Roe (chair): Yes.\n"


def test_a_contact_keeps_its_lines() -> None:
    assert shown(contact("Press office", "- 555")) == "Press office\\\n\\- 555\n"


def test_a_table_has_a_header_only_where_it_is_one() -> None:
    rows = table(("Quay", "Fee"), ("East | West", "1,200")).rows
    bare = Table(id="t", rows=(Row(cells=rows[1].cells),), origin=NOWHERE)

    assert shown(table(("Quay", "Fee"), ("East | West", "1,200"))) == (
        "| Quay             |   Fee |\n"
        "| ---------------- | ----: |\n"
        "| East &#124; West | 1,200 |\n"
    )
    assert shown(bare).splitlines()[0].strip("| ") == ""


def test_an_address_is_a_link_where_it_is_safe() -> None:
    def linked(words: str, target: str) -> object:
        at = Span(0, len(words))
        return paragraph(f"{words} x", inlines=(Link(at=at, target=target),))

    web = "https://a.example/b_c"
    mail = (Email(at=Span(0, 11), address="a@b.example"),)

    assert shown(linked(web, web)) == f"<{web}> x\n"
    assert shown(linked(f"{web}%20", f"{web}%20")).startswith("[https")
    assert shown(linked("www.a.example", web)) == f"[www.a.example]({web}) x\n"
    assert shown(paragraph("a@b.example", inlines=mail)) == "<a@b.example>\n"
    assert shown(linked("here", "javascript:f(1)")) == "here x\n"
    assert shown(linked("here", "tel:+1")) == "here x\n"


def test_an_unsafe_link_is_reported_and_so_is_what_no_text_holds() -> None:
    bad = paragraph("here", inlines=(Link(at=Span(0, 4), target="data:x"),))
    release = make_release(bad, paragraph("a\x00b"))

    made = EXPORTER.export(release, OPTIONS, CONTEXT)

    assert made.data == b"here\n\na\xef\xbf\xbdb\n"
    assert [each.code for each in made.diagnostics] == ["RKD206", "RKD209"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("1.5 a", "1.5 a"),
        ("+ a", r"\+ a"),
        ("-5 a", "-5 a"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("> a", r"\> a"),
        ("    a  ", "a"),
        ("| a |", r"\| a |"),
        ("a_b _c_", r"a_b \_c\_"),
        ("*a* `b` ~c~", r"\*a\* \`b\` \~c\~"),
        ("<b> [c](d) ![e]", r"\<b> \[c\](d) !\[e\]"),
        ("R&D &amp; &#35;", r"R&D \&amp; \&#35;"),
        ("a\\", r"a\\"),
        ("a\nb", "a b"),
    ],
)
def test_text_is_never_markup(text: str, line: str) -> None:
    assert shown(paragraph(text)) == f"{line}\n"


def test_a_mark_before_a_link_makes_no_picture() -> None:
    link = (Link(at=Span(1, 4), target="https://a.example/"),)

    assert shown(paragraph("!www", inlines=link)) == "\\![www](https://a.example/)\n"


def test_furniture_is_left_out_unless_asked_for() -> None:
    release = make_release(furniture("Skip to content"), title("T"))

    assert markdown(release) == "# T\n"
    assert markdown(release, MarkdownOptions(furniture=True)) == (
        "Skip to content\n\n# T\n"
    )


def test_front_matter_is_data_whatever_the_release_says() -> None:
    name = 'a: "b"\n---\n# c\\ \x00'
    release = make_release(title(name), issuer="Ministry", issued="2026-05-04")
    text = markdown(release, MarkdownOptions(front_matter=True))
    _, matter, body = text.split("---\n", 2)
    values = dict(line.split(": ", 1) for line in matter.splitlines())

    assert json.loads(values["title"]) == name
    assert json.loads(values["author"]) == "Ministry"
    assert json.loads(values["date"]) == "2026-05-04"
    assert body == '\n# a: "b" --- # c\\\\ \ufffd\n'


def test_an_empty_release_gives_no_bytes() -> None:
    assert shown() == ""


def test_a_caption_stands_above_its_table_as_text() -> None:
    found = shown(paragraph("Prices", kind=BlockKind.CAPTION), table(("a",), ("b",)))

    assert found == "Prices\n\n| a   |\n| --- |\n| b   |\n"
