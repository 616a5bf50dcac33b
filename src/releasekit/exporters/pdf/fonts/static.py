"""Faces of static TrueType fonts, read by reportlab's parser."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from io import BytesIO
from typing import Any, Final

from releasekit.exporters.pdf.fonts.face import EM, INVISIBLE, Metrics, Tables
from releasekit.exporters.pdf.fonts.glyf import without_instructions
from releasekit.files.resources import Resource

PINNED: Final = {
    "allowTTFSubsetting": [],
    "autoGenerateTTFMissingTTFName": 0,
    "invariant": 1,
    "shapedFontGlob": None,
    "ttfAsciiReadable": 0,
}
"""Settings of reportlab that reach the bytes, whatever RL_* variables and
``~/.reportlab_settings`` say: both are read when reportlab is imported."""


@cache
def reportlab_fonts() -> Any:  # noqa: ANN401  a module of another distribution
    """Return reportlab's TrueType module, its settings pinned."""
    # Slow to import, and needed only once a PDF is made.
    from reportlab import rl_config  # noqa: PLC0415
    from reportlab.pdfbase import ttfonts  # noqa: PLC0415

    for name, value in PINNED.items():
        setattr(rl_config, name, value)
    return ttfonts


class StaticFace:
    """A face of one static TrueType file."""

    def __init__(self, resource: Resource) -> None:
        """Parse a font file, once a process: some 3 ms for 1,700 characters."""
        self.resource = resource
        self._font = reportlab_fonts().TTFontFace(BytesIO(resource.data))
        self._glyf: bytes = self._font.get_table("glyf")
        self._kept: dict[int, bytes] = {}
        self._scale = EM / self._font.unitsPerEm

    @cached_property
    def name(self) -> str:
        """PostScript name."""
        name = self._font.name
        return name.decode("ascii") if isinstance(name, bytes) else str(name)

    @cached_property
    def metrics(self) -> Metrics:
        """What the font descriptor says."""
        font = self._font
        left, bottom, right, top = (round(edge) for edge in font.bbox)
        return Metrics(
            box=(left, bottom, right, top),
            ascent=round(font.ascent),
            descent=round(font.descent),
            cap_height=round(font.capHeight),
            stem_width=round(font.stemV),
            italic_angle=round(font.italicAngle),
        )

    @cached_property
    def tables(self) -> Tables:
        """Tables that a subset starts from."""
        table: Callable[[str], bytes] = self._font.get_table
        return Tables(head=table("head"), hhea=table("hhea"), maxp=table("maxp"))

    def glyph_of(self, char: str) -> int:
        """Return the glyph of a character, 0 where the font has none."""
        if char in INVISIBLE:
            return 0
        return int(self._font.charToGlyph.get(ord(char), 0))

    def advance(self, glyph: int) -> int:
        """Return a glyph's advance width in font units."""
        return int(self._font.hmetrics[glyph][0])

    def bearing(self, glyph: int) -> int:
        """Return a glyph's left side bearing in font units."""
        return int(self._font.hmetrics[glyph][1])

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's ``glyf`` entry, without instructions, a multiple of 4."""
        if glyph not in self._kept:
            start, end = self._font.glyphPos[glyph], self._font.glyphPos[glyph + 1]
            self._kept[glyph] = without_instructions(self._glyf[start:end])
        return self._kept[glyph]

    def width(self, char: str) -> int:
        """Return a character's width in whole 1/1000 em."""
        return int(self.advance(self.glyph_of(char)) * self._scale + 0.5)

    def text_of(self, char: str) -> str:
        """Return the character itself."""
        return char
