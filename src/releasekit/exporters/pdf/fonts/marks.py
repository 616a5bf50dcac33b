"""A face of marks made here: what releases use and text fonts do not have.

Real glyphs with real text behind them, so that they can be copied, searched and
read aloud, where loose vector drawings would need a substitute text each.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from itertools import count
from typing import Final

from attrs import frozen

from releasekit.exporters.pdf.fonts import shapes
from releasekit.exporters.pdf.fonts.face import EM, INVISIBLE, Face, Metrics, Tables
from releasekit.exporters.pdf.fonts.glyf import composite_glyph, simple_glyph
from releasekit.files.resources import Resource

_FIRST_OWN: Final = 0x8000
"""Number of the first glyph made here; the base face's come before it."""
_MAX_PARTS: Final = 8
"""Longest compatibility decomposition that is drawn side by side."""
_SPACES: Final = {
    **dict.fromkeys("\u2000\u2002", 500),
    **dict.fromkeys("\u2001\u2003\u3000", 1000),
    "\u2004": 333,
    "\u2005": 250,
    "\u2006": 167,
    "\u2007": 560,
    "\u2008": 265,
    "\u2009": 200,
    "\u200a": 100,
    "\u202f": 200,
    "\u205f": 222,
}
"""Advance of the blanks of typesetting (Unicode 17, 6.2)."""
_CIRCLED: Final = {
    **{chr(0x2460 + n): (str(n + 1), False) for n in range(20)},
    **{chr(0x2776 + n): (str(n + 1), True) for n in range(10)},
    **{chr(0x2780 + n): (str(n + 1), False) for n in range(10)},
    **{chr(0x278A + n): (str(n + 1), True) for n in range(10)},
    **{chr(0x24EB + n): (str(n + 11), True) for n in range(10)},
    **{chr(0x24D0 + n): (chr(97 + n), False) for n in range(26)},
    **{chr(0x24B6 + n): (chr(65 + n), False) for n in range(26)},
    "⓪": ("0", False),
}
"""Label of each circled character, and whether it is white on black."""
_LOOKALIKES: Final = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "\u2013",
    "\u2015": "\u2014",
    "\u2043": "-",
    "\u223c": "~",
    "\u223d": "~",
    "\u301c": "~",
    "\u226a": "<<",
    "\u226b": ">>",
    "\u22ef": "…",
    "\u2e31": "·",
}
"""Signs that may take the shape of others; their text stays their own."""

REPLACEMENT: Final = "\ufffd"
"""Stands for a character that cannot be shown."""
_CIRCLE: Final = 390
"""Radius of the circle around a number."""
_BOX_SCALE: Final = 0.46
"""Size of the digits in the box of a character that no font has."""
_BOX_ROWS: Final = (348, -24)
"""Baselines of its two rows of digits."""
_BOX_FOOT, _BOX_HEAD, _BOX_LINE, _BOX_GAP = -100, 740, 28, 40
"""Its lower and upper edge, the width of its lines, the space around it."""


@frozen
class _Glyph:
    entry: bytes
    advance: int


