"""Faces in their order of preference: who draws a character, and how wide it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby
from typing import Final

from attrs import frozen

from releasekit.exporters.pdf.fonts.codepage import (
    PAGE,
    PAGE_CHARS,
    codec_of,
    encode,
)
from releasekit.exporters.pdf.fonts.face import FIRST_STAND_IN, LAST_STAND_IN, Face

_NEVER: Final = (
    *((0x00, 0x1F), (0x7F, 0x9F), (0xD800, 0xF8FF), (0xFDD0, 0xFDEF)),
    *((0xFEFF, 0xFEFF), (0xFFFE, 0xFFFF), (0xF0000, 0x10FFFF)),
)
"""What no font program may stand for: controls, surrogates, private use,
noncharacters, and the byte order mark (ISO 14289-1, 7.21.7)."""
_MUCH: Final = 8
"""Where every eighth character is not in the code page, no character uses it."""


@frozen
class Piece:
    """A run of characters of one face."""

    face: Face
    text: str
    codes: bytes | None
    """The text in the code page; nothing where it takes two-byte codes."""


class Chain:
    """Faces in the order of preference, each loaded when a character needs it."""

    def __init__(
        self,
        faces: Sequence[Callable[[str], Face | None]],
        *,
        paged: bool = True,
        stand_ins: Callable[[str], Face | None] | None = None,
    ) -> None:
        """Take faces as functions, so that a 10 MB font waits until it is wanted.

        Args:
            faces: return the face to ask for a character, or nothing where there is
                none; the first one's is always there.
            paged: draw what the code page holds with one-byte codes.
            stand_ins: returns the face of a character that stands for a cluster.
        """
        self._faces = faces
        self._paged = paged
        self._stand_ins = stand_ins
        self._behind: Chain | None = None
        self.owners: dict[str, Face | None] = _Owners(self._find)
        self.widths: dict[str, int] = _CharWidths(self)

    @cached_property
    def first(self) -> Face:
        """The preferred face: it draws simple fonts by code page."""
        face = self._faces[0](" ")
        if face is None:
            message = "the first face of a chain is missing"
            raise LookupError(message)
        return face

    def with_stand_ins(self, find: Callable[[str], Face | None]) -> Chain:
        """Return the same faces for a document that has clusters.

        Args:
            find: returns the face of a character that stands for one.
        """
        chain = Chain(self._faces, paged=self._paged, stand_ins=find)
        # Asked, not copied: what stands in here may be a character elsewhere.
        chain._behind = self
        return chain

    def spelled(self, text: str) -> str:
        """Return a text with what its characters stand for."""
        if self._stand_ins is None:
            return text
        pairs = ((char, self.owners[char]) for char in text)
        return "".join(face.text_of(char) if face else char for char, face in pairs)

    @cached_property
    def _codec(self) -> object:
        return codec_of(self.first)

    @cached_property
    def code_widths(self) -> tuple[int, ...]:
        """Width of each code of the first face's code page, 0 for codes of nothing."""
        first = self.first
        drawn = [char if char and first.glyph_of(char) else "" for char in PAGE]
        return tuple(first.width(char) if char else 0 for char in drawn)

    def encode(self, text: str) -> bytes | None:
        """Return a text in the code page of the first face, nothing where it fails."""
        if not self._paged:
            return None
        try:
            return encode(text, self._codec)
        except UnicodeEncodeError:
            return None

    def may_draw(self, char: str) -> bool:
        """Tell whether a glyph may stand for a character at all."""
        code = ord(char)
        return not any(first <= code <= last for first, last in _NEVER)

    def owner(self, char: str) -> Face | None:
        """Return the face that draws a character, nothing where none can."""
        return self.owners[char]

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters that no face has, in order of first use."""
        return tuple(char for char in dict.fromkeys(text) if self.owners[char] is None)

    def whole(self, text: str) -> Piece | None:
        """Return a text as one piece, nothing where it should be several.

        One face draws it all: by code page, or in two-byte codes where much of it
        is not in the page.
        """
        codes = self.encode(text)
        if codes is not None:
            return Piece(self.first, text, codes)
        faces = set(map(self.owners.__getitem__, set(text)))
        face = faces.pop() if len(faces) == 1 else None
        if face is None or (self._paged and not _mostly_outside(text)):
            return None
        return Piece(face, text, None)

    def pieces(self, text: str) -> list[Piece]:
        """Return a text cut into runs of one face; every character has one."""
        whole = self.whole(text)
        if whole is not None:
            return [whole]
        pieces = []
        for (face, _), chars in groupby(text, self._drawn_by):
            if face is not None:
                run = "".join(chars)
                codes = self.encode(run) if face is self.first else None
                pieces.append(Piece(face, run, codes))
        return pieces

    def _drawn_by(self, char: str) -> tuple[Face | None, bool]:
        face = self.owners[char]
        return face, self._paged and face is self.first and char in PAGE_CHARS

    def _find(self, char: str) -> Face | None:
        if not self.may_draw(char):
            return None
        if FIRST_STAND_IN <= ord(char) <= LAST_STAND_IN:
            return self._stand_ins(char) if self._stand_ins else None
        if self._behind is not None:
            return self._behind.owners[char]
        for load in self._faces:
            face = load(char)
            if face is not None and face.glyph_of(char):
                return face
        return None


def _mostly_outside(text: str) -> bool:
    inside = sum(map(PAGE_CHARS.__contains__, text))
    return (len(text) - inside) * _MUCH > len(text)


class _Owners(dict[str, "Face | None"]):
    """The face of each character, found when first met."""

    def __init__(self, find: Callable[[str], Face | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, char: str) -> Face | None:
        face = self[char] = self._find(char)
        return face


class _CharWidths(dict[str, int]):
    """Width of each character, looked up when first met."""

    def __init__(self, chain: Chain) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, char: str) -> int:
        face = self._chain.owners[char]
        width = self[char] = face.width(char) if face else 0
        return width
