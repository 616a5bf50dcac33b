"""What stands on which page."""

from __future__ import annotations

from attrs import evolve

from releasekit.exporters.pdf.layout.boxes import Lines, TableBox
from releasekit.exporters.pdf.layout.pages import paginate
from tests.exporters.pdf.layout.typewriter import NARROW, STYLE, box, cell, paged

HEADING = evolve(STYLE, keep_with_next=True)
MARK = evolve(STYLE, keep_with_previous=True)
SPACED = evolve(STYLE, before=4, after=6)


def _lines(count: int, word: str = "line") -> str:
    return " ".join(f"{word}{n:015d}" for n in range(count))


def test_spaces_between_boxes_do_not_add_up() -> None:
    told = paged(paginate([box("one", SPACED), box("two", SPACED)], NARROW))

    assert told == "-- page 1\n90 one\n74 two"


def test_no_page_begins_with_space() -> None:
    boxes = [box(_lines(8)), box("next", SPACED)]
    told = paged(paginate(boxes, NARROW))

    assert told.endswith("-- page 2\n90 next")


def test_a_paragraph_leaves_two_lines_on_each_page() -> None:
    boxes = [box(_lines(5, "a")), box(_lines(4, "b"))]
    told = paged(paginate(boxes, NARROW))

    assert told.count("b0", 0, told.index("-- page 2")) == 2
    assert told.count("b0", told.index("-- page 2")) == 2


def test_three_lines_are_not_torn() -> None:
    boxes = [box(_lines(6, "a")), box(_lines(3, "b"))]
    told = paged(paginate(boxes, NARROW))

    assert told.index("-- page 2") < told.index("b0")


def test_a_heading_goes_with_its_text() -> None:
    boxes = [box(_lines(6)), box("heading", HEADING), box(_lines(4, "b"))]
    told = paged(paginate(boxes, NARROW))

    assert told.split("-- page 2\n")[1].startswith("90 heading\n80 b0")


def test_two_headings_go_with_their_text() -> None:
    boxes = [
        box(_lines(5)),
        box("heading", HEADING),
        box("subheading", HEADING),
        box(_lines(9, "b")),
    ]
    told = paged(paginate(boxes, NARROW))

    assert told.split("-- page 2\n")[1].startswith("90 heading\n80 subheading\n70 b0")


def test_headings_higher_than_a_page_are_placed_all_the_same() -> None:
    boxes = [box(_lines(3), HEADING) for _ in range(9)]
    pages = paginate(boxes, NARROW)

    placed = [item for page in pages for item in page.items if isinstance(item, Lines)]
    assert sum(item.last - item.first for item in placed) == 27


def test_nothing_is_one_empty_page() -> None:
    assert paged(paginate([], NARROW)) == "-- page 1"


def test_a_table_repeats_its_header() -> None:
    rows = tuple((cell(f"r{n}"), cell(str(n))) for n in range(6))
    told = paged(paginate([TableBox(rows=rows, header_rows=1)], NARROW))

    assert told == (
        "-- page 1\n90 | r0 | 0 |\n72 | r1 | 1 |\n54 | r2 | 2 |\n36 | r3 | 3 |\n"
        "-- page 2\n90 | r0 | 0 | (again)\n72 | r4 | 4 |\n54 | r5 | 5 |"
    )


def test_a_row_higher_than_a_page_is_cut_between_lines() -> None:
    rows = ((cell("head"), cell("h")), (cell("word " * 40), cell("x")))
    pages = paginate([TableBox(rows=rows, header_rows=1)], NARROW)

    words = paged(pages).count("word")
    assert words == 40
    assert len(pages) > 2


def test_a_small_table_is_never_torn() -> None:
    rows = tuple((cell(f"r{n}"), cell(str(n))) for n in range(2))
    told = paged(paginate([box(_lines(6)), TableBox(rows=rows, header_rows=1)], NARROW))

    assert told.split("-- page 2\n")[1] == "90 | r0 | 0 |\n72 | r1 | 1 |"


def test_the_last_row_of_a_table_stands_on_no_page_alone() -> None:
    rows = tuple((cell(f"r{n}"), cell(str(n))) for n in range(5))
    told = paged(paginate([TableBox(rows=rows, header_rows=1)], NARROW))

    assert told.split("-- page 2\n")[1] == (
        "90 | r0 | 0 | (again)\n72 | r3 | 3 |\n54 | r4 | 4 |"
    )


def test_a_mark_goes_with_the_last_lines_before_it() -> None:
    told = paged(paginate([box(_lines(8)), box("###", MARK)], NARROW))

    assert told.split("-- page 2\n")[1].count("line") == 2
    assert told.endswith("70 ###")


def test_a_mark_takes_a_short_paragraph_along() -> None:
    boxes = [box(_lines(6)), box("last words", STYLE), box("a", MARK), box("b", MARK)]
    told = paged(paginate(boxes, NARROW))

    assert told.split("-- page 2\n")[1] == "90 last words\n80 a\n70 b"


def test_a_mark_stays_where_there_is_room() -> None:
    assert len(paginate([box(_lines(7)), box("###", MARK)], NARROW)) == 1


def test_marks_that_no_page_holds_stand_all_the_same() -> None:
    boxes = [box(_lines(3)), *(box(_lines(2), MARK) for _ in range(9))]
    pages = paginate(boxes, NARROW)

    placed = [item for page in pages for item in page.items if isinstance(item, Lines)]
    assert sum(item.last - item.first for item in placed) == 21


def test_grounds_of_neighbours_join() -> None:
    tinted = evolve(STYLE, tint=True, before=20, after=20)
    (page,) = paginate([box("one", tinted), box("two", tinted)], NARROW)
    first, second = (item for item in page.items if isinstance(item, Lines))

    assert first.ground > first.top
    assert second.ground == first.bottom
