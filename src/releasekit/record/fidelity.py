"""Fidelity: whether a source's bytes come back from its text."""

from __future__ import annotations

import codecs
from typing import Final

from releasekit.model import SourceOrigin

_REFUSED: Final = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw_unicode_escape", "unicode_escape"}
)
"""Codecs of Python that are no plain encodings, or differ from system to system."""


def reencoded(text: str, encoding: str, bom: bytes, origin: SourceOrigin) -> bytes:
    """Return the bytes that ``text`` stands for: the byte order mark, then its code.

    Raises:
        ValueError: the encoding is unknown, refused, or cannot hold the text.
    """
    try:
        codec = codecs.lookup(encoding)
    except LookupError as error:
        message = f"encoding {encoding} is unknown"
        raise ValueError(message) from error
    name = codec.name.replace("-", "_")
    if name in _REFUSED:
        message = f"encoding {encoding} is not one for documents"
        raise ValueError(message)
    lenient = origin is SourceOrigin.TEXT and name == "utf_8"
    try:
        return bom + text.encode(encoding, "surrogatepass" if lenient else "strict")
    except LookupError as error:  # a codec from bytes to bytes, such as zlib
        message = f"encoding {encoding} is not one for text"
        raise ValueError(message) from error
