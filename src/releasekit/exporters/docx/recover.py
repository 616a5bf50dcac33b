"""Recovering: the record comes back out of a Word document, safely."""

from __future__ import annotations

import re
import zipfile
from typing import Final

from releasekit import record
from releasekit.errors import RecordInvalidError, RecordMissingError
from releasekit.exporters.common.zip import open_zip, read_entry
from releasekit.model import Release
from releasekit.xml_safety import MAX_XML_BYTES

_CUSTOM_PART: Final = re.compile(r"customXml/[^/]{1,200}\.xml")
_MOST_PARTS: Final = 100
"""Most custom XML parts that are looked at."""
_HEAD: Final = 2048
"""Bytes of a part within which the record's root names itself."""


def recover(data: bytes) -> Release:
    """Return the release that a document carries.

    Another program may have given the part another name, so every custom XML part is
    looked at; never more than `MAX_XML_BYTES` of them in all.

    Raises:
        RecordMissingError: the bytes are no archive, or none of its parts is a record.
        RecordSyntaxError: a part is damaged or too large.
        RecordInvalidError: there are several records, or the one is broken.
    """
    with open_zip(data) as archive:
        found = _records(archive)
    if not found:
        raise RecordMissingError("no part of the document is a record")
    if len(found) > 1:
        raise RecordInvalidError(f"the document carries {len(found)} records, not one")
    return record.read(found[0])


def _records(archive: zipfile.ZipFile) -> list[bytes]:
    names = sorted(set(filter(_CUSTOM_PART.fullmatch, archive.namelist())))
    left = MAX_XML_BYTES
    found = []
    for name in names[:_MOST_PARTS]:
        text = read_entry(archive, name, max_bytes=left)
        left -= len(text)
        if _is_record(text):
            found.append(text)
    return found


def _is_record(data: bytes) -> bool:
    # Another program may have written the part anew, in UTF-16 as well.
    head = data[:_HEAD].replace(b"\x00", b"")
    return b"<release" in head and record.NAMESPACE.encode("ascii") in head
