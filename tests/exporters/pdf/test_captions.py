"""Captions: part of the table that they head, and by themselves where none follows."""

from __future__ import annotations

import pytest

from releasekit.exporters.pdf.options import Standard
from releasekit.exporters.pdf.standards import LONGEST_ARRAY
from releasekit.model import Block, BlockKind, Release
from tests import builders as b
from tests.exporters.pdf.reading import Node, structure
from tests.exporters.pdf.support import render, shown_texts
from tests.exporters.pdf.test_verapdf import broken_rules

TABLE = b.table(("a", "b"), ("1", "2"))


def caption(text: str, **extra: str) -> Block:
    return b.paragraph(text, kind=BlockKind.CAPTION, **extra)


def captioned() -> Release:
    return b.make_release(
        b.title("Catches of the year"),
        caption("Table 1. Catches"),
        caption("(tonnes)"),
        TABLE,
        caption("Source: harbour office"),
        b.paragraph("The boats were out."),
        caption("Photo 1: a boat"),
        caption("Photo 2 : un bateau", language="fr"),
        b.listing(b.item(b.label("1.", 1), "One.", caption("Table 2"), TABLE)),
        b.quote("So it is."),
        caption("Photo 3: a net"),
    )


def _nodes(node: Node) -> list[Node]:
    return [kid for kid in node.kids if isinstance(kid, Node)]


def test_a_caption_is_the_first_of_its_table() -> None:
    tables = structure(render(captioned()).data).all("Table")
    heads = [_nodes(table)[0] for table in tables]

    assert [head.tag for head in heads] == ["Caption", "Caption"]
    assert [kid.text() for kid in _nodes(heads[0])] == ["Table 1. Catches", "(tonnes)"]
    assert [kid.tag for kid in _nodes(tables[0])] == ["Caption", "TR", "TR"]
    assert heads[1].text() == "Table 2"


@pytest.mark.parametrize(
    ("standard", "tag"), [(Standard.SELF_DESCRIBING, "Div"), (Standard.NEXT, "Aside")]
)
def test_captions_of_pictures_stand_by_themselves(standard: Standard, tag: str) -> None:
    root = structure(render(captioned(), standard=standard).data)
    first, last = root.all(tag)

    assert [kid.tag for kid in first.kids if isinstance(kid, Node)] == ["Caption"]
    assert [kid.text() for kid in first.all("P")] == [
        "Photo 1: a boat",
        "Photo 2 : un bateau",
    ]
    assert first.all("P")[1].entries["Lang"] == "fr"
    assert last.text() == "Photo 3: a net"


def test_a_source_under_a_table_is_no_caption() -> None:
    root = structure(render(captioned()).data)

    assert "Source: harbour office" in [kid.text() for kid in _nodes(root)]


def test_a_caption_of_a_table_without_cells_stands_by_itself() -> None:
    root = structure(render(b.make_release(caption("Table 1"), b.table(()))).data)

    assert [kid.tag for kid in _nodes(root)] == ["Div"]


@pytest.mark.parametrize("standard", Standard)
def test_captions_keep_every_standard_and_lose_no_word(standard: Standard) -> None:
    release = captioned()
    data = render(release, standard=standard).data
    words = structure(data).text().replace(" ", "")

    assert broken_rules(data, standard) == []
    assert words == "".join(shown_texts(release)).replace(" ", "")


@pytest.mark.parametrize(
    ("standard", "old", "new", "rule"),
    [
        (Standard.PRESERVE, b"/S/Caption", b"/S/P      ", "ua1 7.2-3"),
        (Standard.NEXT, b"/S/Aside", b"/S/Div  ", "ua2 8.2.5.27-1"),
    ],
)
def test_captions_elsewhere_would_be_found(
    standard: Standard, old: bytes, new: bytes, rule: str
) -> None:
    data = render(captioned(), standard=standard).data

    assert rule in broken_rules(data.replace(old, new), standard)


def test_the_caption_of_a_long_table_stays_outside_of_its_groups() -> None:
    rows = [("n",)] * (LONGEST_ARRAY + 1)
    release = b.make_release(caption("Table 1"), b.table(*rows))
    (table,) = structure(render(release).data).all("Table")

    assert [kid.tag for kid in _nodes(table)] == ["Caption", "TBody", "TBody"]
