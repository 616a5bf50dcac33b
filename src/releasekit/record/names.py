"""Names of the record: namespace, version, element and attribute names that recur."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

NAMESPACE: Final = "urn:releasekit:record:1"
"""Namespace of every element of the record."""
SCHEMA_VERSION: Final = "1"
"""Value of ``@schemaVersion``; it and the namespace change together."""
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
"""``xml:lang`` as lxml spells it."""
LENGTHS: Final = MappingProxyType(
    {"year": 4, "month": 7, "day": 10, "minute": 16, "second": 19, "month-day": 7}
)
"""How many characters a date of each precision has."""
MAX_TEXT: Final = 1_000_000
"""Most code points in one text node; longer text stands in ``chunk`` elements.

libxml2 refuses text nodes over 10,000,000 bytes unless told otherwise.
"""
MAX_PLACES: Final = 1_000
"""Most ranges in one ``@src``; the others stand in ``at`` elements."""
ESCAPES: Final = "backslash"
r"""Value of ``@escapes``: ``\u{hex}`` and ``\\`` are used in this record."""
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'
"""First line of every record."""
ROOT_ATTRIBUTES: Final = (
    f' xmlns="{NAMESPACE}" schemaVersion="{SCHEMA_VERSION}" sha256="'
)
"""First attributes of the root, up to the digits of the record's own digest."""
HEAD: Final = f"{DECLARATION}\n<release{ROOT_ATTRIBUTES}"
"""How every record begins, up to the digits of its own digest."""

_ELEMENTS: Final = """
    access acronym acronyms agent agents argument at attachment attachments
    attribution bytes cell channel chunk classification contact content
    control date dateline dates diagnostic diagnostics digest email encoding
    expansion fonds foreign furniture heading id identification identifier
    issued issuer item label language line link links list literal marker
    name note noteRef number of organisation other otherTitle p partOf place
    position primary profile quote recordId relation relations release
    releaseTerms resource retention rights row segments series short
    software source speaker subject subjects table text title translation
    turn type unknown
"""
ELEMENTS: Final = frozenset(_ELEMENTS.split())
"""Name of every element of the record."""


def qualified(name: str) -> str:
    """Return an element name of the record as lxml spells it."""
    return f"{{{NAMESPACE}}}{name}"


def local(tag: str) -> str:
    """Return the name without the record's namespace; other names unchanged."""
    return tag.removeprefix(f"{{{NAMESPACE}}}")
