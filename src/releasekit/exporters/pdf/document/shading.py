"""Rules, bars and grounds: drawn, and no part of the document (artifacts)."""

from __future__ import annotations

from typing import Final

from releasekit.exporters.pdf.layout.boxes import Lines, PlacedRow
from releasekit.exporters.pdf.layout.geometry import Geometry
from releasekit.exporters.pdf.layout.look import Palette
from releasekit.exporters.pdf.layout.pages import GROUND_PADDING
from releasekit.exporters.pdf.layout.style import Colour

_LAYOUT: Final = b"/Artifact<</Type/Layout>>BDC q %b Q EMC\n"
_BAR_WIDTH: Final = 2.2
_RULE_DROP: Final = 9.0
"""From the last line of the title to the rule under it, in points."""


def _fill(colour: Colour, box: tuple[float, float, float, float]) -> bytes:
    """Return a filled rectangle: left, bottom, width, height."""
    paint = b"%g %g %g rg %.2f %.2f %.2f %.2f re f" % (*colour, *box)
    return _LAYOUT % paint


def rule(colour: Colour, width: float, line: tuple[float, float, float]) -> bytes:
    """Return a horizontal rule.

    Args:
        colour: of the rule.
        width: its thickness in points.
        line: left, right and height on the page.
    """
    left, right, y = line
    paint = b"%g %g %g RG %g w %.2f %.2f m %.2f %.2f l S"
    return _LAYOUT % (paint % (*colour, width, left, y, right, y))


def text_ground(item: Lines, geometry: Geometry, palette: Palette) -> bytes:
    """Return the tinted ground behind lines, across the measure."""
    bottom = item.bottom - GROUND_PADDING
    box = (geometry.left, bottom, geometry.measure, item.ground - bottom)
    return _fill(palette.tint, box)


def quote_bar(item: Lines, palette: Palette) -> bytes:
    """Return the bar beside a quotation, where reading begins."""
    inset = item.box.style.inset
    left = item.left - inset
    if item.box.text.rtl:
        left = item.right + inset - _BAR_WIDTH
    box = (left, item.bottom + 2, _BAR_WIDTH, item.top - item.bottom - 4)
    return _fill(palette.line, box)


def title_rule(item: Lines, geometry: Geometry, palette: Palette) -> bytes:
    """Return the rule under the title."""
    ends = (geometry.left, geometry.left + geometry.measure)
    return rule(palette.accent, 0.9, (*ends, item.bottom - _RULE_DROP))


def underline(line: tuple[float, float, float], palette: Palette) -> bytes:
    """Return the line under a link: colour alone would not tell everybody.

    Args:
        line: left, right and baseline of the link.
        palette: the colours.
    """
    left, right, baseline = line
    return rule(palette.link, 0.45, (left, right, baseline - 1.4))


def row_ground(row: PlacedRow, palette: Palette) -> bytes:
    """Return the ground of a header row; other rows have none."""
    if not row.header:
        return b""
    box = (row.left, row.top - row.height, row.width, row.height)
    return _fill(palette.tint, box)


def row_rules(row: PlacedRow, palette: Palette) -> bytes:
    """Return the rules of a row: under it, and over it where it heads the table."""
    ends = (row.left, row.left + row.width)
    under = rule(palette.line, 0.5, (*ends, row.top - row.height))
    if not row.header:
        return under
    return rule(palette.accent, 0.9, (*ends, row.top)) + under
