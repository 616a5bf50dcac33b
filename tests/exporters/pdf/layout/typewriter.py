"""A font for layout tests: every character is half an em wide."""

from __future__ import annotations

from releasekit.exporters.pdf.fonts.chain import Chain
from releasekit.exporters.pdf.fonts.face import Metrics, Tables
from releasekit.exporters.pdf.layout.boxes import (
    CellBox,
    Lines,
    Page,
    PlacedRow,
    TextBox,
    line_spans,
)
from releasekit.exporters.pdf.layout.geometry import Geometry
from releasekit.exporters.pdf.layout.style import Style
from releasekit.exporters.pdf.layout.text import Run, Text
from releasekit.exporters.pdf.tags.tree import Element, Tag
from releasekit.files.resources import Resource

NARROW = Geometry(width=120, height=100, left=10, right=10, top=10, bottom=10)
"""Twenty characters of 10 points a line, eight lines of 10 points a page."""
STYLE = Style(size=10, leading=10)


class Typewriter:
    """A face that has every character."""

    name = "Typewriter"
    resource = Resource(name="typewriter", data=b"", sha256="0" * 64)
    metrics = Metrics(
        box=(0, 0, 500, 700), ascent=700, descent=-200, cap_height=600, stem_width=50
    )
    tables = Tables(head=b"", hhea=b"", maxp=b"")

    def glyph_of(self, char: str) -> int:
        return ord(char)

    def advance(self, glyph: int) -> int:
        return 500

    def bearing(self, glyph: int) -> int:
        return 0

    def outline(self, glyph: int) -> bytes:
        return b""

    def width(self, char: str) -> int:
        return 500

    def text_of(self, char: str) -> str:
        return char


TYPEWRITER = Typewriter()
CHAIN = Chain([lambda _char: TYPEWRITER], paged=True)


def typed(words: str, *, stops: tuple[int, ...] = ()) -> Text:
    run = Run(len(words), CHAIN, Element(Tag.PARAGRAPH))
    codes = None if stops else CHAIN.encode(words)
    return Text(text=words, runs=(run,), codes=codes, stops=stops)


def box(words: str, style: Style = STYLE) -> TextBox:
    return TextBox(text=typed(words), style=style)


def cell(words: str) -> CellBox:
    return CellBox(typed(words), STYLE, Element(Tag.CELL))


def paged(pages: tuple[Page, ...]) -> str:
    """Return pages as text: height and words of each line."""
    out = []
    for number, page in enumerate(pages, 1):
        out.append(f"-- page {number}")
        for item in page.items:
            out += _lines(item) if isinstance(item, Lines) else [_row(item)]
    return "\n".join(out)


def _lines(item: Lines) -> list[str]:
    spans = line_spans(item.ends, item.first, item.last)
    leading = item.box.style.leading
    return [
        f"{item.top - n * leading:g} {item.box.text.text[start:end].rstrip()}"
        for n, (start, end) in enumerate(spans)
    ]


def _row(row: PlacedRow) -> str:
    told = []
    for placed in row.cells:
        spans = line_spans(placed.ends, row.first, row.last)
        words = placed.cell.text.text
        told.append("/".join(words[start:end].rstrip() for start, end in spans))
    again = " (again)" if row.repeated else ""
    return f"{row.top:g} | {' | '.join(told)} |{again}"
