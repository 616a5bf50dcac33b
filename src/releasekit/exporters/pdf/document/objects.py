"""PDF objects and the file that holds them (ISO 32000-1, 7.3 and 7.5).

A writer of our own: reportlab's object classes cost half the time of a whole
document, and their streams end without the line end that PDF/A wants.
"""

from __future__ import annotations

import zlib
from itertools import accumulate
from typing import Final

from releasekit.errors import InternalError
from releasekit.xml_safety import xml_visible

LEVEL: Final = 5
"""Deflate level of what is made for each document: 6 takes a fifth more time there and
saves a thousandth of the file."""
BEST: Final = 9
"""Deflate level of what is made once a process."""

_HEADER: Final = "%PDF-{version}\n%âãÏÓ\n"


MOST_CHARACTERS: Final = 8000
"""Longest text string, in code points: 32,767 bytes of UTF-16 hold them
(ISO 19005-2, 6.1.13)."""


def reference(number: int) -> str:
    """Return an indirect reference."""
    return f"{number} 0 R"


def text_string(text: str) -> str:
    """Return a text string (7.9.2.2): ASCII as it is, else UTF-16BE.

    What no text can hold (controls, lone surrogates) becomes U+FFFD, as in XMP; what
    is longer than `MOST_CHARACTERS` is cut, with an ellipsis.
    """
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - 1] + "…"
    if text.isascii() and text.isprintable():
        return f"({text})" if not _needs_escape(text) else f"({_escaped(text)})"
    return f"<FEFF{xml_visible(text).encode('utf-16-be').hex()}>"


def _needs_escape(text: str) -> bool:
    return "\\" in text or "(" in text or ")" in text


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def escaped(data: bytes) -> bytes:
    """Return bytes for a literal string; a raw CR would be read as LF (7.3.4.2)."""
    data = data.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return data.replace(b"\r", rb"\r")


def stream(data: bytes, entries: str = "", *, level: int = LEVEL) -> bytes:
    """Return a deflated stream; a line end stands before ``endstream``."""
    return deflated_stream(zlib.compress(data, level), entries)


def deflated_stream(packed: bytes, entries: str) -> bytes:
    """Return a stream of bytes that are deflated already."""
    head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>stream\n"
    return head.encode("ascii") + packed + b"\nendstream"


def plain_stream(data: bytes, entries: str) -> bytes:
    """Return a stream that anybody can read without a PDF library."""
    head = f"<<{entries}/Length {len(data)}>>stream\n"
    return head.encode("ascii") + data + b"\nendstream"


class Objects:
    """The indirect objects of a file, numbered from 1."""

    def __init__(self) -> None:
        """Start with none."""
        self._bodies: list[bytes | str | None] = []

    def reserve(self) -> int:
        """Return a number whose object is put later."""
        self._bodies.append(None)
        return len(self._bodies)

    def add(self, body: bytes | str) -> int:
        """Add an object and return its number."""
        self._bodies.append(body)
        return len(self._bodies)

    def put(self, number: int, body: bytes | str) -> None:
        """Give a reserved number its object."""
        self._bodies[number - 1] = body

    def file(self, version: str, trailer: str) -> bytes:
        """Return the file.

        Args:
            version: of the PDF format: ``1.7``.
            trailer: entries of the trailer without Size.
        """
        parts = [_HEADER.format(version=version).encode("latin-1")]
        parts += [self._object(number) for number in range(1, len(self._bodies) + 1)]
        *places, end = accumulate(map(len, parts))
        count = len(self._bodies) + 1
        rows = "".join([f"{place:010d} 00000 n \n" for place in places])
        parts.append(
            f"xref\n0 {count}\n0000000000 65535 f \n{rows}"
            f"trailer\n<</Size {count}{trailer}>>\nstartxref\n{end}\n%%EOF\n".encode()
        )
        return b"".join(parts)

    def _object(self, number: int) -> bytes:
        body = self._bodies[number - 1]
        if body is None:
            message = f"pdf object {number} was reserved and never put"
            raise InternalError(message)
        data = body.encode("ascii") if isinstance(body, str) else body
        return b"%d 0 obj\n%b\nendobj\n" % (number, data)
