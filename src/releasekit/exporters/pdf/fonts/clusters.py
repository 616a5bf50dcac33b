"""Clusters: several characters drawn as one glyph, put together from a font's own.

Where letters join, stack or change places, characters and glyphs are not one to one.
Each cluster becomes a glyph of its own in the subset that is embedded, with the text
of the whole cluster behind it, so that what is copied, searched or read aloud is the
text, in the order of the text, without substitutes beside the page (ActualText).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from struct import unpack_from
from typing import Final, TypeAlias

from attrs import evolve, frozen

from releasekit.exporters.pdf.fonts.face import (
    EM,
    FIRST_STAND_IN,
    LAST_STAND_IN,
    Face,
    Metrics,
    Tables,
)
from releasekit.exporters.pdf.fonts.glyf import composite_glyph
from releasekit.files.resources import Resource

Part: TypeAlias = tuple[int, int, int]
"""A glyph, and how far it is moved to the right and up, in font units."""

_MOST: Final = 30_000
"""Clusters of one font: glyphs have numbers of 16 bits, and parts need some too."""
_FIRST_OWN: Final = 0x10000
"""Number of the first glyph made here: beyond those of any font."""
_LIMITS: Final = {10: 4096, 12: 512, 28: 64, 30: 4}
"""Places in ``maxp`` of what composite glyphs may have, and what they may."""


@frozen
class _Glyph:
    entry: bytes
    advance: int
    bearing: int


class ClusterFace:
    """A face whose characters stand for clusters of another face's glyphs."""

    def __init__(self, base: Face) -> None:
        """Stand on a face."""
        self._base = base
        self._glyphs: dict[int, _Glyph] = {}
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._next = count(_FIRST_OWN)
        head = base.tables.head
        self._scale = EM / int.from_bytes(head[18:20], "big")

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another cluster."""
        return len(self._texts) >= _MOST

    @property
    def name(self) -> str:
        """PostScript name of the base face."""
        return self._base.name

    @property
    def resource(self) -> Resource:
        """The file of the base face."""
        return self._base.resource

    @property
    def metrics(self) -> Metrics:
        """What the font descriptor says: the base face's."""
        return self._base.metrics

    @property
    def tables(self) -> Tables:
        """Tables that a subset starts from, with room for composite glyphs."""
        tables = self._base.tables
        maxp = bytearray(tables.maxp)
        for at, least in _LIMITS.items():
            most = max(least, int.from_bytes(maxp[at : at + 2], "big"))
            maxp[at : at + 2] = most.to_bytes(2, "big")
        return evolve(tables, maxp=bytes(maxp))

    def add(
        self, stand_in: str, text: str, parts: Sequence[Part], advance: int
    ) -> None:
        """Let a character stand for a text, drawn by some glyphs.

        Args:
            stand_in: the character.
            text: what it stands for.
            parts: glyphs of the base face from the left to the right.
            advance: width of the whole in font units.
        """
        self._texts[stand_in] = text
        drawn = [part for part in parts if self._base.outline(part[0])]
        if len(drawn) == 1 and self._is_plain(drawn[0], advance):
            self._numbers[stand_in] = drawn[0][0]
            return
        number = self._numbers[stand_in] = next(self._next)
        self._glyphs[number] = self._composed(drawn, advance)

    def glyph_of(self, char: str) -> int:
        """Return the glyph of a cluster, 0 for what stands for none."""
        return self._numbers.get(char, 0)

    def advance(self, glyph: int) -> int:
        """Return a glyph's advance width in font units."""
        made = self._glyphs.get(glyph)
        return made.advance if made else self._base.advance(glyph)

    def bearing(self, glyph: int) -> int:
        """Return a glyph's left side bearing in font units."""
        made = self._glyphs.get(glyph)
        return made.bearing if made else self._base.bearing(glyph)

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's ``glyf`` entry, without instructions, a multiple of 4."""
        made = self._glyphs.get(glyph)
        return made.entry if made else self._base.outline(glyph)

    def width(self, char: str) -> int:
        """Return a cluster's width in whole 1/1000 em."""
        return int(self.advance(self.glyph_of(char)) * self._scale + 0.5)

    def text_of(self, char: str) -> str:
        """Return the text that a character stands for."""
        return self._texts[char]

    def _is_plain(self, part: Part, advance: int) -> bool:
        glyph, x, y = part
        return not x and not y and advance == self._base.advance(glyph)

    def _composed(self, parts: Sequence[Part], advance: int) -> _Glyph:
        if not parts:
            return _Glyph(b"", advance, 0)
        boxes = [
            (left + x, bottom + y, right + x, top + y)
            for glyph, x, y in parts
            for left, bottom, right, top in [
                unpack_from(">4h", self._base.outline(glyph), 2)
            ]
        ]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        whole = (min(lefts), min(bottoms), max(rights), max(tops))
        entry = composite_glyph(whole, [(*part, 1.0) for part in parts])
        return _Glyph(entry, advance, whole[0])


class Clusters:
    """The clusters of one document, each with the character that stands for it."""

    def __init__(self) -> None:
        """Start with none."""
        self._faces: dict[Face, list[ClusterFace]] = {}
        self._owners: dict[str, ClusterFace] = {}
        self._known: dict[tuple[Face, str, tuple[Part, ...], int], str] = {}

    @property
    def is_full(self) -> bool:
        """Whether every stand-in stands for a cluster already."""
        return len(self._known) > LAST_STAND_IN - FIRST_STAND_IN

    def stand_in(
        self, face: Face, text: str, parts: Sequence[Part], advance: int
    ) -> str:
        """Return the character that stands for a text drawn by some glyphs.

        The text itself where a document has more clusters than there are stand-ins.

        Args:
            face: has the glyphs.
            text: what they say.
            parts: the glyphs from the left to the right.
            advance: width of the whole in font units.
        """
        key = (face, text, tuple(parts), advance)
        if key not in self._known:
            if self.is_full:
                return text
            char = self._known[key] = chr(FIRST_STAND_IN + len(self._known))
            owner = self._owners[char] = self._with_room(face)
            owner.add(char, text, parts, advance)
        return self._known[key]

    def _with_room(self, face: Face) -> ClusterFace:
        """Return a face for one more cluster: the last one, or a new one."""
        made = self._faces.setdefault(face, [])
        if not made or made[-1].is_full:
            made.append(ClusterFace(face))
        return made[-1]

    def owner(self, char: str) -> ClusterFace | None:
        """Return the face of a character that stands for a cluster."""
        return self._owners.get(char)
