"""Faces of OpenType fonts, variable ones and those with cubic curves (CFF) too.

HarfBuzz draws each glyph at the face's weight when it is needed: instantiating a whole
CJK font takes half a minute, the 300 characters of a release take some 20 ms, once a
process. It reads a glyph where it stands in the file, while fontTools unpacks all of
them: 60 MB a font. Nothing is kept on disk, so nothing there can change the bytes.
"""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from struct import pack
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from releasekit.exporters.pdf.fonts.face import EM, INVISIBLE, Metrics, Tables
from releasekit.exporters.pdf.fonts.glyf import without_instructions
from releasekit.exporters.pdf.fonts.shaper import Shaper
from releasekit.files.resources import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fontTools.ttLib import TTFont

_CURVE_ERROR: Final = 1000
"""A cubic curve may be off by one em over this, once it is quadratic."""
_CAP_HEIGHT: Final = 0.7
"""Height of capitals in ems where an old font does not tell it."""


@frozen
class _Glyph:
    """One glyph at the face's weight."""

    entry: bytes
    advance: int
    bearing: int


class OpenTypeFile:
    """A font file, parsed once for all its weights."""

    def __init__(self, resource: Resource, index: int = 0) -> None:
        """Open a file; tables are read when asked for.

        Args:
            resource: the file.
            index: the font's place in a collection (TTC).

        Raises:
            TTLibError: it is no font.
        """
        self.resource = resource
        self.index = index
        # Slow to import, and part of the extras for fonts.
        from fontTools.ttLib import TTFont  # noqa: PLC0415

        data = BytesIO(resource.data)
        self.font: TTFont = TTFont(data, lazy=True, fontNumber=index)

    @cached_property
    def face(self) -> Any:  # noqa: ANN401  uharfbuzz has no types
        """The font as HarfBuzz sees it."""
        # Slow to import, and part of the extras for fonts.
        import uharfbuzz  # noqa: PLC0415

        return uharfbuzz.Face(self.resource.data, self.index)

    @cached_property
    def codes(self) -> frozenset[int]:
        """Code points that it has glyphs for."""
        return frozenset(self.face.unicodes)

    @cached_property
    def is_variable(self) -> bool:
        """Whether its weight can be chosen."""
        font = self.font
        return "fvar" in font and any(a.axisTag == "wght" for a in font["fvar"].axes)

    @cached_property
    def is_cubic(self) -> bool:
        """Whether its outlines are CFF."""
        return "glyf" not in self.font

    def at(self, axes: Mapping[str, float]) -> Any:  # noqa: ANN401  as above
        """Return the font at one place of its axes, for HarfBuzz."""
        # Loaded with the face.
        import uharfbuzz  # noqa: PLC0415

        font = uharfbuzz.Font(self.face)
        if axes:
            font.set_variations(dict(axes))
        return font


class OpenTypeFace:
    """One weight of an OpenType font."""

    def __init__(self, file: OpenTypeFile, weight: int, style: str) -> None:
        """Choose a weight.

        Args:
            file: the font.
            weight: place on the ``wght`` axis, 400 is regular; a static font has one.
            style: name of the weight for the PostScript name.
        """
        self.resource = file.resource
        self._file = file
        self._axes = {"wght": weight} if file.is_variable else {}
        self._font = file.at(self._axes)
        self._weight = weight
        self._style = style
        self._made: dict[int, _Glyph] = {}
        self._numbers: dict[str, int] = {}
        self.units: int = file.font["head"].unitsPerEm
        """Font units of an em."""
        self._scale = EM / self.units

    @cached_property
    def shaper(self) -> Shaper:
        """What finds the glyphs of words; asked for only where it is installed."""
        return Shaper(self._font)

    @cached_property
    def name(self) -> str:
        """PostScript name: the family's and the weight's."""
        family = str(self._file.font["name"].getDebugName(6) or "Font")
        if not self._axes:
            return family
        return f"{family.partition('-')[0]}-{self._style}"

    @cached_property
    def metrics(self) -> Metrics:
        """What the font descriptor says."""
        font, scale = self._file.font, self._scale
        head, hhea, os2 = font["head"], font["hhea"], font.get("OS/2")
        edges = (head.xMin, head.yMin, head.xMax, head.yMax)
        left, bottom, right, top = (round(edge * scale) for edge in edges)
        high = getattr(os2, "sCapHeight", 0) or _CAP_HEIGHT * head.unitsPerEm
        return Metrics(
            box=(left, bottom, right, top),
            ascent=round(hhea.ascent * scale),
            descent=round(hhea.descent * scale),
            cap_height=round(high * scale),
            stem_width=50 + (self._weight // 65) ** 2,
        )

    @cached_property
    def tables(self) -> Tables:
        """Tables that a subset starts from."""
        raw = self._file.font.reader
        maxp = raw["maxp"]
        if self._file.is_cubic:
            limits = (4096, 512, 4096, 512, 1, 0, 0, 0, 0, 0, 0, 64, 4)
            maxp = pack(">L14H", 0x10000, 0, *limits)
        return Tables(head=raw["head"], hhea=raw["hhea"], maxp=maxp)

    def glyph_of(self, char: str) -> int:
        """Return the glyph of a character, 0 where the font has none."""
        if char not in self._numbers:
            self._numbers[char] = self._number(char)
        return self._numbers[char]

    def advance(self, glyph: int) -> int:
        """Return a glyph's advance width in font units."""
        return self._glyph(glyph).advance

    def bearing(self, glyph: int) -> int:
        """Return a glyph's left side bearing in font units."""
        return self._glyph(glyph).bearing

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's ``glyf`` entry, without instructions, a multiple of 4."""
        return self._glyph(glyph).entry

    def width(self, char: str) -> int:
        """Return a character's width in whole 1/1000 em."""
        return int(self.advance(self.glyph_of(char)) * self._scale + 0.5)

    def text_of(self, char: str) -> str:
        """Return the character itself."""
        return char

    def _number(self, char: str) -> int:
        if char in INVISIBLE:
            return 0
        return self._font.get_nominal_glyph(ord(char)) or 0

    def _glyph(self, number: int) -> _Glyph:
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]

    def _make(self, number: int) -> _Glyph:
        # Slow to import, and part of the extras for fonts.
        from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415

        pen = TTGlyphPen(None)
        drawn = self._quadratic(pen) if self._file.is_cubic else pen
        self._font.draw_glyph_with_pen(number, drawn)
        glyph = pen.glyph(dropImpliedOnCurves=True)
        entry = glyph.compile(None) if glyph.numberOfContours else b""
        bearing = glyph.xMin if glyph.numberOfContours else 0
        advance = self._font.get_glyph_h_advance(number)
        return _Glyph(without_instructions(entry), advance, bearing)

    def _quadratic(self, pen: object) -> Any:  # noqa: ANN401  fontTools has no types
        """Return a pen that turns cubic curves into those of TrueType."""
        # Slow to import, and part of the extras for fonts.
        from fontTools.pens.cu2quPen import Cu2QuPen  # noqa: PLC0415

        error = self._file.font["head"].unitsPerEm / _CURVE_ERROR
        return Cu2QuPen(pen, error, reverse_direction=True)
