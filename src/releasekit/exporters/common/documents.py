"""Exporters of documents that carry the record: what all of them do alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import ExportContext, ExporterSpec, Rendition

OptionsT = TypeVar("OptionsT")
Built: TypeAlias = tuple[bytes, tuple[Diagnostic, ...]]
"""A document, and what was odd about the release."""


@frozen(kw_only=True)
class DocumentExporter(Generic[OptionsT]):
    """Writes a release as a document and reads the record in it back.

    Its functions import what they need when they are called: who lists the exporters
    loads none of it.
    """

    spec: ExporterSpec
    build: Callable[[Release, OptionsT, ExportContext], Built]
    """Writes the document. Content never raises."""
    record_in: Callable[[bytes], bytes]
    """Takes the record out of a document."""

    def check(self, options: OptionsT) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: OptionsT, context: ExportContext
    ) -> Rendition:
        """Return the release as a document."""
        data, diagnostics = self.build(release, options, context)
        return Rendition(
            data=data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=diagnostics,
        )

    def recover(self, data: bytes) -> Release:
        """Return the release that a document carries.

        Raises:
            RecordError: there is no record in it, or it is broken.
        """
        # Slow to load, and writing needs none of it.
        from releasekit import record  # noqa: PLC0415

        return record.read(self.record_in(data))
