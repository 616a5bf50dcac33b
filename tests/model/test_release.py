"""A release shows itself, walks itself and flattens itself."""

from __future__ import annotations

import json

from releasekit.model import (
    BlockKind,
    List,
    ListItem,
    Release,
    flat_view,
    leaves,
    level_of,
    outline,
    walk,
)
from releasekit.parsing import parse_text

TEXT = """Press Releases

Ministers <b>Agree</b> & Sign

1. One & only.
° Below one.
2. Two.

* unofficial translation
"""


def release() -> Release:
    return parse_text(TEXT, name="sample.txt")


def test_walking_yields_parents_before_children_in_source_order() -> None:
    nodes = [(type(node).__name__, depth) for node, depth in walk(release().blocks)]

    assert nodes == [
        ("Paragraph", 0),
        ("Heading", 0),
        ("List", 0),
        ("ListItem", 1),
        ("List", 2),
        ("ListItem", 3),
        ("ListItem", 1),
        ("Note", 0),
    ]


def test_leaves_leave_out_lists_and_know_their_level() -> None:
    found = list(leaves(release().blocks))

    assert not any(isinstance(leaf, List) for leaf in found)
    levels = [level_of(leaf) for leaf in found if isinstance(leaf, ListItem)]
    assert levels == [0, 1, 0]


def test_the_flat_view_is_plain_data_with_places() -> None:
    view = json.loads(json.dumps(flat_view(release())))

    assert view["title"] == "Ministers <b>Agree</b> & Sign"
    assert view["date"] is None
    first = view["blocks"][2]
    assert (first["kind"], first["marker"]) == (BlockKind.LIST_ITEM, "1.")
    assert TEXT[first["start"] : first["end"]] == "1. One & only."


def test_the_outline_explains_itself() -> None:
    plain, explained = outline(release()), outline(release(), explain=True)

    assert "list_item: [1.] One & only." in plain
    assert "← item.decimal-dot 92% at" in explained
    assert len(explained.splitlines()) == 2 * len(plain.splitlines())


def test_the_notebook_view_never_takes_text_for_markup() -> None:
    html = release()._repr_html_()

    assert "&lt;b&gt;Agree&lt;/b&gt; &amp; Sign" in html
    assert "<b>" not in html


def test_the_repr_is_one_short_line() -> None:
    shown = repr(parse_text("Title\x1b[31m\n\nbody text\n"))

    assert "\n" not in shown
    assert "\x1b" not in shown
    assert len(shown) < 160
