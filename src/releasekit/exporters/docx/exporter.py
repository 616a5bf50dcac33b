"""The DOCX exporter: what it is, and the door to what does the work."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.docx.options import DocxOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="docx",
    title="Word document (Office Open XML)",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    suffix=".docx",
    options=DocxOptions,
    capabilities=frozenset(
        {Capability.DETERMINISTIC, Capability.EMBEDS_RECORD, Capability.READS_BACK}
    ),
)


@frozen
class DocxExporter:
    """Writes a release as a Word document and reads the record in it back."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: DocxOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: DocxOptions, context: ExportContext
    ) -> Rendition:
        """Return the release as a Word document."""
        # python-docx and lxml are slow to import; listing formats needs neither.
        from releasekit.exporters.docx.build import build  # noqa: PLC0415

        data, diagnostics = build(release, options, context)
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
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit import record  # noqa: PLC0415
        from releasekit.containers.records import record_in_zip  # noqa: PLC0415

        return record.read(record_in_zip(data))


EXPORTER: Final = DocxExporter()
"""What the entry point names."""
