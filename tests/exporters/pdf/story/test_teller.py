"""What each block becomes on the page: indents, labels, what stays together."""

from __future__ import annotations

import pytest

from releasekit.exporters.common.headings import HeadingRanks
from releasekit.exporters.common.words import words
from releasekit.exporters.pdf.fonts.collection import collection_of
from releasekit.exporters.pdf.layout.boxes import TextBox
from releasekit.exporters.pdf.layout.breaking import natural_width
from releasekit.exporters.pdf.layout.style import STYLES, Role
from releasekit.exporters.pdf.story.teller import Teller
from releasekit.exporters.pdf.story.typesetter import Typesetter
from releasekit.model import Block, BlockKind
from tests import builders as b
from tests.exporters.pdf.support import RESOURCES


def told(*blocks: Block) -> list[TextBox]:
    """Return the boxes of some blocks."""
    release = b.make_release(*blocks)
    teller = Teller(
        typesetter=Typesetter(collection_of(RESOURCES), release),
        words=words("en"),
        language="en",
        ranks=HeadingRanks(has_title=False, deepest=6),
    )
    teller.tell(release.blocks, teller.root, 0)
    return [box for box in teller.finished() if isinstance(box, TextBox)]


def _labels_end(boxes: list[TextBox]) -> list[float]:
    return [
        round(box.label_indent + natural_width(box.label) * box.style.size / 1000, 2)
        for box in boxes
        if box.label
    ]


def test_numbers_of_attachments_stand_under_one_another() -> None:
    kind = BlockKind.ATTACHMENT
    boxes = told(
        b.listing(
            b.item(b.label("Attachments: 1.", 1), "a map", kind=kind),
            b.item(b.label("2.", 2), "a table", kind=kind),
        )
    )

    assert len(set(_labels_end(boxes))) == 1
    assert boxes[0].label_indent == 0
    assert boxes[0].indent == boxes[1].indent


def test_other_labels_begin_at_one_edge() -> None:
    boxes = told(
        b.listing(b.item(b.label("9.", 9), "x"), b.item(b.label("10.", 10), "y"))
    )

    assert [box.label_indent for box in boxes] == [0, 0]
    assert boxes[0].indent == boxes[1].indent


def test_the_source_under_a_table_is_a_note_and_its_caption_stands_close() -> None:
    kind = BlockKind.CAPTION
    caption, unit, source, text = told(
        b.paragraph("Table 1", kind=kind),
        b.paragraph("(tonnes)", kind=kind),
        b.table(("a", "b"), ("1", "2")),
        b.paragraph("Source: an office", kind=kind),
        b.paragraph("And on it goes."),
    )

    assert caption.style.after == unit.style.before == 0
    assert unit.style.strong
    assert unit.style.keep_with_next
    assert source.style == STYLES[Role.NOTE]
    assert text.style == STYLES[Role.BODY]


def test_a_caption_between_two_tables_heads_the_second() -> None:
    table = b.table(("a", "b"), ("1", "2"))
    (caption,) = told(table, b.paragraph("Table 2", kind=BlockKind.CAPTION), table)

    assert caption.style == STYLES[Role.CAPTION]


@pytest.mark.parametrize(
    ("texts", "under"),
    [
        (("One", "Two", "Three"), [2.0, 2.0, 6.5]),
        (("One", "Two " * 20, "Three"), [6.5, 6.5, 6.5]),
        (("하나", "둘 " * 20, "셋"), [6.5, 6.5, 6.5]),
        (("Alone",), [6.5]),
    ],
)
def test_lists_of_single_lines_stand_close(
    texts: tuple[str, ...], under: list[float]
) -> None:
    boxes = told(b.listing(*(b.item(b.label("-"), text) for text in texts)))

    assert [box.style.after for box in boxes] == under


def test_what_announces_the_next_stays_with_it() -> None:
    announcing, plain, long = told(
        b.paragraph("The minister said:"),
        b.paragraph("Nothing more."),
        b.paragraph("word " * 80 + "as follows:"),
    )

    assert announcing.style.keep_with_next
    assert not plain.style.keep_with_next
    assert not long.style.keep_with_next
