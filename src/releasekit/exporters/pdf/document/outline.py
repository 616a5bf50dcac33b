"""The outline: bookmarks of title and headings (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field, frozen

from releasekit.exporters.pdf.document.objects import Objects, reference, text_string


@frozen(kw_only=True)
class Place:
    """Where a bookmark leads."""

    title: str
    level: int
    page: int
    """Object number of the page."""
    element: int
    """Object number of the heading's structure element."""
    top: float
    """Height on the page, in points."""


@define(eq=False)
class _Entry:
    place: Place
    number: int
    kids: list[_Entry] = field(factory=list)

    def count(self) -> int:
        """Return how many entries stand below this one, all open."""
        return sum(1 + kid.count() for kid in self.kids)


def write_outline(
    objects: Objects, places: Sequence[Place], *, to_elements: bool
) -> int:
    """Write the bookmarks and return the number of the outline.

    Args:
        objects: the file's objects.
        places: where they lead, in reading order.
        to_elements: lead to structure elements too (ISO 32000-2, 12.3.2.3), which
            ISO 14289-2, 8.8 asks for.
    """
    root = objects.reserve()
    tops = _nested(objects, places)
    _write(objects, tops, root, _to_element if to_elements else _to_page)
    total = sum(1 + entry.count() for entry in tops)
    objects.put(root, f"<</Type/Outlines{_ends(tops)}/Count {total}>>")
    return root


def _nested(objects: Objects, places: Sequence[Place]) -> list[_Entry]:
    tops: list[_Entry] = []
    open_entries: list[_Entry] = []
    for place in places:
        while open_entries and open_entries[-1].place.level >= place.level:
            open_entries.pop()
        entry = _Entry(place, objects.reserve())
        siblings = open_entries[-1].kids if open_entries else tops
        siblings.append(entry)
        open_entries.append(entry)
    return tops


def _to_page(place: Place) -> str:
    return f"/Dest[{reference(place.page)}{_at(place)}]"


def _to_element(place: Place) -> str:
    """Return an action: what knows no structure elements goes to the page."""
    page, element = reference(place.page), reference(place.element)
    return f"/A<</S/GoTo/D[{page}{_at(place)}]/SD[{element}{_at(place)}]>>"


def _at(place: Place) -> str:
    return f"/XYZ 0 {place.top:g} 0"


def _write(
    objects: Objects,
    entries: list[_Entry],
    parent: int,
    leading: Callable[[Place], str],
) -> None:
    for index, entry in enumerate(entries):
        around = ""
        if index:
            around += f"/Prev {reference(entries[index - 1].number)}"
        if index + 1 < len(entries):
            around += f"/Next {reference(entries[index + 1].number)}"
        if entry.kids:
            around += f"{_ends(entry.kids)}/Count {entry.count()}"
        place = entry.place
        objects.put(
            entry.number,
            f"<</Title{text_string(place.title)}/Parent {reference(parent)}{around}"
            f"{leading(place)}>>",
        )
        _write(objects, entry.kids, entry.number, leading)


def _ends(entries: list[_Entry]) -> str:
    if not entries:
        return ""
    first, last = reference(entries[0].number), reference(entries[-1].number)
    return f"/First {first}/Last {last}"
