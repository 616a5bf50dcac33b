"""What a font must tell to be measured, cut to size and embedded."""

from __future__ import annotations

from typing import Final, Protocol

from attrs import frozen

from releasekit.files.resources import Resource

EM: Final = 1000
"""Text space units of an em (ISO 32000-1, 9.2.4)."""

INVISIBLE: Final = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f"
)
"""Characters that steer others and are not seen (Unicode 17, 5.21).

Fonts draw some of them, a soft hyphen as a hyphen; here each is a blank without
width, so that it stays in the text and not on the page.
"""

FIRST_STAND_IN: Final = 0x40000
LAST_STAND_IN: Final = 0xDFFFF
"""Code points that stand for clusters: no text has them, no script will."""
MARK_LEAD: Final = 1
"""From a letter that runs to the left to the origin of its mark, in 1/1000 em."""


@frozen(kw_only=True)
class Metrics:
    """What a font descriptor says, in 1/1000 em (ISO 32000-1, table 122)."""

    box: tuple[int, int, int, int]
    """Box around all glyphs: left, bottom, right, top."""
    ascent: int
    descent: int
    """Depth under the baseline, negative."""
    cap_height: int
    stem_width: int
    italic_angle: int = 0


@frozen(kw_only=True)
class Tables:
    """Tables of an sfnt file that a subset starts from (ISO/IEC 14496-22)."""

    head: bytes
    hhea: bytes
    maxp: bytes


class Face(Protocol):
    """One font in one weight.

    Guarantees:
        - every answer depends on the font's bytes alone, never on what was asked
          before;
        - glyph 0 is ``.notdef`` and never stands for a character.
    """

    @property
    def name(self) -> str:
        """PostScript name."""
        ...

    @property
    def resource(self) -> Resource:
        """The file that it draws from."""
        ...

    @property
    def metrics(self) -> Metrics:
        """What the font descriptor says."""
        ...

    @property
    def tables(self) -> Tables:
        """Tables that a subset starts from."""
        ...

    def glyph_of(self, char: str) -> int:
        """Return the glyph of a character, 0 where the font has none."""
        ...

    def advance(self, glyph: int) -> int:
        """Return a glyph's advance width in font units."""
        ...

    def bearing(self, glyph: int) -> int:
        """Return a glyph's left side bearing in font units."""
        ...

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's ``glyf`` entry, without instructions, a multiple of 4."""
        ...

    def width(self, char: str) -> int:
        """Return a character's width in whole 1/1000 em.

        The same integers break lines and stand in the PDF's width arrays.
        """
        ...

    def text_of(self, char: str) -> str:
        """Return the text that a character stands for: itself, or a cluster's."""
        ...
