"""Masthead, running header and page number: pagination artifacts."""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

from releasekit.exporters.common.words import Words
from releasekit.exporters.pdf.document.house import (
    FOOT_BELOW,
    HEAD_ABOVE,
    RULE_BELOW,
    House,
)
from releasekit.exporters.pdf.document.painter import Painter
from releasekit.exporters.pdf.document.shading import rule
from releasekit.exporters.pdf.layout.breaking import line_ends, natural_width
from releasekit.exporters.pdf.layout.geometry import Geometry
from releasekit.exporters.pdf.layout.style import Role, Style
from releasekit.exporters.pdf.layout.text import Text
from releasekit.exporters.pdf.story.typesetter import Typesetter
from releasekit.exporters.pdf.tags.tree import Element, Tag

_HEADER: Final = b"/Artifact<</Type/Pagination/Subtype/Header>>BDC\n%bEMC\n"
_FOOTER: Final = b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n%bEMC\n"
_ELLIPSIS: Final = "…"


@frozen(kw_only=True)
class Running:
    """What stands around the text on every page."""

    masthead: str
    """Who issues the release: on top of the first page; nothing where it says so."""
    title: str
    """Stands on top of the further pages."""
    issuer: str
    """Stands beside the title."""
    words: Words
    house: House
    """The letterhead, and what stands at the foot."""


def running_parts(
    running: Running, painter: Painter, typesetter: Typesetter, pages: int
) -> list[tuple[bytes, bytes]]:
    """Return header and footer of each page, in order."""
    maker = _Maker(running, painter, typesetter)
    first = maker.first_header()
    further = maker.further_header() if pages > 1 else b""
    footers = [maker.footer(number, pages) for number in range(1, pages + 1)]
    return [(further if n else first, foot) for n, foot in enumerate(footers)]


@frozen
class _Maker:
    running: Running
    painter: Painter
    typesetter: Typesetter

    @property
    def _style(self) -> Style:
        return self.running.house.look.styles[Role.RUNNING]

    @property
    def _masthead(self) -> Style:
        head = self.running.house.look.styles[Role.LETTERHEAD]
        return evolve(head, size=10.5, leading=14)

    @property
    def _geometry(self) -> Geometry:
        return self.painter.geometry

    @property
    def _edges(self) -> tuple[float, float]:
        left = self._geometry.left
        return left, left + self._geometry.measure

    def first_header(self) -> bytes:
        """Return the letterhead, else the issuer, over a rule in the house's colour."""
        (left, right), house = self._edges, self.running.house
        y = self._geometry.first_line - self._geometry.opening + HEAD_ABOVE
        shown = b""
        if house.has_letterhead:
            shown = _HEADER % house.head_shown(self.painter)
        elif self.running.masthead:
            style = self._masthead
            text = self._text(self.running.masthead, style, right - left)
            x = self._start(text, style, (left, right))
            shown = _HEADER % self.painter.artifact(text, style, x, y)
        return shown + rule(house.look.palette.accent, 2, (left, right, y - RULE_BELOW))

    def further_header(self) -> bytes:
        """Return the running header: first the short title, far from it the issuer."""
        style, (left, right) = self._style, self._edges
        y = self._geometry.first_line + HEAD_ABOVE
        issuer = self._text(self.running.issuer, style, (right - left) * 0.55)
        width = _width(issuer, style)
        title = self._text(self.running.title, style, right - left - width - 18)
        places = [self._start(title, style, (left, right)), round(right - width, 2)]
        if self.typesetter.rtl:
            places[1] = left
        shown = self.painter.artifact(title, style, places[0], y)
        shown += self.painter.artifact(issuer, style, places[1], y)
        line = self.running.house.look.palette.line
        return _HEADER % shown + rule(line, 0.5, (left, right, y - 7))

    def footer(self, number: int, pages: int) -> bytes:
        """Return the page number, at the side where lines end."""
        style, (left, right) = self._style, self._edges
        label = self.running.words.page_of(number, pages)
        text = self._text(label, style, right)
        if not self.typesetter.rtl:
            left = round(right - _width(text, style), 2)
        y = self._geometry.bottom - FOOT_BELOW
        shown = self.painter.artifact(text, style, left, y)
        return _FOOTER % (self.running.house.foot_shown(self.painter) + shown)

    def _start(self, text: Text, style: Style, edges: tuple[float, float]) -> float:
        """Return the left edge of a line at the side where reading begins."""
        left, right = edges
        return round(right - _width(text, style), 2) if self.typesetter.rtl else left

    def _text(self, words: str, style: Style, measure: float) -> Text:
        """Return a text of one line, shortened where it is too long."""
        node = Element(Tag.SPAN)
        text = self.typesetter.plain(words, node, strong=style.strong)
        ends = line_ends(text, int(measure * 1000 / style.size))
        if len(ends) == 1:
            return text
        room = int((measure - style.size) * 1000 / style.size)
        short = text.spelled(0, line_ends(text, room)[0]).rstrip(" ,;:–—-")
        return self.typesetter.plain(short + _ELLIPSIS, node, strong=style.strong)


def _width(text: Text, style: Style) -> float:
    return natural_width(text) * style.size / 1000
