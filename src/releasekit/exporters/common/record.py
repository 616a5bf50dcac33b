"""The record that a document carries, and the record format is."""

from __future__ import annotations

from releasekit import record
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext


def record_of(
    release: Release,
    context: ExportContext,
    resources: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """Return the record of a release.

    Args:
        release: what to keep.
        context: gives producer and identifier.
        resources: name and SHA-256 of what the document depends on.
    """
    identifier = context.identifier(release) if context.identifier else None
    software = record.Software(name=context.producer, resources=resources)
    return record.write(release, software=software, identifier=identifier)
