"""The ledger as PREMIS 3.0: every file that it knows, and everything that happened.

One object stands for the bytes of one digest, however many names they have; events tell
of every attempt, those that failed and those of earlier runs too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO, Final

from attrs import frozen

from releasekit.batch.ledger.records import Records
from releasekit.batch.ledger.troubles import told
from releasekit.batch.ledger.values import diagnostics_of, error_of, unpacked
from releasekit.errors import ReleasekitError
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.writing import write_description
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
from releasekit.plugins.registry import installed_registry
from releasekit.record.names import DECLARATION

_OPEN: Final = (
    f'<premis xmlns="{NAMESPACE}"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' version="{VERSION}">\n'
)
_CLOSE: Final = "</premis>\n"
_FILES: Final = """
SELECT sha256, 0 AS is_made, inputs.id AS name, '' AS exporter,
    CASE source WHEN 'file' THEN size END AS bytes, '' AS made, '' AS version
FROM attempts JOIN inputs ON inputs.key = attempts.input WHERE sha256 IS NOT NULL
UNION ALL
SELECT outputs.sha256, 1, outputs.name, exporter, outputs.size, attempts.ended,
    runs.releasekit
FROM outputs JOIN attempts ON attempts.id = outputs.attempt
JOIN runs ON runs.id = attempts.run
ORDER BY 1, 2, 3, 6
"""
"""Every source and every output, by digest; sources before outputs."""
_ATTEMPTS: Final = """
SELECT attempts.id, inputs.id, attempts.ended, sha256, error_code, error_message,
    error_hint, error_path, runs.releasekit
FROM attempts
JOIN inputs ON inputs.key = attempts.input
JOIN runs ON runs.id = attempts.run
ORDER BY attempts.id
"""
_MADE: Final = """
SELECT exporter, sha256, diagnostics FROM outputs WHERE attempt = ? ORDER BY position
"""
_VERSIONS: Final = "SELECT DISTINCT releasekit FROM runs ORDER BY releasekit"
_RECORD: Final = "record"
_UNKNOWN: Final = "unknown"
_BREACH: Final = "RKD208"
"""Code of what says that a record breaks a rule."""


def write_premis(records: Records, file: BinaryIO) -> None:
    """Write a PREMIS document; memory stays flat.

    Args:
        records: the ledger.
        file: where the bytes go.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    records.check()
    file.write((DECLARATION + "\n" + _OPEN).encode())
    with told(records.path):
        file.writelines(
            write_description(node).data.partition(b"\n")[2] for node in _nodes(records)
        )
    file.write(_CLOSE.encode())


def _nodes(records: Records) -> Iterator[Node]:
    rows = records.connection.execute(_FILES)
    for sha256, files in groupby(rows, itemgetter(0)):
        yield _object(sha256, tuple(files))
    for row in records.connection.execute(_ATTEMPTS):
        made = records.connection.execute(_MADE, (row[0],)).fetchall()
        yield from map(_spelled, _events(_Attempt(*row), made))
    for (version,) in records.connection.execute(_VERSIONS):
        yield _agent(version)


@cache
def _media_type(exporter: str) -> str:
    try:
        return installed_registry().get(exporter).spec.media_type
    except ReleasekitError:  # no longer installed
        return _UNKNOWN


def _object(sha256: str, files: tuple[Any, ...]) -> Node:
    sources = dict.fromkeys(unpacked(file[2]) for file in files if not file[1])
    made = [file for file in files if file[1]]
    outputs = dict.fromkeys(unpacked(file[2]) for file in made)
    size = next((file[4] for file in files if file[4] is not None), None)
    kind = _media_type(made[0][3]) if made else _UNKNOWN
    content = (
        identified("objectIdentifier", DIGEST, sha256),
        element(
            "objectCharacteristics",
            (
                element("compositionLevel", "0"),
                element("fixity", _fixity(sha256)),
                *leaf("size", None if size is None else str(size)),
                element("format", (_format(kind),)),
                *(_made_by(file) for file in made[:1]),
            ),
        ),
        *leaf("originalName", next(iter((*sources, *outputs)))),
        *(_storage("input", name) for name in sources),
        *(_storage("output", name) for name in outputs),
    )
    return element("object", content, (("xsi:type", "file"),))


