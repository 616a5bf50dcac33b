"""The source of a release: its bytes, its text and how one became the other."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from attrs import field, frozen

from releasekit.model.evidence import Evidence, How


class Newline(StrEnum):
    """How lines end in a source."""

    NONE = "none"
    LF = "lf"
    CRLF = "crlf"
    CR = "cr"
    MIXED = "mixed"


class Fidelity(StrEnum):
    """How the bytes come back from a record."""

    REENCODES = "reencodes"
    """BOM + text in the stated encoding gives the bytes exactly (checked)."""
    STORED = "stored"
    """The bytes are kept verbatim, because re-encoding would change them."""


class SourceOrigin(StrEnum):
    """What the caller handed in."""

    TEXT = "text"
    BYTES = "bytes"
    FILE = "file"


@frozen(kw_only=True)
class PartOf:
    """Of which larger source a source was cut, and where."""

    number: int
    """Which of the parts it is, from 1."""
    count: int
    """How many parts there are."""
    name: str = ""
    """File name of the whole, without folders, or nothing."""
    sha256: str
    """SHA-256 of the bytes of the whole, 64 lower-case hexadecimal digits."""
    evidence: Evidence
    """What decided the cut; its spans are the part's exact places in the whole's text.

    The places of all parts together are a partition of that text.
    """


@frozen(kw_only=True)
class Source:
    """The bytes of a release and the text they hold.

    Guarantees:
        - ``data`` is exactly what was handed in (for text: UTF-8 with surrogatepass);
        - ``sha256`` is the digest of ``data``;
        - where ``fidelity`` is ``reencodes``, ``bom + text.encode(encoding)`` is
          ``data`` (UTF-8 with ``surrogatepass`` where the origin is text).
    """

    data: bytes = field(repr=False)
    """The bytes as handed in."""
    text: str = field(repr=False)
    """The decoded text, without the byte order mark."""
    encoding: str
    """Exact Python codec name: ``utf-8``, ``cp949``, ``utf-16-le``."""
    bom: bytes = b""
    """The byte order mark found, or nothing."""
    newline: Newline = Newline.NONE
    """How lines end."""
    sha256: str
    """SHA-256 of ``data``, 64 lower-case hexadecimal digits."""
    fidelity: Fidelity = Fidelity.REENCODES
    """How the bytes come back."""
    origin: SourceOrigin = SourceOrigin.BYTES
    """What was handed in."""
    name: str = ""
    """File name without folders, or nothing."""
    media_type: str = "text/plain"
    """Internet media type (RFC 2046)."""
    evidence: Evidence
    """What decided the encoding."""
    part: PartOf | None = None
    """Of what it is a part, where a text of several releases was split."""

    @classmethod
    def from_text(cls, text: str, *, name: str = "") -> Source:
        """Return the source of a text that was handed in as ``str``."""
        data = text.encode("utf-8", "surrogatepass")
        return cls(
            data=data,
            text=text,
            encoding="utf-8",
            newline=newline_of(text),
            sha256=hashlib.sha256(data).hexdigest(),
            origin=SourceOrigin.TEXT,
            name=name,
            evidence=Evidence(how=How.SUPPLIED, rule="encoding.text"),
        )


def newline_of(text: str) -> Newline:
    """Return how lines end in ``text``: only LF, CRLF and CR end a line."""
    if "\r" not in text:
        return Newline.LF if "\n" in text else Newline.NONE
    crlf = text.count("\r\n")
    found = (
        (Newline.CRLF, crlf),
        (Newline.LF, text.count("\n") - crlf),
        (Newline.CR, text.count("\r") - crlf),
    )
    kinds = [kind for kind, count in found if count]
    return kinds[0] if len(kinds) == 1 else Newline.MIXED
