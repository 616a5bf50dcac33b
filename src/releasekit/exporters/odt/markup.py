"""OpenDocument XML as text: the one place where a string becomes XML."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from releasekit.xml_safety import xml_attribute, xml_text, xml_visible

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES: Final = MappingProxyType(
    {
        "office": f"{_ODF}:office:1.0",
        "text": f"{_ODF}:text:1.0",
        "table": f"{_ODF}:table:1.0",
        "style": f"{_ODF}:style:1.0",
        "fo": f"{_ODF}:xsl-fo-compatible:1.0",
        "svg": f"{_ODF}:svg-compatible:1.0",
        "meta": f"{_ODF}:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }
)
_DECLARED: Final = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMES.items())
_BLANKS: Final = re.compile("(\t|\r\n|[\r\n]| {2,})")


def document(root: str, inside: str) -> str:
    """Return a part of the package (ODF 1.3 part 3, 3.1.3)."""
    return f'<office:{root} {_DECLARED} office:version="1.3">{inside}</office:{root}>'


def part_bytes(xml: str) -> bytes:
    """Return the bytes of a part; what XML cannot hold becomes U+FFFD."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (declaration + xml_visible(xml)).encode()


def attribute(text: str) -> str:
    """Return ``text`` for an attribute value in double quotes, on one line."""
    return xml_attribute(" ".join(text.split()))


_BLANK: Final = "<text:s/>"


def content(text: str, *, first: bool = True) -> str:
    """Return text as a paragraph holds it: blanks as elements (6.1.2).

    Args:
        text: what to write.
        first: whether nothing stands before it: then a reader drops its first blank.
    """
    lead = len(text) - len(text.lstrip(" "))
    shown = lead - 1 if lead > 1 else int(lead == 1 and first)
    return _BLANK * shown + "".join(map(_piece, _BLANKS.split(text[shown:])))


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<text:tab/>"
    if piece in {"\r\n", "\r", "\n"}:
        return "<text:line-break/>"
    if piece.startswith("  "):
        return f' <text:s text:c="{len(piece) - 1}"/>'
    return xml_text(piece)
