"""The record in a page of HTML: written into a data block, and read from one.

A record needs no escaping there: each ``<`` in it opens or closes an element of its
own, so neither the end of a ``script`` nor a comment can stand in it (HTML, 4.12.1.3).
Only characters that XML can hold and HTML cannot become references in hexadecimal,
which no record has, and so every byte comes back.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Final

from attrs import define, field

from releasekit.containers.limits import check_page
from releasekit.errors import RecordInvalidError, RecordMissingError
from releasekit.xml_safety import html_illegal, is_xml_text, read_html

RECORD_ID: Final = "release-record"
"""Id of the ``script`` element that holds the record."""
RECORD_TYPE: Final = "application/xml"
"""Its type: no browser runs it (HTML, 4.12.1, data block)."""


_REFERENCE: Final = re.compile("&#x([0-9a-f]{1,6});")


def data_block(record: bytes) -> str:
    """Return a record as a ``script`` element that no browser runs."""
    text = record.decode("utf-8")
    for char in dict.fromkeys(char for _, char in html_illegal(text)):
        text = text.replace(char, f"&#x{ord(char):x};")
    return f'<script type="{RECORD_TYPE}" id="{RECORD_ID}">{text}</script>'


def record_in_html(data: bytes) -> bytes:
    """Return the record that a page carries as a data block.

    Raises:
        RecordMissingError: there is none.
        RecordSyntaxError: the page is too large, or hostile.
        RecordInvalidError: there is more than one.
    """
    check_page(data)
    blocks = _DataBlocks()
    read_html(data, blocks)
    found = ["".join(parts).lstrip() for parts in blocks.found]
    if not found:
        raise RecordMissingError("no data block of the page is a record")
    if len(found) > 1:
        raise RecordInvalidError(f"the page carries {len(found)} records, not one")
    return _REFERENCE.sub(_restored, found[0]).encode("utf-8")


def _restored(reference: re.Match[str]) -> str:
    code = int(reference[1], 16)
    char = chr(code) if code <= sys.maxunicode else ""
    return char if char and html_illegal(char) and is_xml_text(char) else reference[0]


@define
class _DataBlocks:
    """Collects what stands in the data blocks that say they are the record."""

    found: list[list[str]] = field(factory=list)
    _inside: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._inside = tag == "script" and _is_record(attributes)
        if self._inside:
            self.found.append([])

    def end(self, tag: str) -> None:
        self._inside = False

    def data(self, text: str) -> None:
        if self._inside:
            self.found[-1].append(text)

    def close(self) -> None:
        self._inside = False


def _is_record(attributes: Mapping[str, str]) -> bool:
    kind = attributes.get("type", "").strip().lower()
    return kind == RECORD_TYPE and attributes.get("id") == RECORD_ID
