"""The record taken out of the files that carry it, safely."""

from __future__ import annotations

import re
from typing import Final, assert_never

from releasekit.containers.kinds import Container, container_of
from releasekit.containers.limits import check_density
from releasekit.containers.names import ATTACHMENT_NAME, odt_record
from releasekit.containers.statements import record_in_statements
from releasekit.containers.unhtml import record_in_html
from releasekit.containers.unpdf import open_pdf, stream_bytes
from releasekit.containers.unzip import OpenZip
from releasekit.errors import RecordInvalidError, RecordMissingError
from releasekit.record import NAMESPACE

_CUSTOM_PART: Final = re.compile(r"customXml/[^/]{1,200}\.xml")
_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?release[\s>]")
"""The root of a record: properties that only name its namespace are none."""
_MOST_PARTS: Final = 100
"""Most custom XML parts that are looked at."""
_MOST_FILES: Final = 1500
"""Most parts that hold a record together."""
_HEAD: Final = 2048
"""Bytes of a part within which the record's root names itself."""


def record_bytes(data: bytes) -> bytes:
    """Return the record that a file is or carries, as its bytes stand in it.

    Raises:
        RecordMissingError: there is none.
        RecordSyntaxError: the file is damaged or encrypted.
        RecordInvalidError: there is more than one.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    container = container_of(data)
    match container:
        case Container.DOCX:
            return record_in_zip(data)
        case Container.ODT:
            return record_in_odt(data)
        case Container.PDF:
            return record_in_pdf(data)
        case Container.HTML:
            return record_in_html(data)
        case Container.RECORD:
            return data
        case _:
            assert_never(container)


def record_in_zip(data: bytes) -> bytes:
    """Return the record that a DOCX carries as a custom XML part.

    Another program may have given the part another name, so every custom XML part is
    looked at.

    Raises:
        RecordMissingError: the bytes are no archive, or none of its parts is a record.
        RecordSyntaxError: the archive or a part is damaged, hostile or too large.
        RecordInvalidError: more than one part is a record.
    """
    archive = OpenZip(data)
    parts = sorted(filter(_CUSTOM_PART.fullmatch, archive.names))[:_MOST_PARTS]
    found = [name for name in parts if _is_record(archive.head(name, _HEAD))]
    if not found:
        raise RecordMissingError("no part of the document is a record")
    if len(found) > 1:
        raise RecordInvalidError(f"the document carries {len(found)} records, not one")
    return archive.xml(found[0])


def record_in_odt(data: bytes) -> bytes:
    """Return the record that an OpenDocument text carries in its metadata.

    Raises:
        RecordMissingError: the bytes are no archive, or it has no such part; a program
            that saved the document anew may have left it out.
        RecordSyntaxError: the archive or the part is damaged, hostile or too large.
    """
    archive = OpenZip(data)
    names = filter(archive.names.__contains__, map(odt_record, range(1, _MOST_FILES)))
    record = record_in_statements(map(archive.xml, names))
    if not record:
        raise RecordMissingError(f"the document has no record in {odt_record(1)}")
    return record


def _is_record(head: bytes) -> bool:
    # Another program may have written the part anew, in UTF-16 as well.
    head = head.replace(b"\x00", b"")
    return bool(_ROOT.search(head)) and NAMESPACE.encode("ascii") in head


def record_in_pdf(data: bytes) -> bytes:
    """Return the record that a PDF carries as an attachment.

    Raises:
        RecordMissingError: nothing of that name is attached.
        RecordSyntaxError: the file is damaged, encrypted or hostile, or the record
            too large.
        MissingDependencyError: pikepdf is not installed.
    """
    with open_pdf(data) as pdf:
        found = pdf.attachments.get(ATTACHMENT_NAME)
        if found is None:
            message = f"the pdf has no attachment {ATTACHMENT_NAME}"
            raise RecordMissingError(message)
        content = stream_bytes(found.get_file().obj, len(data))
    check_density(content, len(data))
    return content
