"""Font programs that hold only the glyphs that a document uses."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from struct import pack

from attrs import frozen

from releasekit.exporters.pdf.fonts import glyf
from releasekit.exporters.pdf.fonts.face import Face
from releasekit.exporters.pdf.fonts.sfnt import font_file

_SHORT_OFFSETS_END = 0x1FFFE
"""Last byte that a short ``loca`` table reaches."""


@frozen
class Program:
    """A TrueType file cut to size."""

    data: bytes
    """The sfnt file."""
    glyphs: tuple[int, ...]
    """Glyph number of each character asked for."""
    count: int
    """How many glyphs there are, with those that others are made of."""

    def named(self, face: Face) -> str:
        """Return the tagged name (ISO 32000-1, 9.6.4), the tag from the bytes."""
        digest = hashlib.sha256(self.data).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + face.name


@frozen
class _Cut:
    """Glyphs of a subset, in their new order."""

    old: list[int]
    entries: list[bytes]


def subset(face: Face, chars: Sequence[str | None], *, with_cmap: bool) -> Program:
    """Return the part of a font that draws ``chars``, in their order.

    Args:
        face: the font.
        chars: characters the face has; ``None`` takes glyph 0.
        with_cmap: add the (1,0) character map of a symbolic simple font, its codes
            the places in ``chars`` (ISO 32000-1, 9.6.6.4).
    """
    cut = _Cut([0], [])
    new = {0: 0}

    def number(glyph: int) -> int:
        if glyph not in new:
            new[glyph] = len(cut.old)
            cut.old.append(glyph)
        return new[glyph]

    glyphs = tuple(number(face.glyph_of(char)) if char else 0 for char in chars)
    for glyph in cut.old:  # grows while components are met
        entry = face.outline(glyph)
        if glyf.is_composite(entry):
            entry = glyf.renumbered(entry, number)
        cut.entries.append(entry)
    data = _file(face, cut, glyphs if with_cmap else ())
    return Program(data, glyphs, len(cut.old))


def _file(face: Face, cut: _Cut, codes: Sequence[int]) -> bytes:
    tables, count, offsets = face.tables, len(cut.old), [0]
    for entry in cut.entries:
        offsets.append(offsets[-1] + len(entry))
    long = offsets[-1] > _SHORT_OFFSETS_END
    advances = [(face.advance(g), face.bearing(g) & 0xFFFF) for g in cut.old]
    made = {
        "hmtx": b"".join([pack(">2H", *pair) for pair in advances]),
        "hhea": tables.hhea[:34] + pack(">H", count),
        "maxp": tables.maxp[:4] + pack(">H", count) + tables.maxp[6:],
        "glyf": b"".join(cut.entries),
        "loca": _places(offsets, long=long),
        "head": tables.head[:50] + pack(">H", long) + tables.head[52:],
    }
    if codes:
        header = (0, 1, 1, 0, 0, 12, 6, 10 + 2 * len(codes), 0, 0, len(codes))
        made["cmap"] = pack(f">{len(header) + len(codes)}H", *header, *codes)
    return font_file(made)


def _places(offsets: Sequence[int], *, long: bool) -> bytes:
    if long:
        return pack(f">{len(offsets)}L", *offsets)
    return pack(f">{len(offsets)}H", *(at >> 1 for at in offsets))
