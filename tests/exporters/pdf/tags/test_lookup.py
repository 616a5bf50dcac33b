"""Trees that find by key, and elements between those with many kids."""

from __future__ import annotations

import re

import pytest

from releasekit.exporters.pdf.document.objects import Objects
from releasekit.exporters.pdf.standards import LONGEST_ARRAY
from releasekit.exporters.pdf.tags.grouping import group
from releasekit.exporters.pdf.tags.lookup import name_tree, number_tree, parts
from releasekit.exporters.pdf.tags.tree import Content, Element, Tag

MANY = LONGEST_ARRAY + 1


def test_a_short_number_tree_is_one_array() -> None:
    assert number_tree(Objects(), [(0, "5 0 R"), (1, "6 0 R")]) == (
        "<</Nums[0 5 0 R 1 6 0 R]>>"
    )


def test_a_long_number_tree_has_leaves_with_limits() -> None:
    objects = Objects()
    root = number_tree(objects, [(key, "9 0 R") for key in range(MANY)])
    written = objects.file("1.4", "").decode("latin-1")

    assert root == "<</Kids[1 0 R 2 0 R 3 0 R]>>"
    assert re.findall(r"/Limits\[(\d+ \d+)\]", written) == [
        "0 3999",
        "4000 7999",
        "8000 8000",
    ]


def test_a_name_tree_has_sorted_leaves() -> None:
    objects = Objects()
    root = name_tree(objects, [("a", "1 0 R"), ("b", "2 0 R")])
    written = objects.file("1.4", "").decode("latin-1")

    assert root == "<</Kids[1 0 R]>>"
    assert "<</Limits[(a)(b)]/Names[(a)1 0 R (b)2 0 R]>>" in written


def test_parts_are_the_whole_in_order() -> None:
    entries = list(range(MANY))

    assert [one for part in parts(entries) for one in part] == entries
    assert list(parts([])) == []


@pytest.mark.parametrize(
    ("tag", "between"),
    [(Tag.DOCUMENT, Tag.DIVISION), (Tag.LIST, Tag.LIST), (Tag.TABLE, Tag.TABLE_BODY)],
)
def test_many_kids_get_elements_between(tag: Tag, between: Tag) -> None:
    root = Element(tag, attributes="/O/Any")
    kids = [Element(Tag.PARAGRAPH, root) for _ in range(MANY)]
    for kid in kids:
        kid.attach()
    group(root, [])
    made = [kid for kid in root.kids if isinstance(kid, Element)]

    assert [each.tag for each in made] == [between, between]
    assert [kid for each in made for kid in each.kids] == kids
    assert kids[-1].parent is made[-1]
    assert all(bool(each.attributes) is (tag is between) for each in made)


def test_content_is_found_by_the_element_that_holds_it() -> None:
    root = Element(Tag.PARAGRAPH)
    owners = [[root] * MANY]
    for mcid in range(MANY):
        root.add(Content(0, mcid))
    group(root, owners)

    assert all(
        owners[0][kid.mcid] is span
        for span in root.kids
        if isinstance(span, Element)
        for kid in span.kids
        if isinstance(kid, Content)
    )
    assert {owner.tag for owner in owners[0]} == {Tag.SPAN}


@pytest.mark.parametrize("tag", [Tag.ROW, Tag.LINK])
def test_rows_and_links_hold_their_kids_themselves(tag: Tag) -> None:
    root = Element(tag)
    for mcid in range(MANY):
        root.add(Content(0, mcid))
    group(root, [[root] * MANY])

    assert len(root.kids) == MANY
