"""Reading: the bytes of a record become the release again."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator
from typing import Final

from attrs import frozen
from lxml import etree

from releasekit.errors import RecordInvalidError, RecordMissingError
from releasekit.model import (
    Diagnostic,
    Fidelity,
    Newline,
    PartOf,
    Release,
    SegmentClass,
    Segments,
    Severity,
    Source,
    SourceOrigin,
)
from releasekit.model.segment import LETTERS
from releasekit.record.fidelity import reencoded
from releasekit.record.names import ELEMENTS, ESCAPES, SCHEMA_VERSION, qualified
from releasekit.record.read_blocks import read_blocks
from releasekit.record.read_metadata import read_metadata
from releasekit.record.reader import Reader, every, invalid, maybe, one
from releasekit.record.software import Software
from releasekit.text import show
from releasekit.xml_safety import read_xml

_KNOWN: Final = frozenset(map(qualified, ELEMENTS))
_CLASSES: Final = {letter: SegmentClass(code) for code, letter in enumerate(LETTERS)}
_MOST_CHARACTERS: Final = 2**32 - 1
_MOST_DIGITS: Final = 10


@frozen(kw_only=True)
class Record:
    """A record read whole: the release and what the record says of itself."""

    release: Release
    software: Software
    identifier: str
    """Name of the record."""
    stated_digest: str | None
    """The digest that it states of itself, right or wrong."""


def read(data: bytes) -> Release:
    """Return the release that a record holds, equal to the one it was written from.

    Raises:
        RecordSyntaxError: not XML that may be read.
        RecordMissingError: XML, but not a record of releasekit.
        RecordInvalidError: a record whose shape is broken; says the line.
    """
    return read_record(data).release


def read_record(data: bytes) -> Record:
    """Return a record with what it says of itself; raises as `read` does."""
    return read_root(record_root(data))


def read_root(root: etree._Element) -> Record:
    """Return the record under a root element that `record_root` gave.

    Raises:
        RecordInvalidError: its shape is broken; says the line.
    """
    _refuse_unknown_elements(root)
    reader = reader_of(root)
    control = one(root, "control")
    release = Release(
        source=_source(reader, one(root, "source")),
        metadata=read_metadata(reader, root),
        blocks=read_blocks(reader, one(root, "content")),
        segments=_segments(reader, one(root, "segments")),
        diagnostics=tuple(
            _diagnostic(reader, child)
            for child in every(one(root, "diagnostics"), "diagnostic")
        ),
    )
    return Record(
        release=release,
        software=_software(reader, control),
        identifier=reader.text(one(control, "recordId")),
        stated_digest=root.get("sha256"),
    )


def record_root(data: bytes) -> etree._Element:
    """Return the root element of a record; raises as `read` does."""
    root = read_xml(data)
    if root.tag != qualified("release"):
        message = f"the root is {show(str(root.tag), limit=80)}, not a record"
        raise RecordMissingError(message)
    version = root.get("schemaVersion", "")
    if version != SCHEMA_VERSION:
        shown = show(version, limit=20) or "none"
        message = f"schema version {shown} of the record is unknown"
        raise RecordInvalidError(message, hint="use a newer releasekit")
    return root


def _refuse_unknown_elements(root: etree._Element) -> None:
    # What is not understood must not be lost in silence.
    for element in root.iter():
        if element.tag not in _KNOWN:
            raise invalid(element, "is no element of the record")


def reader_of(root: etree._Element) -> Reader:
    """Return the reader that fits a record: with escapes or without."""
    escapes = root.get("escapes")
    if escapes not in {None, ESCAPES}:
        raise invalid(root, "has an unknown value of escapes")
    return Reader(escapes == ESCAPES)


def _software(reader: Reader, control: etree._Element) -> Software:
    made_by = one(control, "software")
    resources = tuple(
        (reader.attribute(child, "name"), reader.attribute(child, "sha256"))
        for child in every(control, "resource")
    )
    return Software(
        name=reader.attribute(made_by, "name"),
        version=reader.attribute(made_by, "version"),
        resources=resources,
    )


def _source(reader: Reader, element: etree._Element) -> Source:
    encoding = one(element, "encoding")
    text = reader.text(one(element, "text"))
    name = reader.attribute(encoding, "name")
    bom = _bom(encoding)
    origin = reader.choice(element, "origin", SourceOrigin)
    return Source(
        data=_source_bytes(element, text, name, bom, origin),
        text=text,
        encoding=name,
        bom=bom,
        newline=reader.choice(element, "newline", Newline),
        sha256=reader.text(one(element, "digest")),
        fidelity=reader.choice(element, "fidelity", Fidelity),
        origin=origin,
        name=reader.attribute(element, "name"),
        media_type=reader.attribute(element, "mediaType"),
        evidence=reader.evidence(encoding),
        part=_part(reader, maybe(element, "partOf")),
    )


def _part(reader: Reader, element: etree._Element | None) -> PartOf | None:
    if element is None:
        return None
    return PartOf(
        number=reader.number(element, "number"),
        count=reader.number(element, "count"),
        name=reader.attribute(element, "name"),
        sha256=reader.attribute(element, "sha256"),
        evidence=reader.evidence(element),
    )


def _bom(encoding: etree._Element) -> bytes:
    try:
        return bytes.fromhex(encoding.get("bom", ""))
    except ValueError as error:
        raise invalid(encoding, "has a bom that is not hexadecimal") from error


def _source_bytes(
    element: etree._Element, text: str, name: str, bom: bytes, origin: SourceOrigin
) -> bytes:
    stored = every(element, "bytes")
    if stored:
        return b"".join(_decoded(child) for child in stored)
    try:
        return reencoded(text, name, bom, origin)
    except ValueError as error:
        message = f"cannot be turned into bytes: {error}"
        raise invalid(element, show(message, limit=200)) from error


def _decoded(element: etree._Element) -> bytes:
    digits = "".join((element.text or "").split())
    try:
        return b64decode(digits.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise invalid(element, "is not base64") from error


def _segments(reader: Reader, element: etree._Element) -> Segments:
    return Segments(_pieces(element, reader.text(element)))


def _pieces(element: etree._Element, text: str) -> Iterator[tuple[SegmentClass, int]]:
    end = 0
    for word in text.split():
        kind, digits = _CLASSES.get(word[0]), word[1:]
        if kind is None or not _is_length(digits):
            raise invalid(element, f"has a broken segment: {show(word, limit=20)}")
        end += int(digits)
        if end > _MOST_CHARACTERS:
            raise invalid(element, "covers more than 4,294,967,295 code points")
        yield kind, end


def _is_length(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS


def _diagnostic(reader: Reader, element: etree._Element) -> Diagnostic:
    spans = reader.spans(element)
    if len(spans) > 1:
        raise invalid(element, "has more than one place")
    return Diagnostic(
        code=reader.attribute(element, "code"),
        severity=reader.choice(element, "severity", Severity),
        arguments=tuple(
            (reader.attribute(child, "name"), reader.text(child))
            for child in every(element, "argument")
        ),
        span=spans[0] if spans else None,
    )
