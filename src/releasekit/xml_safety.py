"""The one policy for XML and HTML: safe reading, and what they cannot hold."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

from releasekit.errors import RecordSyntaxError

# Slow to load, and who only writes needs none of it: imported where XML is read.
if TYPE_CHECKING:
    from lxml import etree

MAX_XML_BYTES: Final = 256 * 1024 * 1024
"""Largest XML document that is read, in bytes."""

# Said by what is missing from Char: all planes in one class cost 5 ms to compile.
_NO_CHAR: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_ILLEGAL = re.compile(f"[{_NO_CHAR}]")
_ESCAPED_OR_ILLEGAL = re.compile(rf"[\\{_NO_CHAR}]")
_LAST_OF_PLANES = "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17)
)
_HTML_ILLEGAL = re.compile(rf"[{_NO_CHAR}\x7f-\x9f\ufdd0-\ufdef]|[{_LAST_OF_PLANES}]")
_CONTROLS: Final = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_XML_CONTROLS: Final = _CONTROLS.replace(b"\x7f", b"")
_LAST_OF_PLANE: Final = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF in UTF-8, the only noncharacters that XML refuses."""
_LATER_CONTROLS: Final = re.compile(rb"\xc2[\x80-\x9f]")
_NONCHARACTERS: Final = (b"\xef\xb7", b"\xbf\xbe", b"\xbf\xbf")
"""With what they begin or end in UTF-8; some other characters do, too."""
_MOST_REPLACED: Final = 40
"""Most different characters that are replaced one after the other."""
_CROWDED: Final = "boolean(//*[@*[257]])"
_SCHEMA_LOCATIONS: Final = "//@xsi:schemaLocation | //@xsi:noNamespaceSchemaLocation"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_ESCAPE = re.compile(r"\\(?:\\|u\{([0-9a-f]{1,6})\})")


def is_xml_text(text: str) -> bool:
    """Tell whether XML 1.0 can hold every character (Char, production 2)."""
    # Bytes are searched many times as fast as a class of characters.
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return len(data.translate(None, _XML_CONTROLS)) == len(data) and not any(
        sign in data for sign in _LAST_OF_PLANE
    )


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


def html_illegal(text: str) -> tuple[tuple[int, str], ...]:
    """Return offset and character of everything that XML or HTML cannot hold.

    HTML refuses more than XML: further controls and all noncharacters (HTML, 13.2.3.5).
    """
    if not _may_be_html_illegal(text):
        return ()
    return tuple((m.start(), m[0]) for m in _HTML_ILLEGAL.finditer(text))


def _may_be_html_illegal(text: str) -> bool:
    """Tell whether a text must be looked at by the character: few must.

    Bytes are searched a hundred times as fast as a class of characters.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate
        return True
    return (
        len(data.translate(None, _CONTROLS)) != len(data)
        or any(sign in data for sign in _NONCHARACTERS)
        or _LATER_CONTROLS.search(data) is not None
    )


def html_visible(text: str) -> str:
    """Return ``text`` with each character HTML cannot hold as U+FFFD.

    The same sign as in `xml_visible`, for the same reason.
    """
    return _HTML_ILLEGAL.sub("\ufffd", text) if _may_be_html_illegal(text) else text


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
        - any document type declaration is refused, and any ``xsi:schemaLocation``;
        - no text, attribute, comment or instruction is over 10,000,000 bytes and no
          nesting over 256 levels: the limits that libxml2 keeps unless told otherwise;
        - no element has more than 256 attributes;
        - comments and processing instructions are removed before text is read.

    Raises:
        RecordSyntaxError: too large, not well formed, or one of the above.
    """
    if len(data) > max_bytes:
        message = f"xml of {len(data)} bytes is over the limit of {max_bytes}"
        raise RecordSyntaxError(message)
    root = _parsed(data, _parser())
    if getattr(root.getroottree().docinfo, "doctype", ""):
        message = "xml with a document type declaration is refused"
        raise RecordSyntaxError(message)
    if root.xpath(_CROWDED):
        message = "xml with an element of more than 256 attributes is refused"
        raise RecordSyntaxError(message)
    if root.xpath(_SCHEMA_LOCATIONS, namespaces={"xsi": _XSI}):
        message = "xml that names the place of its schema is refused"
        raise RecordSyntaxError(message, hint="take the schemaLocation attribute out")
    return root


class HtmlTarget(Protocol):
    """What hears of the elements and words of a page, in order."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, tag: str) -> None:
        """Hear that an element ends."""

    def data(self, text: str) -> None:
        """Hear some words, or a part of some."""

    def close(self) -> None:
        """Hear that the page ends."""


def read_html(data: bytes, target: HtmlTarget) -> None:
    """Tell a target what stands in a page of HTML from untrusted bytes.

    Guarantees:
        - no network and no file is ever opened, nothing runs;
        - no tree is built: depth and number of elements cost no memory;
        - comments and processing instructions are passed over.

    Raises:
        RecordSyntaxError: it is too large or cannot be read at all.
    """
    if len(data) > MAX_XML_BYTES:
        message = f"html of {len(data)} bytes is over the limit of {MAX_XML_BYTES}"
        raise RecordSyntaxError(message)
    from lxml import etree  # noqa: PLC0415

    parser = etree.HTMLParser(
        # The stubs of lxml want methods that may be missing, and bytes.
        target=target,  # type: ignore[arg-type]
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # a record may be one long text
    )
    try:
        etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = f"html that cannot be read: {error}"
        raise RecordSyntaxError(message) from error


def read_schema(files: Mapping[str, bytes], main: str) -> etree.XMLSchema:
    """Return a compiled schema whose files are all at hand.

    Args:
        files: name and content of each file, the included and imported ones too.
        main: name of the one to begin with.

    Raises:
        RecordSyntaxError: it is no well-formed XML.
        lxml.etree.XMLSchemaParseError: it is no schema, or wants another file.
    """
    from lxml import etree  # noqa: PLC0415

    parser = _parser()
    parser.resolvers.add(_from_memory(files))
    return etree.XMLSchema(_parsed(files[main], parser))


def _parser() -> etree.XMLParser:
    from lxml import etree  # noqa: PLC0415

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )


def _parsed(data: bytes, parser: etree.XMLParser) -> etree._Element:
    from lxml import etree  # noqa: PLC0415

    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        # Its text as a whole would name the place twice.
        raise RecordSyntaxError(f"not well-formed xml: {error.msg}") from error
    except ValueError as error:
        raise RecordSyntaxError(f"not well-formed xml: {error}") from error


def _from_memory(files: Mapping[str, bytes]) -> etree.Resolver:
    """Return what answers from what is at hand: no file or address is ever opened."""
    from lxml import etree  # noqa: PLC0415

    class FromMemory(etree.Resolver):
        # The stubs of lxml know neither the context that resolvers are handed nor
        # that resolve_string takes it.
        def resolve(  # type: ignore[override]
            self,
            system_url: str,
            public_id: str,
            context: Any,  # noqa: ANN401
        ) -> Any:  # noqa: ANN401
            name = system_url.rpartition("/")[2]
            text = files.get(name, b"")
            return self.resolve_string(text, context)  # type: ignore[call-arg]

    return FromMemory()
