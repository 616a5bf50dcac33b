"""WordprocessingML as text: the one place where a string becomes XML."""

from __future__ import annotations

import re
from typing import Final

from releasekit.xml_safety import xml_attribute, xml_text, xml_visible

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
"""What the namespaces and relationship types of Office Open XML begin with."""
R: Final = f"{OFFICE}/relationships"
NAMESPACES: Final = f'xmlns:w="{W}" xmlns:r="{R}"'
"""Declarations for the root of a part."""

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BREAKS: Final = re.compile("(\t|\r\n|\r|\n)")


def attribute(text: str) -> str:
    """Return ``text`` for an attribute value in double quotes, on one line."""
    return xml_attribute(" ".join(text.split()))


def content(text: str) -> str:
    """Return the inside of a run: text, tabs and line breaks (ISO 29500-1, 17.3.3)."""
    if "\t" not in text and "\n" not in text and "\r" not in text:
        return _piece(text)
    return "".join(map(_piece_or_break, _BREAKS.split(text)))


def _piece_or_break(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    return "<w:br/>" if piece in {"\r\n", "\r", "\n"} else _piece(piece)


def _piece(text: str) -> str:
    if not text:
        return ""
    keep = text[0] == " " or text[-1] == " " or "  " in text
    space = ' xml:space="preserve"' if keep else ""
    return f"<w:t{space}>{xml_text(text)}</w:t>"


def run(text: str, properties: str = "") -> str:
    """Return a run; ``properties`` is its ready ``w:rPr`` or nothing."""
    return f"<w:r>{properties}{content(text)}</w:r>"


def paragraph(style: str, inside: str, number: str = "") -> str:
    """Return a paragraph; ``number`` is its ready ``w:numPr`` or nothing."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>{inside}</w:p>'


def part_bytes(xml: str) -> bytes:
    """Return the bytes of a part; what XML cannot hold becomes U+FFFD."""
    return (_DECLARATION + xml_visible(xml)).encode()
