"""Ranks of headings: none is skipped on the way down (ISO 14289-1, 7.4.2)."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from releasekit.model import Block, BlockKind, leaves


def has_title(blocks: Iterable[Block]) -> bool:
    """Tell whether a headline stands among blocks."""
    return any(leaf.kind is BlockKind.TITLE for leaf in leaves(blocks))


@define
class HeadingRanks:
    """Gives each heading its rank in the outline, in reading order."""

    has_title: bool
    """Whether the document has a title: then it alone has rank 1."""
    deepest: int
    """The largest rank that the format has."""
    _last: int = 0

    def title(self) -> int:
        """Return the rank of a title."""
        self._last = 1
        return self._last

    def heading(self, level: int) -> int:
        """Return the rank of a heading of some level (2 and up) inside the body."""
        wanted = level if self.has_title else level - 1
        self._last = max(1, min(wanted, self._last + 1, self.deepest))
        return self._last
