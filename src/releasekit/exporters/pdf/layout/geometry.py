"""Pages: their size and the part of them that holds the text, in points."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from reportlab.lib import pagesizes


@frozen(kw_only=True)
class Geometry:
    """A page and its margins, in points from its lower left corner."""

    width: float
    height: float
    left: float
    """Margin to the left of the text."""
    right: float
    """Margin to the right of the text."""
    top: float
    """Margin above the text."""
    bottom: float
    """Margin below the text."""
    opening: float = 0
    """Further room above the text of the first page."""

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.width - self.left - self.right

    @property
    def first_line(self) -> float:
        """Height at which the text begins."""
        return self.height - self.top

    @property
    def room(self) -> float:
        """Height of the text."""
        return self.height - self.top - self.bottom


def _page(size: tuple[float, float], *, sides: float, top: float) -> Geometry:
    width, height = (round(length, 2) for length in size)
    bottom = top - 4
    return Geometry(
        width=width, height=height, left=sides, right=sides, top=top, bottom=bottom
    )


A4: Final = _page(pagesizes.A4, sides=76, top=80)
"""210 × 297 mm (ISO 216)."""

LETTER: Final = _page(pagesizes.LETTER, sides=82, top=76)
"""8.5 × 11 inches (ANSI A)."""
