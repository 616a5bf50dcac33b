"""What a theme puts around the text: letterhead, logo, words at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrs import evolve, frozen

from releasekit.exporters.common.theme.values import (
    POINTS,
    Logo,
    Place,
    Theme,
    text_for,
)
from releasekit.exporters.pdf.document.painter import Emblem, Painter
from releasekit.exporters.pdf.layout.breaking import line_ends, natural_width
from releasekit.exporters.pdf.layout.geometry import Geometry
from releasekit.exporters.pdf.layout.look import Look, look_of
from releasekit.exporters.pdf.layout.style import Role, Style
from releasekit.exporters.pdf.layout.text import Text
from releasekit.exporters.pdf.story.typesetter import Typesetter
from releasekit.exporters.pdf.tags.tree import Element, Tag

HEAD_ABOVE: Final = 30.0
"""From the first line of text up to the baseline over the rule, in points."""
RULE_BELOW: Final = 9.0
"""From that baseline down to the rule."""
FOOT_BELOW: Final = 34.0
"""From the last line of text down to the footer's baseline, in points."""
_EDGE: Final = 28.0
"""Least distance from the edge of the paper, in points."""
_ABOVE_RULE: Final = 9.0
"""From the rule up to the logo."""
_BESIDE: Final = 12.0
"""Between the logo and the words beside it."""
_UNDER: Final = 6.0
"""Between the logo and the words under it."""
_WIDEST: Final = 0.5
"""Most of the measure that a logo takes."""
_MOST_LINES: Final = 2
"""Lines of each text of a letterhead."""
_MOST_FOOT_LINES: Final = 3
_FOOT_MEASURE: Final = 0.75
"""Part of the measure for the words at the foot; the page number has the rest."""
_ELLIPSIS: Final = "…"

Line = tuple[Text, Style]
"""One line and how it looks."""


@frozen(kw_only=True)
class House:
    """What stands around the text of one release in the style of its house."""

    look: Look
    name: str
    """Of the house, in the language of the release."""
    logo: Logo | None
    alternative: str
    """What the logo shows, in the language of the release."""
    head: tuple[Line, ...]
    """Words of the letterhead."""
    foot: tuple[Line, ...]
    """Words at the foot of each page."""
    geometry: Geometry
    """The page, with room for all of it."""
    rtl: bool
    """Whether the release runs from right to left."""

    @property
    def has_letterhead(self) -> bool:
        """Whether there is anything over the rule of page one."""
        return bool(self.logo or self.head)

    def emblem(self, root: Element) -> Emblem | None:
        """Return the logo in its place, the first thing in a document."""
        if self.logo is None:
            return None
        width, height = _size(self.logo, self.geometry)
        spare = self.geometry.measure - width
        share = _SHARE[self.logo.place]
        left = round(self.geometry.left + spare * share, 2)
        bottom = self._base + _head_height(self.logo, self.head, self.geometry) - height
        if self.logo.place is not Place.CENTRE:
            bottom = self._base + max(0.0, (_height(self.head) - height) / 2)
        box = (left, round(bottom, 2), width, height)
        corners = f"{left:g} {bottom:.2f} {left + width:.2f} {bottom + height:.2f}"
        element = Element(
            Tag.FIGURE,
            root,
            attributes=f"/O/Layout/Placement/Block/BBox[{corners}]",
            alternative=self.alternative,
        )
        return Emblem(logo=self.logo, element=element, box=box)

    def head_shown(self, painter: Painter) -> bytes:
        """Return the operators that show the words of the letterhead."""
        left, measure = self.geometry.left, self.geometry.measure
        top = self._base + _height(self.head)
        is_centred = self.logo is not None and self.logo.place is Place.CENTRE
        if self.logo is not None and not is_centred:
            width, height = _size(self.logo, self.geometry)
            top = max(top, self._base + (height + _height(self.head)) / 2)
            if self.logo.place is Place.LEFT:
                left += width + _BESIDE
            measure -= width + _BESIDE
        out = []
        for text, style in self.head:
            spare = measure - natural_width(text) * style.size / 1000
            share = 0.5 if is_centred else float(self.rtl)
            x = left + spare * share
            baseline = top - style.leading * 0.5 - style.size * 0.345
            out.append(painter.artifact(text, style, round(x, 2), round(baseline, 2)))
            top -= style.leading
        return b"".join(out)

    def foot_shown(self, painter: Painter) -> bytes:
        """Return the operators that show the words at the foot of a page."""
        y, out = self.geometry.bottom - FOOT_BELOW, []
        for text, style in self.foot:
            width = natural_width(text) * style.size / 1000
            spare = self.geometry.measure - width if self.rtl else 0
            left = round(self.geometry.left + spare, 2)
            out.append(painter.artifact(text, style, left, round(y, 2)))
            y -= style.leading
        return b"".join(out)

    @property
    def _base(self) -> float:
        """Height on the page of the letterhead's lower edge."""
        first = self.geometry.first_line - self.geometry.opening
        return first + HEAD_ABOVE - RULE_BELOW + _ABOVE_RULE


