"""The text exporter's output, as a reader sees it."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

import releasekit
from releasekit.errors import OptionsError
from releasekit.model import (
    Block,
    BlockKind,
    Contact,
    Furniture,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Table,
)
from releasekit.model import Cell as TableCell
from releasekit.testing.draft import Draft, origin
from releasekit.testing.specimens import specimens


def export(blocks: tuple[Block, ...], **options: Any) -> str:
    release = Draft().release(blocks)
    return releasekit.export(release, "text", options).data.decode()


def paragraph(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Paragraph:
    return Paragraph(id="b", kind=kind, text=text, origin=origin())


def item(mark: str, text: str, *children: Block, level: int = 0) -> ListItem:
    return ListItem(
        id="b",
        text=text,
        level=level,
        marker=Draft().marker(mark, "x"),
        origin=origin(),
        children=children,
    )


def test_the_nested_specimen_reads_well() -> None:
    release = specimens()["nested"]()

    made = releasekit.export(release, "text", {"width": 24})

    assert made.media_type == "text/plain; charset=utf-8"
    assert made.suffix == ".txt"
    assert made.data.decode() == dedent(
        """\
        Ministers Agree on a
        Timetable

        1. The ministers met for
           two hours.

        2. They agreed as
           follows.
           ° A first step
             - with a detail
           ° A second step

        * unofficial translation
        """
    )


def test_short_items_stand_close_together() -> None:
    block = List(level=0, items=(item("1.", "One"), item("2.", "Two")))

    assert export((block,)) == "1. One\n2. Two\n"


def test_furniture_is_left_out_unless_asked_for() -> None:
    chrome = Furniture(id="b", text="Skip to content", origin=origin())
    blocks = (chrome, paragraph("Words."))

    assert export(blocks) == "Words.\n"
    assert export(blocks, furniture=True) == "Skip to content\n\nWords.\n"


def test_lines_of_a_letterhead_stand_close_together() -> None:
    kind = BlockKind.LETTERHEAD
    blocks = (paragraph("Ministry", kind), paragraph("Seoul", kind), paragraph("Text."))

    assert export(blocks) == "Ministry\nSeoul\n\nText.\n"


def test_a_quote_is_set_in() -> None:
    quote = Quote(id="b", text="We agree.", origin=origin())

    assert export((quote,)) == "    We agree.\n"


def test_a_contact_keeps_its_lines() -> None:
    lines = ("Press office", "Tel. 1")
    contact = Contact(id="b", text=" ".join(lines), lines=lines, origin=origin())

    assert export((contact,)) == "Press office\nTel. 1\n"


def table(*rows: tuple[str, ...]) -> Table:
    made = (
        Row(cells=tuple(TableCell(text=t, spans=(), header=not n) for t in texts))
        for n, texts in enumerate(rows)
    )
    return Table(id="b", rows=tuple(made), origin=origin())


def test_a_table_stands_in_columns() -> None:
    text = export((table(("구분", "Year"), ("A", "2016"), ("나", "")),))

    assert text == "구분  Year\n----  ----\nA     2016\n나\n"


def test_a_table_too_wide_for_the_page_becomes_lines() -> None:
    text = export((table(("Heading one", "Heading two"), ("a", "b")),), width=20)

    assert text == "Heading one |\nHeading two\na | b\n"


def test_a_table_without_rows_is_nothing() -> None:
    assert export((table(),)) == ""


def test_an_empty_release_gives_no_bytes() -> None:
    assert export(()) == ""


def test_what_a_terminal_would_obey_is_replaced_and_told() -> None:
    release = Draft().release([paragraph("a\x1b[31mb\x00\ud800c")])

    made = releasekit.export(release, "text")

    assert made.data.decode() == "a\ufffd[31mb\ufffd\ufffdc\n"
    assert [d.message for d in made.diagnostics] == [
        "U+0000 cannot stand in plain text; shown as U+FFFD",
        "U+001B cannot stand in plain text; shown as U+FFFD",
        "U+D800 cannot stand in plain text; shown as U+FFFD",
    ]


@pytest.mark.parametrize("char", "\t\n\v\f\r\x1c\x85\u2028\u2029")
def test_one_block_is_one_line_whatever_a_reader_takes_for_a_line_end(
    char: str,
) -> None:
    assert export((paragraph(f"one{char}two"),)) == "one two\n"


def test_a_width_that_no_text_fits_is_refused() -> None:
    with pytest.raises(OptionsError, match="at least 20 columns"):
        export((), width=5)
