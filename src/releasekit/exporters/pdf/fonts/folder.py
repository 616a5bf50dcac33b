"""Fonts of the user's folders, asked for what the packages' fonts lack."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from attrs import frozen

from releasekit.exporters.pdf.fonts.opentype import OpenTypeFace, OpenTypeFile
from releasekit.files.resources import Resources

_WEIGHTS: Final = {False: 400, True: 700}
_STYLES: Final = {False: "Regular", True: "Bold"}
_COLLECTION: Final = b"ttcf"
_MOST_FONTS: Final = 64
"""Fonts of one collection file that are looked at."""
_BROKEN: Final = (
    *(AssertionError, AttributeError, EOFError, LookupError, TypeError, ValueError),
    *(ArithmeticError, struct.error),
)
"""What reading a damaged font raises beside the library's own error."""
_ITALIC: Final = 1
"""Bit of ``fsSelection`` (ISO/IEC 14496-22, OS/2)."""


@frozen(eq=False)
class _Font:
    """A font of a folder."""

    file: OpenTypeFile
    weight: int
    """Its weight, or nothing to choose by where the weight can be set."""
    italic: bool

    def distance(self, weight: int) -> int:
        """Return how far it is from an upright font of a weight."""
        off = 0 if self.file.is_variable else abs(self.weight - weight)
        return off + 1000 * self.italic


class FolderFonts:
    """All fonts of some files, in the order of their names."""

    def __init__(self, resources: Resources, names: tuple[str, ...]) -> None:
        """Open nothing yet.

        Args:
            resources: loads the files.
            names: of the font files.
        """
        self._resources = resources
        self._names = names
        self._faces: dict[tuple[OpenTypeFile, bool], OpenTypeFace] = {}

    def face(self, char: str, *, strong: bool) -> OpenTypeFace | None:
        """Return the font that draws a character, the nearest in weight."""
        code, weight = ord(char), _WEIGHTS[strong]
        able = [font for font in self._fonts if code in font.file.codes]
        if not able:
            return None
        file = min(able, key=lambda font: font.distance(weight)).file
        key = (file, strong)
        if key not in self._faces:
            self._faces[key] = OpenTypeFace(file, weight, _STYLES[strong])
        return self._faces[key]

    @cached_property
    def _fonts(self) -> list[_Font]:
        return [font for name in self._names for font in self._opened(name)]

    def _opened(self, name: str) -> Iterator[_Font]:
        """Yield the fonts of a file; one that cannot be read has none."""
        # Slow to import, and part of the extras for fonts.
        from fontTools.ttLib import TTLibError  # noqa: PLC0415

        resource = self._resources.load(name)
        count = 1
        if resource.data[:4] == _COLLECTION:
            count = int.from_bytes(resource.data[8:12], "big")
        for index in range(min(count, _MOST_FONTS)):
            try:
                file = OpenTypeFile(resource, index)
                os2 = file.font.get("OS/2")
                drawn = file.codes and ("glyf" in file.font or "CFF " in file.font)
            except (TTLibError, *_BROKEN):
                continue
            if drawn:
                weight = getattr(os2, "usWeightClass", 400)
                italic = bool(getattr(os2, "fsSelection", 0) & _ITALIC)
                yield _Font(file, weight, italic)
