"""Contacts on the page: lines as they stood, names in the heavier weight."""

from __future__ import annotations

from releasekit.exporters.pdf.story.contacts import names_apart, with_stops
from releasekit.exporters.pdf.story.typesetter import Part
from releasekit.exporters.pdf.tags.tree import Element, Tag
from releasekit.model import Span

NODE = Element(Tag.PARAGRAPH)


def test_names_are_heavier_also_across_parts() -> None:
    parts = [Part(text="Ann ", node=NODE), Part(text="Quay, Ben", node=NODE)]

    cut = names_apart(parts, (Span(0, 8), Span(10, 13)))

    assert [(part.text, part.strong) for part in cut] == [
        ("Ann ", True),
        ("Quay", True),
        (", ", False),
        ("Ben", True),
    ]


def test_text_without_names_stays_whole() -> None:
    parts = [Part(text="Press desk", node=NODE)]

    assert names_apart(parts, ()) == parts


def test_a_line_ends_where_it_ended_in_the_source() -> None:
    parts = [Part(text="Press desk 000", node=NODE)]

    cut = with_stops(parts, ("Press desk", "000"))

    assert [(part.text, part.stop) for part in cut] == [
        ("Press desk ", True),
        ("000", False),
    ]
