"""Runs of a line whose words turn: each stretch has its direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.exporters.docx.directions import stretches, turns
from releasekit.exporters.docx.inlines import text_runs
from releasekit.model import BlockKind
from tests.builders import (
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    table,
    title,
)
from tests.exporters.docx.specimen import W, document, part


def pieces(text: str, *, right_to_left: bool = True) -> list[str]:
    """Return the stretches that run from left to right, or those that do not."""
    return [
        piece
        for piece, leftward in stretches(text, right_to_left=right_to_left)
        if leftward is not right_to_left
    ]


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("בשיטת Dry Dock (אטימה יבשה) לאורך 340 מטר.", ["Dry Dock"]),
        ("الشركة الوطنية للطاقة (NEC) وبنك", ["NEC"]),
        ("תקן ISO 9001, לפי", ["ISO 9001"]),
        ("בשנת 1928 ונסגר בחורף 2022/23", []),
        ("הודעה Vitamin C 5% נוספת", ["Vitamin C 5%"]),
        ("עברית 한국어 עברית", ["한국어"]),
    ],
)
def test_words_of_the_other_direction_are_stretches(
    text: str, turned: list[str]
) -> None:
    assert pieces(text) == turned


def test_words_from_right_to_left_are_stretches_in_other_lines() -> None:
    text = "The quay (רציף הדייגים) opened."

    assert pieces(text, right_to_left=False) == ["רציף הדייגים"]
    assert turns(text)
    assert not turns("The quay – 부두")


@given(text=st.text(st.sampled_from("aב1 (.%)א한\n"), max_size=40), way=st.booleans())
def test_the_stretches_of_a_text_are_the_text(*, text: str, way: bool) -> None:
    found = list(stretches(text, right_to_left=way))

    assert "".join(piece for piece, _ in found) == text
    assert all(piece for piece, _ in found)


def test_a_run_says_that_it_runs_from_right_to_left() -> None:
    assert text_runs("שלום ABC", right_to_left=True) == (
        '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">שלום </w:t></w:r>'
        "<w:r><w:t>ABC</w:t></w:r>"
    )
    assert "rtl" not in text_runs("ABC", "", "en-GB", right_to_left=True)
    assert "<w:rtl/>" in text_runs("12%", "", "he-IL")


def test_a_document_from_right_to_left_says_so_everywhere() -> None:
    release = make_release(
        title("כותרת"),
        listing(item(label("1.", 1), "אחד"), item(label("2.", 2), "שתיים")),
        table(("א", "ב"), ("ג", "ד")),
        note("הערה", marker=label("*")),
        paragraph("סוף", kind=BlockKind.END_MARK),
        language="he",
        issuer="רשות",
    )
    data = document(release)

    body = part(data, "word/document.xml")
    numbering = part(data, "word/numbering.xml")
    assert all(
        run.find(f"{W}rPr/{W}rtl") is not None
        for name in ("document", "header1", "header2", "footer1")
        for run in part(data, f"word/{name}.xml").iter(f"{W}r")
        if run.find(f"{W}t") is not None
    )
    assert body.find(f".//{W}sectPr/{W}bidi") is not None
    assert all(
        level.find(f"{W}rPr/{W}rtl") is not None for level in numbering.iter(f"{W}lvl")
    )


def test_a_paragraph_of_the_other_direction_says_so() -> None:
    hebrew = make_release(
        title("כותרת"), paragraph("In English.", language="en"), language="he"
    )
    english = make_release(
        title("Title"),
        paragraph("שלום", language="he"),
        table(("א", "ב"), ("ג", "ד"), language="he"),
        language="en",
    )

    def directions(data: bytes) -> list[str | None]:
        found = part(data, "word/document.xml").iterfind(f".//{W}pPr/{W}bidi")
        return [each.get(f"{W}val") for each in found]

    assert directions(document(hebrew)) == ["0"]
    assert directions(document(english)) == [None] * 5
    assert (
        part(document(english), "word/document.xml").find(f".//{W}bidiVisual")
        is not None
    )
