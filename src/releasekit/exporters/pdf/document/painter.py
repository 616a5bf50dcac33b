"""Content streams: placed lines become text operators inside marked content."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from attrs import define, field, frozen

from releasekit.exporters.common.theme.values import Logo
from releasekit.exporters.pdf.document.fontuse import FontUse
from releasekit.exporters.pdf.document.objects import escaped
from releasekit.exporters.pdf.document.shading import (
    quote_bar,
    row_ground,
    row_rules,
    text_ground,
    title_rule,
    underline,
)
from releasekit.exporters.pdf.document.strips import strip_shown
from releasekit.exporters.pdf.fonts.chain import Piece
from releasekit.exporters.pdf.layout.boxes import Lines, Page, PlacedRow, line_spans
from releasekit.exporters.pdf.layout.geometry import Geometry
from releasekit.exporters.pdf.layout.look import PLAIN_LOOK, Look
from releasekit.exporters.pdf.layout.strips import strips_on_line
from releasekit.exporters.pdf.layout.style import Align, Colour, Style
from releasekit.exporters.pdf.layout.tables import PADDING, VERTICAL_PADDING
from releasekit.exporters.pdf.layout.text import Run, Text
from releasekit.exporters.pdf.tags.tree import Annotation, Content, Element, Tag

_BASELINE: Final = 0.345
"""From the middle of a line down to its baseline, in parts of the font size."""
_ASCENT: Final = 0.95
_DESCENT: Final = 0.27
END: Final = b"EMC\n"
EMBLEM: Final = b"Logo"
"""What pages call the logo."""


@frozen(kw_only=True)
class LinkArea:
    """A rectangle that leads somewhere."""

    page: int
    box: tuple[float, float, float, float]
    element: Element


@frozen(kw_only=True)
class _Setting:
    """Where and how some lines are set."""

    style: Style
    left: float
    top: float
    measure: float

    def baseline(self, line: int) -> float:
        """Return the height of a line's baseline."""
        middle = self.top - (line + 0.5) * self.style.leading
        return round(middle - _BASELINE * self.style.size, 2)


@frozen(kw_only=True)
class Emblem:
    """A logo in its place on the first page."""

    logo: Logo
    element: Element
    """The figure that says what it shows."""
    box: tuple[float, float, float, float]
    """Left, bottom, width and height, in points."""


