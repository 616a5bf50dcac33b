"""Faces of OpenType fonts, variable ones and those with cubic curves (CFF) too.

Each glyph is made at the face's weight when it is needed: instantiating a whole CJK
font takes half a minute, the 300 characters of a release take some 50 ms, once a
process. Nothing is kept on disk, so nothing there can change the bytes.
"""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from struct import pack
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from releasekit.exporters.pdf.fonts.face import EM, INVISIBLE, Metrics, Tables
from releasekit.exporters.pdf.fonts.glyf import without_instructions
from releasekit.exporters.pdf.fonts.shaper import Shaper
from releasekit.files.resources import Resource

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_CURVE_ERROR: Final = 1000
"""A cubic curve may be off by one em over this, once it is quadratic."""
_MOST_DRAWN: Final = 1000
"""Glyphs that are drawn before what fontTools keeps of each, some 7 KB, is let go."""
_DRAWN_FROM: Final = ("glyf", "gvar", "CFF ", "CFF2")
"""Tables whose glyphs stay unpacked once they were drawn."""
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
        # fontTools reads tables from one place in the file at a time.
        self.lock = RLock()
        self._glyphs: dict[int, Any] = {}
        self._drawn = 0

    @cached_property
    def names(self) -> dict[int, str]:
        """Glyph name of each code point."""
        names: dict[int, str] = self.font.getBestCmap() or {}
        return names

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Glyph number of each glyph name."""
        numbers: dict[str, int] = self.font.getReverseGlyphMap()
        return numbers

    @cached_property
    def is_variable(self) -> bool:
        """Whether its weight can be chosen."""
        font = self.font
        return "fvar" in font and any(a.axisTag == "wght" for a in font["fvar"].axes)

    @cached_property
    def is_cubic(self) -> bool:
        """Whether its outlines are CFF."""
        return "glyf" not in self.font

    def glyphs_at(self, weight: int) -> Any:  # noqa: ANN401  fontTools has no types
        """Return all glyphs at a weight, of which one is to be drawn.

        Only whoever holds the lock may ask, and keep them while it does.
        """
        self._drawn += 1
        if self._drawn > _MOST_DRAWN:
            self._forget()
        if weight not in self._glyphs:
            location = {"wght": weight} if self.is_variable else None
            self._glyphs[weight] = self.font.getGlyphSet(location=location)
        return self._glyphs[weight]

    def _forget(self) -> None:
        """Let tables go that have grown; what they hold is read again from the file."""
        self._glyphs.clear()
        for tag in _DRAWN_FROM:
            self.font.tables.pop(tag, None)
        self._drawn = 1


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
        return Shaper(self.resource.data, self._file.index, self._axes)

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
            with self._file.lock:
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
        name = None if char in INVISIBLE else self._file.names.get(ord(char))
        return self._file.numbers[name] if name is not None else 0

    def _glyph(self, number: int) -> _Glyph:
        if number not in self._made:
            with self._file.lock:
                self._made[number] = self._make(number)
        return self._made[number]

    def _make(self, number: int) -> _Glyph:
        # Slow to import, and part of the extras for fonts.
        from fontTools.pens.recordingPen import (  # noqa: PLC0415
            DecomposingRecordingPen,
        )
        from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415

        font = self._file.font
        glyphs = self._file.glyphs_at(self._weight)
        drawn = glyphs[font.getGlyphName(number)]
        plain, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        drawn.draw(plain)
        plain.replay(self._quadratic(pen) if self._file.is_cubic else pen)
        glyph = pen.glyph()
        entry = glyph.compile(font.get("glyf")) if glyph.numberOfContours else b""
        bearing = glyph.xMin if glyph.numberOfContours else 0
        return _Glyph(without_instructions(entry), round(drawn.width), bearing)

    def _quadratic(self, pen: object) -> Any:  # noqa: ANN401  fontTools has no types
        """Return a pen that turns cubic curves into those of TrueType."""
        # Slow to import, and part of the extras for fonts.
        from fontTools.pens.cu2quPen import Cu2QuPen  # noqa: PLC0415

        error = self._file.font["head"].unitsPerEm / _CURVE_ERROR
        return Cu2QuPen(pen, error, reverse_direction=True)
