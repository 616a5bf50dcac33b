"""Events: what happened to the files, and only what somebody dated."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.premis.markup import (
    element,
    identified,
    leaf,
    linked,
)
from releasekit.exporters.common.premis.objects import DIGEST, OURS, said_time
from releasekit.exporters.common.premis.subject import Subject
from releasekit.exporters.common.premis.vocabulary import EventType, event_type
from releasekit.model import Date, DateType, Precision


@frozen(kw_only=True)
class Outcome:
    """How the validation of the record ended."""

    breaches: tuple[str, ...] = ()
    """Each breach of schema or rules, in words; none where the record is valid."""


@frozen(kw_only=True)
class _Event:
    """An event before it is spelled."""

    type: EventType
    time: str
    detail: str
    outcome: str = ""
    note: str = ""
    by_us: bool = True
    objects: tuple[tuple[str, str], ...]
    """Digest and role of each file that takes part."""


def events_of(subject: Subject, outcome: Outcome | None) -> Iterator[Node]:
    """Yield every event whose time is known, in the order in which they happen.

    Args:
        subject: what the document is about.
        outcome: what the validation of the record found, where it took place.
    """
    for event in (*_captures(subject), *_of_the_call(subject, outcome)):
        yield _spelled(subject, event)


def _captures(subject: Subject) -> Iterator[_Event]:
    for fact in subject.release.metadata.dates:
        if fact.value.type is DateType.CAPTURED and (time := _moment(fact.value)):
            yield _Event(
                type=EventType.CAPTURE,
                time=time,
                detail="the source was obtained",
                by_us=False,
                objects=((subject.release.source.sha256, "outcome"),),
            )
            return


def _of_the_call(subject: Subject, outcome: Outcome | None) -> Iterator[_Event]:
    time = said_time(subject)
    if not time:
        return
    source, record = subject.release.source.sha256, subject.record_sha256
    yield _Event(
        type=EventType.DIGEST,
        time=time,
        detail="SHA-256 of the bytes as received",
        outcome="success",
        objects=((source, "source"),),
    )
    if not record:
        return
    yield _Event(
        type=EventType.MIGRATION,
        time=time,
        detail="the record, which holds the source whole, was made from it",
        outcome="success",
        objects=((source, "source"), (record, "outcome")),
    )
    if outcome is not None:
        yield _Event(
            type=EventType.VALIDATION,
            time=time,
            detail="the record against its schema and the rules beyond it",
            outcome="fail" if outcome.breaches else "success",
            note="; ".join(outcome.breaches),
            objects=((record, "source"),),
        )


def _moment(date: Date) -> str:
    """Return a date as ISO 8601; nothing where its year is not known."""
    if date.precision is Precision.DAY_OF_YEAR:
        return ""
    zone = (date.zone or "") if "T" in date.when else ""
    return f"{date.when}{zone}"


def _spelled(subject: Subject, event: _Event) -> Node:
    name = subject.part(f"event/{event.type.replace(' ', '-')}")
    agent = (linked("Agent", OURS, subject.producer or OURS, "executing program"),)
    content = (
        identified("eventIdentifier", OURS, name),
        event_type(event.type),
        element("eventDateTime", event.time),
        element("eventDetailInformation", leaf("eventDetail", event.detail)),
        *_outcome(event),
        *(agent if event.by_us else ()),
        *(linked("Object", DIGEST, value, role) for value, role in event.objects),
    )
    return element("event", content)


def _outcome(event: _Event) -> tuple[Node, ...]:
    if not event.outcome:
        return ()
    note = leaf("eventOutcomeDetailNote", event.note)
    detail = (element("eventOutcomeDetail", note),) if note else ()
    parts = (element("eventOutcome", event.outcome), *detail)
    return (element("eventOutcomeInformation", parts),)
