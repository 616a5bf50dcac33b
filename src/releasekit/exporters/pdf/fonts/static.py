"""Faces of static TrueType fonts."""

from __future__ import annotations

import struct
from functools import cached_property
from struct import unpack_from
from typing import Final

from releasekit.errors import MissingDependencyError
from releasekit.exporters.pdf.fonts.face import EM, INVISIBLE, Metrics, Tables
from releasekit.exporters.pdf.fonts.glyf import without_instructions
from releasekit.exporters.pdf.fonts.sfnt import (
    character_map,
    postscript_name,
    tables_of,
)
from releasekit.files.resources import Resource

_WITH_CAP_HEIGHT: Final = 2
"""Version of ``OS/2`` from which it tells the height of capitals."""
_HARD_BLANK: Final = "\u00a0"


class StaticFace:
    """A face of one static TrueType file."""

    def __init__(self, resource: Resource) -> None:
        """Open a font file, once a process.

        Raises:
            MissingDependencyError: it is no TrueType file, or a broken one.
        """
        self.resource = resource
        self._kept: dict[int, bytes] = {}
        try:
            self._read(resource.data)
        except (LookupError, ValueError, struct.error) as error:
            message = f"font {resource.name} cannot be read: {error}"
            raise MissingDependencyError(message) from error

    def _read(self, data: bytes) -> None:
        tables = self._tables = tables_of(data)
        head, (count,) = tables["head"], unpack_from(">H", tables["maxp"], 4)
        (units, long) = (*unpack_from(">H", head, 18), *unpack_from(">h", head, 50))
        self._scale = EM / units
        self._glyph_of = character_map(tables["cmap"])
        spelled, step = ("L", 1) if long else ("H", 2)
        offsets = unpack_from(f">{count + 1}{spelled}", tables["loca"])
        self._offsets, self._step = offsets, step
        # Glyphs from here on are all as wide as the last that tells its width.
        (widths,) = unpack_from(">H", tables["hhea"], 34)
        told: tuple[int, ...] = unpack_from(f">{'Hh' * widths}", tables["hmtx"])
        rest = unpack_from(f">{count - widths}h", tables["hmtx"], 4 * widths)
        self._advances = told[::2]
        self._bearings: tuple[int, ...] = (*told[1::2], *rest)

    @cached_property
    def name(self) -> str:
        """PostScript name."""
        return postscript_name(self._tables["name"])

    @cached_property
    def metrics(self) -> Metrics:
        """What the font descriptor says."""
        box = unpack_from(">4h", self._tables["head"], 36)
        left, bottom, right, top = (round(edge * self._scale) for edge in box)
        (angle, part) = unpack_from(">hH", self._tables["post"], 4)
        os2 = self._tables["OS/2"]
        (version, _, weight) = unpack_from(">HhH", os2)
        (ascent, descent) = unpack_from(">2h", os2, 68)
        high = ascent
        if version >= _WITH_CAP_HEIGHT:
            (high,) = unpack_from(">h", os2, 88)
        return Metrics(
            box=(left, bottom, right, top),
            ascent=round(ascent * self._scale),
            descent=round(descent * self._scale),
            cap_height=round(high * self._scale),
            stem_width=50 + int((weight / 65) ** 2),
            italic_angle=round(angle + part / 0x10000),
        )

    @cached_property
    def tables(self) -> Tables:
        """Tables that a subset starts from."""
        table = self._tables
        return Tables(head=table["head"], hhea=table["hhea"], maxp=table["maxp"])

    def glyph_of(self, char: str) -> int:
        """Return the glyph of a character, 0 where the font has none."""
        if char in INVISIBLE:
            return 0
        # A hard blank is as wide as the others, whatever the font thinks.
        return self._glyph_of(ord(" " if char == _HARD_BLANK else char))

    def advance(self, glyph: int) -> int:
        """Return a glyph's advance width in font units."""
        return self._advances[min(glyph, len(self._advances) - 1)]

    def bearing(self, glyph: int) -> int:
        """Return a glyph's left side bearing in font units."""
        return self._bearings[glyph]

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's ``glyf`` entry, without instructions, a multiple of 4."""
        if glyph not in self._kept:
            start, end = (at * self._step for at in self._offsets[glyph : glyph + 2])
            self._kept[glyph] = without_instructions(self._tables["glyf"][start:end])
        return self._kept[glyph]

    def width(self, char: str) -> int:
        """Return a character's width in whole 1/1000 em."""
        return int(self.advance(self.glyph_of(char)) * self._scale + 0.5)

    def text_of(self, char: str) -> str:
        """Return the character itself."""
        return char
