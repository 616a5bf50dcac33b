"""What PREMIS speaks of: a release, with names and bytes that entities refer to."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from attrs import evolve, field, frozen

from releasekit.exporters.common.record import record_id, record_of
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext


@frozen(kw_only=True)
class Subject:
    """A release with the names under which its objects, events and rights stand."""

    release: Release
    name: str
    """Identifier of the record, and so of the release as an entity."""
    record: bytes = field(repr=False, default=b"")
    """The record file as the ``record`` exporter writes it in this context.

    Nothing where only the source is spoken of.
    """
    record_sha256: str = ""
    """Its digest, 64 lower-case hexadecimal digits."""
    producer: str
    """Name of the software."""
    time: datetime | None
    """When the call took place, where the caller says it; aware."""

    def part(self, name: str) -> str:
        """Return the identifier of something that belongs to the release."""
        return f"{self.name}/{name}"


def subject_of(release: Release, context: ExportContext) -> Subject:
    """Return a release, its source and its record as what is spoken of."""
    record = record_of(release, context)
    return evolve(
        source_subject(release, context),
        record=record,
        record_sha256=hashlib.sha256(record).hexdigest(),
    )


def source_subject(release: Release, context: ExportContext) -> Subject:
    """Return a release and its source alone as what is spoken of."""
    time = context.time
    if time and time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    return Subject(
        release=release,
        name=record_id(release, context),
        producer=context.producer,
        time=time,
    )
