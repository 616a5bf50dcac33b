"""The look of a document: the table of styles in the colours and size of a theme."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from releasekit.exporters.common.theme.contrast import channels_of
from releasekit.exporters.common.theme.values import PLAIN, POINTS, Theme
from releasekit.exporters.pdf.layout.geometry import Geometry
from releasekit.exporters.pdf.layout.style import (
    ACCENT,
    INK,
    LINE,
    LINK,
    SOFT,
    STYLES,
    TINT,
    Align,
    Colour,
    Role,
    Style,
)

_LOOKS_KEPT: Final = 64


@frozen(kw_only=True)
class Palette:
    """The colours of what is no letter, and of links."""

    accent: Colour = ACCENT
    """Rules of titles and tables."""
    soft: Colour = SOFT
    line: Colour = LINE
    """Thin rules and bars."""
    tint: Colour = TINT
    """Grounds."""
    link: Colour = LINK


@frozen(kw_only=True)
class Look:
    """How everything in a document looks."""

    palette: Palette
    styles: Mapping[Role, Style]
    """The style of each role."""
    cells: Mapping[tuple[bool, bool], Style]
    """Style of a table cell: whether it heads, whether its column holds figures."""


@lru_cache(maxsize=_LOOKS_KEPT)
def look_of(theme: Theme) -> Look:
    """Return the look that a theme asks for."""
    if theme == PLAIN:
        return PLAIN_LOOK
    given = theme.colours
    palette = Palette(
        accent=_rgb(given.accent),
        soft=_rgb(given.muted),
        line=_rgb(given.line),
        tint=_rgb(given.ground),
        link=_rgb(given.link),
    )
    letters = {INK: _rgb(given.text), ACCENT: palette.accent, SOFT: palette.soft}
    scale = (theme.fonts.size or STYLES[Role.BODY].size) / STYLES[Role.BODY].size
    styles = {
        role: evolve(_scaled(style, scale), colour=letters[style.colour])
        for role, style in STYLES.items()
    }
    return _look(palette, styles)


def geometry_of(paper: Geometry, theme: Theme) -> Geometry:
    """Return a page with the margins of a theme, its own where it names none."""
    given = theme.margins
    return evolve(
        paper,
        left=_points(given.left, paper.left),
        right=_points(given.right, paper.right),
        top=_points(given.top, paper.top),
        bottom=_points(given.bottom, paper.bottom),
    )


def _points(millimetres: float | None, usual: float) -> float:
    return usual if millimetres is None else round(millimetres * POINTS, 2)


def _scaled(style: Style, scale: float) -> Style:
    return evolve(
        style,
        size=round(style.size * scale, 2),
        leading=round(style.leading * scale, 2),
        before=round(style.before * scale, 2),
        after=round(style.after * scale, 2),
    )


def _rgb(colour: str) -> Colour:
    red, green, blue = (round(channel / 255, 3) for channel in channels_of(colour))
    return red, green, blue


def _look(palette: Palette, styles: Mapping[Role, Style]) -> Look:
    body, head = styles[Role.CELL], styles[Role.HEADER_CELL]
    cells = {
        (False, False): body,
        (False, True): evolve(body, align=Align.RIGHT),
        (True, False): head,
        (True, True): evolve(head, align=Align.RIGHT),
    }
    return Look(
        palette=palette,
        styles=MappingProxyType(dict(styles)),
        cells=MappingProxyType(cells),
    )


PLAIN_LOOK: Final = _look(Palette(), STYLES)
"""The look without a theme."""
