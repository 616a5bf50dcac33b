"""Lists: which are ordered, and where what belongs to an item stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from releasekit.exporters.common.plain import one_line
from releasekit.model import ListItem
from releasekit.text import display_width

_LONG: Final = 80
"""Items wider than this stand apart from one another, in columns."""
_DECIMAL: Final = re.compile("(0|[1-9][0-9]{0,8})([.)])")
"""A label that CommonMark can number (5.2): 0 to 999,999,999."""


@frozen(kw_only=True)
class Written:
    """A block as lines."""

    lines: tuple[str, ...]
    sign: str = ""
    """What opens each item of a list: ``.`` or ``)`` after numbers, ``-`` or ``*``."""
    close: bool = False
    """Whether it may follow a text without an empty line, within an item."""


@frozen(kw_only=True)
class Signs:
    """What opens the items of a list."""

    sign: str
    """``.``, ``)``, ``-`` or ``*``: as long as it changes, one list is not the next."""
    start: int | None = None
    """The first number of an ordered list."""

    def opening(self, index: int) -> str:
        """Return what opens an item, by its place in the list from 0."""
        return self.sign if self.start is None else f"{self.start + index}{self.sign}"


def signs_of(items: Sequence[ListItem], before: str) -> Signs:
    """Return what opens the items of a list.

    Args:
        items: its items.
        before: the sign of a list that stands right before it, or nothing.
    """
    found = [_DECIMAL.fullmatch(item.marker.shown) for item in items]
    first = found[0] if found else None
    # An item without a text would take what stands under it for its own.
    has_texts = all(one_line(item.text).strip() for item in items)
    if first and first[2] != before and has_texts:
        start = int(first[1])
        labels = [f"{start + index}{first[2]}" for index in range(len(items))]
        if labels == [item.marker.shown for item in items]:
            return Signs(sign=first[2], start=start)
    return Signs(sign=bullet_after(before))


def bullet_after(before: str) -> str:
    """Return the bullet of a list after another, so that they stay two lists (5.3)."""
    return "*" if before == "-" else "-"


def listed(items: Sequence[Sequence[Written]], signs: Signs) -> Written:
    """Return a list: tight where all its items are short, else loose (5.3).

    Args:
        items: the blocks of each item, at least one in each.
        signs: what opens them.
    """
    tight = all(_is_short(blocks) for blocks in items)
    gap = () if tight else ("",)
    lines: list[str] = []
    for index, blocks in enumerate(items):
        opening = signs.opening(index)
        lines += gap if index else ()
        lines += _hung(opening, joined(blocks, gap))
    # Only with 1 may an ordered list interrupt a paragraph (5.2).
    interrupts = signs.start in {None, 1}
    return Written(lines=tuple(lines), sign=signs.sign, close=tight and interrupts)


def joined(blocks: Sequence[Written], gap: Sequence[str] = ("",)) -> list[str]:
    """Return the lines of blocks, with lines between them."""
    lines: list[str] = []
    for index, block in enumerate(blocks):
        lines += gap if index else ()
        lines += block.lines
    return lines


def _is_short(blocks: Sequence[Written]) -> bool:
    """Tell whether an item is a short text, or one with short lists below it."""
    if not all(block.close for block in blocks[1:]):
        return False
    first = blocks[0]
    one_short = len(first.lines) == 1 and display_width(first.lines[0]) <= _LONG
    return first.close or one_short


def _hung(opening: str, lines: Sequence[str]) -> list[str]:
    """Return the lines of an item, the others below the first one's text."""
    margin = " " * (len(opening) + 1)
    rest = (f"{margin}{line}" if line else "" for line in lines[1:])
    return [f"{opening} {lines[0]}", *rest]