_SHARE: Final = {Place.LEFT: 0.0, Place.CENTRE: 0.5, Place.RIGHT: 1.0}
"""How much of the spare width stands left of a logo."""


def house_of(
    theme: Theme, geometry: Geometry, language: str, typesetter: Typesetter
) -> House:
    """Return what a theme puts around a release.

    Args:
        theme: the house style.
        geometry: the page with the theme's margins.
        language: language tag of the release, which chooses among texts.
        typesetter: sets the words.
    """
    look = look_of(theme)
    running = look.styles[Role.RUNNING]
    name = evolve(look.styles[Role.LETTERHEAD], size=14, leading=18)
    under = evolve(running, size=9.5, leading=13.5)
    measure = _beside(theme.logo, geometry)
    shown = ((theme.name, name), (theme.header, under))
    head = [
        line
        for texts, style in shown
        for line in _lines(text_for(texts, language), style, measure, typesetter)
    ]
    foot = _lines(
        text_for(theme.footer, language),
        running,
        geometry.measure * _FOOT_MEASURE,
        typesetter,
        most=_MOST_FOOT_LINES,
    )
    return House(
        look=look,
        name=text_for(theme.name, language),
        logo=theme.logo,
        alternative=text_for(theme.logo.alternative, language) if theme.logo else "",
        head=tuple(head),
        foot=tuple(foot),
        geometry=_with_room(geometry, theme.logo, head, foot),
        rtl=typesetter.rtl,
    )


def _with_room(
    geometry: Geometry, logo: Logo | None, head: list[Line], foot: list[Line]
) -> Geometry:
    """Return a page where letterhead and foot keep clear of text and paper edge."""
    above = _head_height(logo, head, geometry) + HEAD_ABOVE - RULE_BELOW + _ABOVE_RULE
    opening = max(0.0, above + _EDGE - geometry.top) if logo or head else 0.0
    below = FOOT_BELOW + _height(foot[1:]) + _EDGE
    bottom = max(geometry.bottom, below) if foot else geometry.bottom
    return evolve(geometry, opening=round(opening, 2), bottom=bottom)


def _head_height(
    logo: Logo | None, head: tuple[Line, ...] | list[Line], geometry: Geometry
) -> float:
    words = _height(head)
    if logo is None:
        return words
    height = _size(logo, geometry)[1]
    if logo.place is Place.CENTRE:
        return height + (_UNDER + words if words else 0)
    return max(height, words)


def _height(lines: tuple[Line, ...] | list[Line]) -> float:
    return sum(style.leading for _, style in lines)


def _size(logo: Logo, geometry: Geometry) -> tuple[float, float]:
    """Return width and height of a logo in points, in proportion."""
    height = logo.shown * POINTS
    width = height * logo.width / logo.height
    most = geometry.measure * _WIDEST
    if width > most:
        width, height = most, height * most / width
    return round(width, 2), round(height, 2)


def _beside(logo: Logo | None, geometry: Geometry) -> float:
    """Return the width that a logo leaves for words."""
    if logo is None or logo.place is Place.CENTRE:
        return geometry.measure
    return geometry.measure - _size(logo, geometry)[0] - _BESIDE


def _lines(
    words: str,
    style: Style,
    measure: float,
    typesetter: Typesetter,
    *,
    most: int = _MOST_LINES,
) -> list[Line]:
    """Return the lines of a text, the last one shortened where they are too many."""
    if not words:
        return []
    node = Element(Tag.SPAN)

    def plain(text: str) -> Text:
        return typesetter.plain(text, node, strong=style.strong)

    ends = line_ends(plain(words), int(measure * 1000 / style.size))
    starts = (0, *ends[:-1])
    lines = [
        words[start:end].rstrip(" ")
        for start, end in zip(starts, ends[:most], strict=False)
    ]
    if len(ends) > most:
        lines[-1] = _shortened(lines[-1], measure * 1000 / style.size, plain)
    return [(plain(line), style) for line in lines]


def _shortened(line: str, room: float, plain: Callable[[str], Text]) -> str:
    while line and natural_width(plain(line + _ELLIPSIS)) > room:
        line = line[:-1]
    return line.rstrip(" ,;:–—-") + _ELLIPSIS