def _fixity(sha256: str) -> tuple[Node, ...]:
    return (
        element("messageDigestAlgorithm", "SHA-256"),
        element("messageDigest", sha256),
        element("messageDigestOriginator", OURS),
    )


def _format(name: str) -> Node:
    return element("formatDesignation", (element("formatName", name),))


def _made_by(file: Any) -> Node:  # noqa: ANN401 - a row
    _, _, _, _, _, ended, version = file
    content = (
        element("creatingApplicationName", OURS),
        element("creatingApplicationVersion", version),
        element("dateCreatedByApplication", _said(ended)),
    )
    return element("creatingApplication", content)


def _storage(kind: str, name: str) -> Node:
    location = identified("contentLocation", f"{kind} path", name)
    return element("storage", (location,))


@frozen
class _Attempt:
    """A row of `_ATTEMPTS`."""

    number: int
    input: str | bytes
    ended: str
    sha256: str | None
    code: str | None
    message: str | bytes
    hint: str | bytes
    path: str | bytes
    version: str


@frozen(kw_only=True)
class _Event:
    """An event before it is spelled."""

    attempt: _Attempt
    type: EventType
    detail: str
    note: str = ""
    failed: bool = False
    objects: tuple[tuple[str, str], ...]
    """Digest and role of each file that takes part."""


def _events(attempt: _Attempt, made: Iterable[Any]) -> Iterator[_Event]:
    source = ((attempt.sha256, "source"),) if attempt.sha256 else ()
    rows = tuple(made)
    name = unpacked(attempt.input)
    if source:
        yield _Event(
            attempt=attempt,
            type=EventType.DIGEST,
            detail="SHA-256 of the bytes as received",
            objects=source,
        )
    error = error_of(attempt.code, attempt.message, attempt.hint, attempt.path)
    formats = ", ".join(dict.fromkeys(row[0] for row in rows)) or "nothing"
    yield _Event(
        attempt=attempt,
        type=EventType.MIGRATION,
        detail=f"made of {name}: {formats}",
        note=f"{error.code}: {error.message}" if error else "",
        failed=error is not None,
        objects=(*source, *((digest, "outcome") for _, digest, _ in rows)),
    )
    yield from _validations(attempt, rows)


def _validations(attempt: _Attempt, rows: tuple[Any, ...]) -> Iterator[_Event]:
    records = [row for row in rows if row[0] == _RECORD]
    if records:
        found = (one for row in records for one in diagnostics_of(row[2]))
        breaches = [one.message for one in found if one.code == _BREACH]
        yield _Event(
            attempt=attempt,
            type=EventType.VALIDATION,
            detail="the record against its schema and the rules beyond it",
            note="; ".join(breaches),
            failed=bool(breaches),
            objects=tuple((row[1], "source") for row in records),
        )


def _spelled(event: _Event) -> Node:
    attempt = event.attempt
    kind = event.type.replace(" ", "-")
    note = leaf("eventOutcomeDetailNote", event.note)
    outcome = (
        element("eventOutcome", "fail" if event.failed else "success"),
        *((element("eventOutcomeDetail", note),) if note else ()),
    )
    content = (
        identified("eventIdentifier", OURS, f"ledger/{attempt.number}/{kind}"),
        event_type(event.type),
        element("eventDateTime", _said(attempt.ended)),
        element("eventDetailInformation", leaf("eventDetail", event.detail)),
        element("eventOutcomeInformation", outcome),
        linked("Agent", OURS, _agent_name(attempt.version), "executing program"),
        *(linked("Object", DIGEST, digest, role) for digest, role in event.objects),
    )
    return element("event", content)


def _agent(version: str) -> Node:
    name = _agent_name(version)
    content = (
        identified("agentIdentifier", OURS, name),
        element("agentName", OURS),
        element("agentType", "software"),
        element("agentVersion", version),
    )
    return element("agent", content)


def _agent_name(version: str) -> str:
    return f"{OURS} {version}"


def _said(time: str) -> str:
    """Return a time to the second: EDTF, which PREMIS wants, has no parts of one."""
    return datetime.fromisoformat(time).isoformat(timespec="seconds")
