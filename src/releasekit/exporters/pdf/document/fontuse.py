"""Which characters of which fonts a document uses, and their codes."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from releasekit.exporters.pdf.fonts.chain import Piece
from releasekit.exporters.pdf.fonts.face import Face


class Cids(dict[int, str]):
    """Character codes of a composite font, from 1 in the order of first use.

    A table for `str.translate`: code point to the character whose number is the code.
    """

    def __missing__(self, code: int) -> str:
        char = self[code] = chr(len(self) + 1)
        return char


@define
class FontUse:
    """What a document has drawn so far."""

    pages: dict[Face, list[bytes]] = field(factory=dict)
    """All codes shown in each simple font."""
    wide: dict[Face, Cids] = field(factory=dict)
    """The characters of each composite font."""
    names: dict[tuple[Face, bool], bytes] = field(factory=dict)
    """Resource name of each font; true for simple ones."""

    def simple(self, face: Face, codes: bytes) -> bytes:
        """Note codes shown in a simple font and return its resource name."""
        self.pages.setdefault(face, []).append(codes)
        return self._name(face, simple=True)

    def lines(
        self, piece: Piece, spans: Sequence[tuple[int, int]]
    ) -> tuple[bytes, list[bytes]]:
        """Return resource name and strings of some lines of a piece of text."""
        codes, text = piece.codes, piece.text
        if codes is not None:
            shown = [codes[start:end] for start, end in spans]
            return self.simple(piece.face, b"".join(shown)), shown
        cids = self.wide.setdefault(piece.face, Cids())
        name = self._name(piece.face, simple=False)
        lines = (text[start:end].translate(cids) for start, end in spans)
        return name, [line.encode("utf-16-be", "surrogatepass") for line in lines]

    def piece(self, piece: Piece) -> tuple[bytes, bytes]:
        """Return resource name and string of a piece of text."""
        if piece.codes is not None:
            return self.simple(piece.face, piece.codes), piece.codes
        cids = self.wide.setdefault(piece.face, Cids())
        codes = piece.text.translate(cids).encode("utf-16-be", "surrogatepass")
        return self._name(piece.face, simple=False), codes

    def resources(self) -> tuple[tuple[str, str], ...]:
        """Return name and SHA-256 of each font file used, sorted."""
        files = (face.resource for face, _ in self.names)
        return tuple(sorted({(file.name, file.sha256) for file in files}))

    def _name(self, face: Face, *, simple: bool) -> bytes:
        key = (face, simple)
        if key not in self.names:
            self.names[key] = b"/F%d" % (len(self.names) + 1)
        return self.names[key]
