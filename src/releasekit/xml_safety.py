"""The one policy for XML: reading it safely, and writing what it cannot hold."""

from __future__ import annotations

import re
import sys
from typing import Final

from lxml import etree

from releasekit.errors import RecordSyntaxError

MAX_XML_BYTES: Final = 256 * 1024 * 1024
"""Largest XML document that is read, in bytes."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED_OR_ILLEGAL = re.compile(
    r"[^\t\n\r\u0020-\u005b\u005d-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_MOST_REPLACED: Final = 40
"""Most different characters that are replaced one after the other."""
_ESCAPE = re.compile(r"\\(?:\\|u\{([0-9a-f]{1,6})\})")


def is_xml_text(text: str) -> bool:
    """Tell whether XML 1.0 can hold every character (Char, production 2)."""
    return _ILLEGAL.search(text) is None


def xml_illegal(text: str) -> tuple[tuple[int, str], ...]:
    """Return offset and character of everything XML 1.0 cannot hold."""
    return tuple((m.start(), m[0]) for m in _ILLEGAL.finditer(text))


def xml_text(text: str) -> str:
    """Return ``text`` as XML character data.

    A carriage return becomes a character reference: a literal one would come back
    as a line feed (XML 1.0, 2.11).
    """
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;")
    )


def xml_attribute(text: str) -> str:
    """Return ``text`` as the value of an attribute between double quotes.

    Tab and line ends become character references: literal ones would come back as
    blanks (XML 1.0, 3.3.3).
    """
    return (
        xml_text(text)
        .replace('"', "&quot;")
        .replace("\t", "&#9;")
        .replace("\n", "&#10;")
    )


def xml_visible(text: str) -> str:
    """Return ``text`` with each character XML cannot hold as U+FFFD.

    For renditions that people read (DOCX, PDF metadata): one visible sign, never
    silence; the exact character stands in the record.
    """
    return _ILLEGAL.sub("\ufffd", text)


def xml_escape_reversibly(text: str) -> str:
    r"""Return ``text`` so that XML can hold it and nothing is lost.

    Illegal characters become ``\u{hex}``, a backslash becomes ``\\``; the document
    says somewhere that it is escaped so. A carriage return stays: XML readers keep
    it when it is written as the reference ``&#13;``.
    """
    found = sorted(char for char in set(text) if _ILLEGAL.match(char))
    if len(found) > _MOST_REPLACED:
        return _ESCAPED_OR_ILLEGAL.sub(_escape_one, text)
    # Whole-text replacements: a tenth of the time where there are millions.
    escaped = text.replace("\\", "\\\\")
    for char in found:
        escaped = escaped.replace(char, _escape(char))
    return escaped


def _escape_one(match: re.Match[str]) -> str:
    return _escape(match[0])


def _escape(char: str) -> str:
    return "\\\\" if char == "\\" else f"\\u{{{ord(char):x}}}"


def xml_unescape(text: str) -> str:
    """Undo `xml_escape_reversibly`; an escape beyond U+10FFFF stays as it is."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_unescape_one, text)


def _unescape_one(match: re.Match[str]) -> str:
    if not match[1]:
        return "\\"
    code = int(match[1], 16)
    return chr(code) if code <= sys.maxunicode else match[0]


def read_xml(data: bytes, *, max_bytes: int = MAX_XML_BYTES) -> etree._Element:
    """Parse XML from untrusted bytes.

    Guarantees:
        - no network, no file, no gzip, no entity is ever resolved;
        - any document type declaration is refused;
        - comments and processing instructions are removed before text is read.

    Raises:
        RecordSyntaxError: too large, not well formed, or with a DOCTYPE.
    """
    if len(data) > max_bytes:
        message = f"xml of {len(data)} bytes is over the limit of {max_bytes}"
        raise RecordSyntaxError(message)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"not well-formed xml: {error}"
        raise RecordSyntaxError(message) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        message = "xml with a document type declaration is refused"
        raise RecordSyntaxError(message)
    return root