class MarkFace:
    """Marks drawn here, and signs put together from a base face's glyphs."""

    def __init__(self, base: Face, stroke: int) -> None:
        """Stand on a face of 1,000 units an em.

        Args:
            base: gives digits, letters and metrics.
            stroke: width of lines, in 1/1000 em.
        """
        self._base = base
        self._stroke = stroke
        self._numbers: dict[str, int] = {}
        self._glyphs: dict[int, _Glyph] = {}
        self._next = count(_FIRST_OWN)

    @cached_property
    def name(self) -> str:
        """PostScript name; the glyphs are not the base font's alone."""
        return f"ReleasekitMarks-{self._base.name.rpartition('-')[2]}"

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
        """Tables that a subset starts from: the base face's."""
        return self._base.tables

    def glyph_of(self, char: str) -> int:
        """Return the glyph of a character, 0 where none can be made."""
        if char not in self._numbers:
            self._numbers[char] = self._number(char)
        return self._numbers[char]

    def advance(self, glyph: int) -> int:
        """Return a glyph's advance width in font units."""
        made = self._glyphs.get(glyph)
        return made.advance if made else self._base.advance(glyph)

    def bearing(self, glyph: int) -> int:
        """Return a glyph's left side bearing in font units."""
        made = self._glyphs.get(glyph)
        if made is None:
            return self._base.bearing(glyph)
        return int.from_bytes(made.entry[2:4], "big", signed=True)

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's ``glyf`` entry, without instructions, a multiple of 4."""
        made = self._glyphs.get(glyph)
        return made.entry if made else self._base.outline(glyph)

    def width(self, char: str) -> int:
        """Return a character's width in whole 1/1000 em."""
        return self.advance(self.glyph_of(char))

    def text_of(self, char: str) -> str:
        """Return the character itself."""
        return char

    def code_box(self, char: str) -> int:
        """Return the glyph of a box with the digits of a code point in it."""
        key = f"box {ord(char):04X}"
        if key not in self._numbers:
            return self._own(key, self._boxed(f"{ord(char):04X}"))
        return self._numbers[key]

    def _boxed(self, digits: str) -> _Glyph:
        columns = (len(digits) + 1) // 2
        cell = self._widest_digit * _BOX_SCALE
        width = round(columns * cell + 4 * _BOX_LINE + 2 * _BOX_GAP)
        parts = [(self._frame(width), _BOX_GAP, 0, 1.0)]
        for place, digit in enumerate(digits.zfill(2 * columns)):
            row, column = divmod(place, columns)
            spare = cell - self._base.width(digit) * _BOX_SCALE
            x = _BOX_GAP + 2 * _BOX_LINE + column * cell + spare / 2
            y = _BOX_ROWS[row]
            parts.append((self._base.glyph_of(digit), round(x), y, _BOX_SCALE))
        return _Glyph(composite_glyph(self._box(width), parts), width)

    @cached_property
    def _widest_digit(self) -> int:
        return max(map(self._base.width, "0123456789ABCDEF"))

    def _frame(self, width: int) -> int:
        """Return the glyph of an empty box, its bearing left to the whole."""
        key = f"frame {width}"
        if key not in self._numbers:
            right = width - 2 * _BOX_GAP
            outer = shapes.rectangle(0, _BOX_FOOT, right, _BOX_HEAD)
            inner = shapes.rectangle(
                _BOX_LINE,
                _BOX_FOOT + _BOX_LINE,
                right - _BOX_LINE,
                _BOX_HEAD - _BOX_LINE,
            )
            entry = simple_glyph((outer, list(reversed(inner))))
            return self._own(key, _Glyph(entry, right))
        return self._numbers[key]

    def _number(self, char: str) -> int:
        made = self._make(char)
        if made is None:
            return 0
        return self._own(char, made)

    def _make(self, char: str) -> _Glyph | None:
        if char in INVISIBLE:
            return _Glyph(b"", 0)
        if char in _SPACES:
            return _Glyph(b"", _SPACES[char])
        if char in _CIRCLED:
            return self._circled(*_CIRCLED[char])
        if char == REPLACEMENT:
            return self._replacement()
        contours = shapes.contours_of(char, self._stroke)
        if contours is not None:
            return _Glyph(simple_glyph(contours), shapes.advance_of(char, contours))
        return self._side_by_side(char)

    def _side_by_side(self, char: str) -> _Glyph | None:
        plain = _LOOKALIKES.get(char) or unicodedata.normalize("NFKC", char)
        if plain == char:
            plain = unicodedata.normalize("NFKD", char)
        if plain == char or len(plain) > _MAX_PARTS or not self._has(plain):
            return None
        x, parts = 0, []
        for part in plain:
            parts.append((self._base.glyph_of(part), x, 0, 1.0))
            x += self._base.width(part)
        return _Glyph(composite_glyph(self._box(x), parts), x)

    def _circled(self, label: str, inverse: bool) -> _Glyph | None:  # noqa: FBT001  as the table says
        if not self._has(label):
            return None
        scale = 0.62 if len(label) == 1 else 0.5
        width = sum(map(self._base.width, label)) * scale
        x = _CIRCLE + 60
        y = shapes.MIDDLE - self._base.metrics.cap_height * scale / 2
        parts = [(self._ring(inverse=inverse), 0, 0, 1.0)]
        left = x - width / 2
        for char in label:
            parts.append((self._base.glyph_of(char), round(left), round(y), scale))
            left += self._base.width(char) * scale
        return _Glyph(composite_glyph(self._box(2 * x), parts), 2 * x)

    def _replacement(self) -> _Glyph | None:
        """Return the replacement character: a question mark cut out of a diamond."""
        if not self._has("?"):
            return None
        x, y, scale = 450, shapes.MIDDLE, 0.62
        corners = ((x - 390, y), (x, y - 390), (x + 390, y), (x, y + 390))
        diamond = simple_glyph([[(dx, dy, True) for dx, dy in corners]])
        mark = round(x - self._base.width("?") * scale / 2)
        drop = round(y - self._base.metrics.cap_height * scale / 2)
        parts = [
            (self._own("diamond", _Glyph(diamond, 2 * x)), 0, 0, 1.0),
            (self._base.glyph_of("?"), mark, drop, scale),
        ]
        return _Glyph(composite_glyph(self._box(2 * x), parts), 2 * x)

    def _ring(self, *, inverse: bool) -> int:
        """Return the glyph of the circle around a number.

        A full circle runs the wrong way round, so that the number in it is a hole.
        """
        key = "inverse" if inverse else "ring"
        if key not in self._numbers:
            x, y = _CIRCLE + 60, shapes.MIDDLE
            inner = shapes.circle(x, y, _CIRCLE - self._stroke, hole=True)
            full = shapes.circle(x, y, _CIRCLE, hole=inverse)
            entry = simple_glyph((full,) if inverse else (full, inner))
            return self._own(key, _Glyph(entry, 2 * x))
        return self._numbers[key]

    def _own(self, key: str, glyph: _Glyph) -> int:
        number = next(self._next)
        self._glyphs[number] = glyph
        self._numbers[key] = number
        return number

    def _has(self, text: str) -> bool:
        return all(map(self._base.glyph_of, text))

    def _box(self, width: int) -> tuple[int, int, int, int]:
        _, bottom, _, top = self._base.metrics.box
        return (0, max(bottom, -EM), width, min(top, EM))