@define
class Painter:
    """Draws pages in order; elements own their content in drawing order."""

    geometry: Geometry
    look: Look = PLAIN_LOOK
    emblem: Emblem | None = None
    """Stands on the first page, before everything else."""
    use: FontUse = field(factory=FontUse)
    owners: list[list[Element]] = field(factory=list)
    """Element of each marked-content sequence, page by page."""
    links: list[LinkArea] = field(factory=list)
    _out: list[bytes] = field(factory=list)
    _latest: tuple[Text, Piece | None] | None = None
    """The last paragraph as one piece: looked at once, however many its pages are."""

    def page(self, page: Page) -> bytes:
        """Return the content of a page, without header and footer."""
        self.owners.append([])
        self._out = []
        if self.emblem is not None and len(self.owners) == 1:
            self._picture(self.emblem)
        for item in page.items:
            if isinstance(item, Lines):
                self._lines(item)
            else:
                self._row(item)
        return b"".join(self._out)

    def artifact(self, text: Text, style: Style, left: float, baseline: float) -> bytes:
        """Return operators that show a text which is no part of the document."""
        out = [b"BT %b rg 1 0 0 1 %g %g Tm\n" % (_rgb(style.colour), left, baseline)]
        if text.levels:
            place, strips = (left, baseline), strips_on_line(text, 0, len(text.text))
            out += [strip_shown(self.use, each, place, style.size) for each in strips]
            return b"".join([*out, b"ET\n"])
        for words, run in text.pieces(0, len(text.text)):
            for piece in run.chain.pieces(words):
                name, codes = self.use.piece(piece)
                out.append(b"%b %g Tf(%b)Tj\n" % (name, style.size, escaped(codes)))
        return b"".join([*out, b"ET\n"])

    def _picture(self, emblem: Emblem) -> None:
        """Show the logo: one unit square, brought to its size and place."""
        left, bottom, width, height = emblem.box
        paint = b"%bq %g 0 0 %g %g %g cm /%b Do Q\nEMC\n"
        place = (width, height, left, bottom, EMBLEM)
        self._out.append(paint % (self._mark(emblem.element), *place))

    def _lines(self, item: Lines) -> None:
        box, style = item.box, item.box.style
        if item.ground:
            self._out.append(text_ground(item, self.geometry, self.look.palette))
        if style.bar:
            self._out.append(quote_bar(item, self.look.palette))
        measure = item.right - item.left
        setting = _Setting(style=style, left=item.left, top=item.top, measure=measure)
        if box.label is not None and item.first == 0:
            hang = box.indent - box.label_indent
            left = item.left if box.text.rtl else item.left - hang
            beside = _Setting(
                style=style, left=left, top=item.top, measure=measure + hang
            )
            self._text(box.label, [(0, len(box.label.text))], beside)
        spans = line_spans(item.ends, item.first, item.last)
        self._text(box.text, spans, setting)
        if style.rule_below and item.last == len(item.ends):
            self._out.append(title_rule(item, self.geometry, self.look.palette))

    def _row(self, row: PlacedRow) -> None:
        self._out.append(row_ground(row, self.look.palette))
        for placed in row.cells:
            cell = placed.cell
            if not row.repeated:
                cell.element.attach()
            setting = _Setting(
                style=cell.style,
                left=placed.left,
                top=row.top - VERTICAL_PADDING,
                measure=placed.width - 2 * PADDING,
            )
            spans = line_spans(placed.ends, row.first, row.last)
            self._text(cell.text, spans, setting, artifact=row.repeated)
        self._out.append(row_rules(row, self.look.palette))

    def _text(
        self,
        text: Text,
        spans: list[tuple[int, int]],
        setting: _Setting,
        *,
        artifact: bool = False,
    ) -> None:
        if not text.text:
            return
        whole = None
        plain = setting.style.align is Align.START and not text.rtl
        if len(text.runs) == 1 and plain and not text.levels and not artifact:
            whole = self._whole(text)
        if whole is not None:
            self._block(text.runs[0].node, whole, spans, setting)
            return
        for line, span in enumerate(spans):
            self._line(text, span, line, setting, artifact=artifact)

    def _whole(self, text: Text) -> Piece | None:
        if self._latest is None or self._latest[0] is not text:
            self._latest = (text, _whole(text))
        return self._latest[1]

    def _block(
        self,
        node: Element,
        piece: Piece,
        spans: list[tuple[int, int]],
        setting: _Setting,
    ) -> None:
        """Show lines of one font and one element: a paragraph in one go."""
        style = setting.style
        name, lines = self.use.lines(piece, spans)
        shown = b")'\n(".join(map(escaped, lines))
        self._out.append(
            b"%bBT %b %g Tf %g TL %b rg 1 0 0 1 %g %g Tm\n(%b)'\nET\nEMC\n"
            % (
                self._mark(node),
                name,
                style.size,
                style.leading,
                _rgb(style.colour),
                round(setting.left, 2),
                round(setting.baseline(0) + style.leading, 2),
                shown,
            )
        )

    def _line(
        self,
        text: Text,
        span: tuple[int, int],
        line: int,
        setting: _Setting,
        *,
        artifact: bool,
    ) -> None:
        """Show one line of several fonts or elements."""
        left = setting.left + self._shift(text, span, setting)
        baseline = setting.baseline(line)
        if text.levels:
            place = (round(left, 2), baseline)
            self._strips(text, span, place, setting, artifact=artifact)
            return
        self._out.append(b"BT 1 0 0 1 %g %g Tm\n" % (round(left, 2), baseline))
        after: list[bytes] = []
        for words, run in text.pieces(*span):
            width = sum(map(run.chain.widths.__getitem__, words))
            right = left + width * setting.style.size / 1000
            self._run(words, run, setting.style, artifact=artifact)
            if run.node.tag is Tag.LINK and not artifact:
                after.append(self._link(run.node, (left, right), baseline, setting))
            left = right
        self._out += (b"ET\n", *after)

    def _strips(
        self,
        text: Text,
        span: tuple[int, int],
        place: tuple[float, float],
        setting: _Setting,
        *,
        artifact: bool,
    ) -> None:
        """Show one line with words that run to the left."""
        style, (left, baseline) = setting.style, place
        self._out.append(b"BT\n")
        after: list[bytes] = []
        strips = strips_on_line(text, *span)
        for node, group in groupby(strips, key=lambda strip: strip.run.node):
            inside = list(group)
            self._out.append(self._opening(node, style, artifact=artifact))
            for strip in inside:
                self._out.append(strip_shown(self.use, strip, place, style.size))
            self._out.append(END)
            if node.tag is Tag.LINK and not artifact:
                first = min(strip.left for strip in inside)
                last = max(strip.left + strip.width for strip in inside)
                edges = (first * style.size / 1000, last * style.size / 1000)
                there = (left + edges[0], left + edges[1])
                after.append(self._link(node, there, baseline, setting))
        self._out += (b"ET\n", *after)

    def _opening(self, node: Element, style: Style, *, artifact: bool) -> bytes:
        """Return what stands before the text of an element on a line."""
        colour = self.look.palette.link if node.tag is Tag.LINK else style.colour
        opening = b"/Artifact BMC\n" if artifact else self._mark(node)
        return b"%b%b rg\n" % (opening, _rgb(colour))

    def _run(self, words: str, run: Run, style: Style, *, artifact: bool) -> None:
        self._out.append(self._opening(run.node, style, artifact=artifact))
        for piece in run.chain.pieces(words):
            name, codes = self.use.piece(piece)
            self._out.append(b"%b %g Tf(%b)Tj\n" % (name, style.size, escaped(codes)))
        self._out.append(END)

    def _link(
        self,
        element: Element,
        edges: tuple[float, float],
        baseline: float,
        setting: _Setting,
    ) -> bytes:
        left, right = edges
        size, page = setting.style.size, len(self.owners) - 1
        box = (left, baseline - _DESCENT * size, right, baseline + _ASCENT * size)
        element.add(Annotation(page, len(self.links)))
        self.links.append(LinkArea(page=page, box=box, element=element))
        return underline((left, right, baseline), self.look.palette)

    def _shift(self, text: Text, span: tuple[int, int], setting: _Setting) -> float:
        if setting.style.align is Align.START and not text.rtl:
            return 0
        start, end = span
        visible = start + len(text.text[start:end].rstrip(" "))
        width = text.width(start, visible) * setting.style.size / 1000
        spare = max(0.0, setting.measure - width)
        return spare / 2 if setting.style.align is Align.CENTRE else spare

    def _mark(self, element: Element) -> bytes:
        owners = self.owners[-1]
        element.add(Content(len(self.owners) - 1, len(owners)))
        owners.append(element)
        return b"/%b<</MCID %d>>BDC\n" % (element.tag.encode(), len(owners) - 1)


def _whole(text: Text) -> Piece | None:
    """Return a text of one run as one piece, nothing where its lines go singly."""
    (run,) = text.runs
    if run.node.tag is Tag.LINK:
        return None
    if text.codes is not None:
        return Piece(run.chain.first, text.text, text.codes)
    return run.chain.whole(text.text)


def _rgb(colour: Colour) -> bytes:
    return _RGB.setdefault(colour, b"%g %g %g" % colour)


_RGB: Final[dict[Colour, bytes]] = {}
