"""Faces of variable TrueType fonts: one weight, each glyph made when it is needed.

Instantiating a whole CJK font takes half a minute; the 300 characters of a release
take some 50 ms, once a process. Nothing is kept on disk, so nothing there can change
the bytes.
"""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from threading import RLock
from typing import TYPE_CHECKING, Any

from attrs import frozen

from releasekit.exporters.pdf.fonts.face import EM, INVISIBLE, Metrics, Tables
from releasekit.exporters.pdf.fonts.glyf import without_instructions
from releasekit.files.resources import Resource

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


@frozen
class _Glyph:
    """One glyph at the face's weight."""

    entry: bytes
    advance: int
    bearing: int


class VariableFile:
    """A variable font file, parsed once for all its weights."""

    def __init__(self, resource: Resource) -> None:
        """Open a file; tables are read when asked for."""
        self.resource = resource
        # Slow to import, and part of the extra for CJK fonts.
        from fontTools.ttLib import TTFont  # noqa: PLC0415

        self.font: TTFont = TTFont(BytesIO(resource.data), lazy=True)
        # fontTools reads tables from one place in the file at a time.
        self.lock = RLock()

    @cached_property
    def names(self) -> dict[int, str]:
        """Glyph name of each code point."""
        names: dict[int, str] = self.font.getBestCmap()
        return names

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Glyph number of each glyph name."""
        numbers: dict[str, int] = self.font.getReverseGlyphMap()
        return numbers


class VariableFace:
    """One weight of a variable TrueType font."""

    def __init__(self, file: VariableFile, weight: int, style: str) -> None:
        """Choose a weight.

        Args:
            file: the font.
            weight: place on the ``wght`` axis, 400 is regular.
            style: name of the weight for the PostScript name.
        """
        self.resource = file.resource
        self._file = file
        self._weight = weight
        self._style = style
        self._made: dict[int, _Glyph] = {}
        self._numbers: dict[str, int] = {}
        self._scale = EM / file.font["head"].unitsPerEm

    @cached_property
    def _at_weight(self) -> Any:  # noqa: ANN401  fontTools has no types
        return self._file.font.getGlyphSet(location={"wght": self._weight})

    @cached_property
    def name(self) -> str:
        """PostScript name: the family's and the weight's."""
        family = str(self._file.font["name"].getDebugName(6) or "Font")
        return f"{family.partition('-')[0]}-{self._style}"

    @cached_property
    def metrics(self) -> Metrics:
        """What the font descriptor says."""
        font, scale = self._file.font, self._scale
        head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
        edges = (head.xMin, head.yMin, head.xMax, head.yMax)
        left, bottom, right, top = (round(edge * scale) for edge in edges)
        return Metrics(
            box=(left, bottom, right, top),
            ascent=round(hhea.ascent * scale),
            descent=round(hhea.descent * scale),
            cap_height=round(os2.sCapHeight * scale),
            stem_width=50 + (self._weight // 65) ** 2,
        )

    @cached_property
    def tables(self) -> Tables:
        """Tables that a subset starts from."""
        raw = self._file.font.reader
        return Tables(head=raw["head"], hhea=raw["hhea"], maxp=raw["maxp"])

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

    def _number(self, char: str) -> int:
        name = None if char in INVISIBLE else self._file.names.get(ord(char))
        return self._file.numbers[name] if name is not None else 0

    def _glyph(self, number: int) -> _Glyph:
        if number not in self._made:
            with self._file.lock:
                self._made[number] = self._make(number)
        return self._made[number]

    def _make(self, number: int) -> _Glyph:
        # Slow to import, and part of the extra for CJK fonts.
        from fontTools.pens.recordingPen import (  # noqa: PLC0415
            DecomposingRecordingPen,
        )
        from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415

        font = self._file.font
        drawn = self._at_weight[font.getGlyphName(number)]
        plain, pen = DecomposingRecordingPen(self._at_weight), TTGlyphPen(None)
        drawn.draw(plain)
        plain.replay(pen)
        glyph = pen.glyph()
        entry = glyph.compile(font["glyf"]) if glyph.numberOfContours else b""
        bearing = glyph.xMin if glyph.numberOfContours else 0
        return _Glyph(without_instructions(entry), round(drawn.width), bearing)
