"""The flow of a document: paragraphs fall into lists that open and close around them.

A list item of OpenDocument holds paragraphs, headings and lists only (6.3.4): what else
stands in an item, a table, closes all lists; they go on after it without a label.
"""

from __future__ import annotations

from attrs import define, field, frozen

from releasekit.exporters.odt.labels import (
    LEVELS,
    Counted,
    Level,
    ListStyles,
    label_of,
)
from releasekit.model import Marker


@frozen(eq=False)
class Listing:
    """A list of the source, and the one that it stands in."""

    within: Listing | None
    hangs: bool = True

    def path(self) -> tuple[Listing, ...]:
        """Return the lists from the outermost to this one, as deep as lists can be."""
        lists, each = [self], self.within
        while each:
            lists.append(each)
            each = each.within
        found = tuple(reversed(lists))
        return (*found[: LEVELS - 1], found[-1]) if len(found) > LEVELS else found


@define(eq=False)
class _Open:
    """A list that is open: its style, whether an item is, and what it counted."""

    listing: Listing
    style: str
    item: str = ""
    """The element of the item that is open: ``list-item``, ``list-header`` or none."""
    level: Level | None = None
    number: int = 0


@define(eq=False)
class Flow:
    """Collects the body's XML."""

    styles: ListStyles
    out: list[str] = field(factory=list)
    _open: list[_Open] = field(factory=list)

    def plain(self, xml: str, within: Listing | None) -> None:
        """Add a paragraph without a label, in the open item of a list or in none."""
        path = within.path() if within else ()
        self._descend(path, "")
        if path and not self._open[-1].item:
            self._enter("list-header")
        self.out.append(xml)

    def apart(self, xml: str) -> None:
        """Add what can stand in no list."""
        self._close_to(0)
        self.out.append(xml)

    def labelled(self, xml: str, listing: Listing, marker: Marker) -> None:
        """Add a paragraph with a label: a new item of its list."""
        path = listing.path()
        label = label_of(marker)
        level = Level(label=label, level=len(path), hangs=listing.hangs)
        style = self.styles.name(level)
        self._descend(path, style)
        last = self._open[-1]
        self._leave(last)
        given = ""
        if style != last.style:
            given = f' text:style-override="{style}"'
        if isinstance(label, Counted):
            number = marker.ordinal or 1
            goes_on = last.level == level and number == last.number + 1
            given += "" if goes_on else f' text:start-value="{number}"'
            last.number = number
        last.level = level
        self._enter("list-item", given)
        self.out.append(xml)

    def end(self) -> str:
        """Close all lists and return everything."""
        self._close_to(0)
        return "".join(self.out)

    def _descend(self, path: tuple[Listing, ...], style: str) -> None:
        """Close and open lists until those of a path are open.

        Args:
            path: the lists, from the outermost.
            style: the list style of the last one.
        """
        same = 0
        for each, wanted in zip(self._open, path, strict=False):
            if each.listing is not wanted:
                break
            same += 1
        self._close_to(same)
        for at, wanted in enumerate(path[same:], same + 1):
            if self._open and not self._open[-1].item:
                self._enter("list-header")
            name = style if at == len(path) else ""
            named = f' text:style-name="{name}"' if name else ""
            self.out.append(f"<text:list{named}>")
            self._open.append(_Open(wanted, name))

    def _close_to(self, count: int) -> None:
        while len(self._open) > count:
            self._leave(self._open[-1])
            self._open.pop()
            self.out.append("</text:list>")

    def _enter(self, element: str, given: str = "") -> None:
        self._open[-1].item = element
        self.out.append(f"<text:{element}{given}>")

    def _leave(self, each: _Open) -> None:
        if each.item:
            self.out.append(f"</text:{each.item}>")
            each.item = ""
