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
    software = record.Software(name=context.producer, resources=resources)
    given = _given_id(release, context)
    return record.write(release, software=software, identifier=given)


def record_id(release: Release, context: ExportContext) -> str:
    """Return the name that the record of a release has."""
    return _given_id(release, context) or f"sha256:{release.source.sha256}"


def _given_id(release: Release, context: ExportContext) -> str | None:
    return context.identifier(release) if context.identifier else None
