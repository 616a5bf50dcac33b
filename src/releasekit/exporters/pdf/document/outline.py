"""The outline: bookmarks of title and headings (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field, frozen

from releasekit.exporters.pdf.document.objects import Objects, reference, text_string


@frozen
class Place:
    """Where a bookmark leads."""

    title: str
    level: int
    page: int
    """Object number of the page."""
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


def write_outline(objects: Objects, places: Sequence[Place]) -> int:
    """Write the bookmarks and return the number of the outline."""
    root = objects.reserve()
    tops = _nested(objects, places)
    _write(objects, tops, root)
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


def _write(objects: Objects, entries: list[_Entry], parent: int) -> None:
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
            f"/Dest[{reference(place.page)}/XYZ 0 {place.top:g} 0]>>",
        )
        _write(objects, entry.kids, entry.number)


def _ends(entries: list[_Entry]) -> str:
    if not entries:
        return ""
    first, last = reference(entries[0].number), reference(entries[-1].number)
    return f"/First {first}/Last {last}"
