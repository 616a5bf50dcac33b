"""What happened to the files of a package: PREMIS that every importer takes.

That of Archivematica wants more than the schema of PREMIS 3 does: types of objects are
spelled ``premis:file``; ``originalName`` is the path in the package; each file and each
agent must take part in an event, and each event have both. A capture by somebody
unknown, and bodies that only answer for the text, therefore stand in the record alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit import record
from releasekit._version import __version__
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.common.premis.agents import software_agent
from releasekit.exporters.common.premis.markup import (
    NAMESPACE,
    VERSION,
    element,
    identified,
    leaf,
    linked,
)
from releasekit.exporters.common.premis.objects import DIGEST, OURS
from releasekit.exporters.common.premis.vocabulary import EventType, event_type
from releasekit.exporters.common.record import record_id
from releasekit.model import Release
from releasekit.packaging.payload import SOURCE, PayloadFile
from releasekit.plugins.contract import ExportContext

_RECORD: Final = "record"
_ROOT: Final = (
    ("xmlns", NAMESPACE),
    ("xmlns:premis", NAMESPACE),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("version", VERSION),
)
_MADE: Final = MappingProxyType(
    {
        _RECORD: "the record, which holds the source whole, was made from it",
        "pdf": "a document for reading was made from the source",
        "docx": "a document for editing was made from the source",
    }
)


@frozen(kw_only=True)
class _Event:
    """An event before it is spelled."""

    name: str
    """Unlike every other of the document."""
    type: EventType
    detail: str
    outcome: str = "success"
    note: str = ""
    objects: tuple[tuple[PayloadFile, str], ...]
    """Each file that takes part, and its role."""


def events(
    release: Release,
    context: ExportContext,
    time: datetime,
    payload: tuple[PayloadFile, ...],
) -> Written:
    """Return the document, and what XML could not hold.

    Args:
        release: what the files are made of.
        context: gives producer and identifier.
        time: when it all happened.
        payload: the files; the source is the first.
    """
    name, producer = record_id(release, context), context.producer or OURS
    happened = tuple(_happened(payload))
    content = (
        *(_object(file, producer, time) for file in payload),
        *(_spelled(event, name, producer, time) for event in happened),
        software_agent(producer),
    )
    return write_description(element("premis", content, _ROOT))


def _happened(payload: tuple[PayloadFile, ...]) -> Iterator[_Event]:
    source, *made = payload
    yield _Event(
        name=EventType.DIGEST,
        type=EventType.DIGEST,
        detail="SHA-256 of the bytes as received",
        objects=((source, "source"),),
    )
    for file in made:
        yield _Event(
            name=f"{EventType.MIGRATION} to {file.format}",
            type=EventType.MIGRATION,
            detail=_MADE[file.format],
            objects=((source, "source"), (file, "outcome")),
        )
        if file.format == _RECORD:
            yield _validated(file)


def _validated(file: PayloadFile) -> _Event:
    breaches = tuple(breach.text for breach in record.validate(file.data))
    return _Event(
        name=EventType.VALIDATION,
        type=EventType.VALIDATION,
        detail="the record against its schema and the rules beyond it",
        outcome="fail" if breaches else "success",
        note="; ".join(breaches),
        objects=((file, "source"),),
    )


def _object(file: PayloadFile, producer: str, time: datetime) -> Node:
    fixity = (
        element("messageDigestAlgorithm", "SHA-256"),
        element("messageDigest", _digest(file)),
        element("messageDigestOriginator", producer),
    )
    name = element("formatName", file.media_type or "unknown")
    characteristics = (
        element("compositionLevel", "0"),
        element("fixity", fixity),
        element("size", str(len(file.data))),
        element("format", (element("formatDesignation", (name,)),)),
        *(() if file.format == SOURCE else (_made_by(producer, time),)),
    )
    content = (
        identified("objectIdentifier", DIGEST, _digest(file)),
        element("objectCharacteristics", characteristics),
        element("originalName", file.path),
    )
    return element("object", content, (("xsi:type", "premis:file"),))


def _made_by(producer: str, time: datetime) -> Node:
    content = (
        element("creatingApplicationName", producer),
        element("creatingApplicationVersion", __version__),
        element("dateCreatedByApplication", _said(time)),
    )
    return element("creatingApplication", content)


def _spelled(event: _Event, name: str, producer: str, time: datetime) -> Node:
    part = f"{name}/event/{event.name.replace(' ', '-')}"
    note = leaf("eventOutcomeDetailNote", event.note)
    outcome = (
        element("eventOutcome", event.outcome),
        *((element("eventOutcomeDetail", note),) if note else ()),
    )
    content = (
        identified("eventIdentifier", OURS, part),
        event_type(event.type),
        element("eventDateTime", _said(time)),
        element("eventDetailInformation", leaf("eventDetail", event.detail)),
        element("eventOutcomeInformation", outcome),
        linked("Agent", OURS, producer, "executing program"),
        *(linked("Object", DIGEST, _digest(f), role) for f, role in event.objects),
    )
    return element("event", content)


def _digest(file: PayloadFile) -> str:
    return hashlib.sha256(file.data).hexdigest()


def _said(time: datetime) -> str:
    return time.isoformat(timespec="seconds")
