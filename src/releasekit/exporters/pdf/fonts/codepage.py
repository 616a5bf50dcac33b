"""The code page of simple fonts: what most releases are written in, a byte each.

Windows code page 1252 with four more signs. The line feed has a code and no glyph,
so that a whole paragraph, its lines joined by it, is encoded and escaped at once.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import Final

from releasekit.exporters.pdf.fonts.face import Face

FIRST_CODE: Final = 32
"""The first code that has a width."""

_NO_CHAR: Final = "\ufffe"
"""What `codecs.charmap_build` takes for a code without a character."""
# Drawn with no width or no ink, whatever the font shows for them.
_SPECIAL: Final = frozenset("\u00ad")


def _page() -> tuple[str | None, ...]:
    spare = iter("\u2212\u2010\u2192\u2265\u2264")
    upper = bytes(range(128, 256)).decode("cp1252", "replace")
    page: list[str | None] = [None] * FIRST_CODE
    page[ord("\n")] = "\n"
    page += map(chr, range(FIRST_CODE, 127))
    page.append(None)
    page += (next(spare) if char == "\ufffd" else char for char in upper)
    return tuple(None if char in _SPECIAL else char for char in page)


PAGE: Final = _page()
"""The character of each code."""

PAGE_CHARS: Final = frozenset(char for char in PAGE if char)

_COMMON_CHARS: Final = frozenset(
    "".join(map(chr, range(FIRST_CODE, 127)))
    + "\u00a0°§·«»\u2013\u2014\u2018\u2019\u201c\u201d•…\u2212\u2010"
)
COMMON_CODES: Final = bytes(
    code
    for code, char in enumerate(PAGE)
    if char and (char == "\n" or char in _COMMON_CHARS)
)
"""Codes of the small subset: ASCII and the marks of typeset English."""


def codec_of(face: Face) -> object:
    """Return the map for `encode` with the characters that a face has."""
    table = [_code_for(face, char) for char in PAGE]
    return codecs.charmap_build("".join(table))


def encode(text: str, codec: object) -> bytes:
    """Return the codes of a text.

    Raises:
        UnicodeEncodeError: the page or the face lacks a character.
    """
    return codecs.charmap_encode(text, "strict", codec)[0]  # type: ignore[arg-type]  # typeshed keeps the map's type private


def page_subset(face: Face, codes: bytes) -> Sequence[str | None]:
    """Return the characters behind ``codes``, each at the place of its code."""
    wanted = frozenset(codes)
    return tuple(
        char if char and code in wanted and face.glyph_of(char) else None
        for code, char in enumerate(PAGE)
    )


def _code_for(face: Face, char: str | None) -> str:
    if char is None or (char != "\n" and not face.glyph_of(char)):
        return _NO_CHAR
    return char
