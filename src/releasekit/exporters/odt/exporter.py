"""The ODT exporter: what it is, and the door to what does the work."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.odt.options import OdtOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="odt",
    title="OpenDocument text (ODF 1.3)",
    media_type="application/vnd.oasis.opendocument.text",
    suffix=".odt",
    options=OdtOptions,
    capabilities=frozenset(
        {
            Capability.DETERMINISTIC,
            Capability.EMBEDS_RECORD,
            Capability.READS_BACK,
        }
    ),
)


@frozen
class OdtExporter:
    """Writes a release as an OpenDocument text and reads the record in it back."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: OdtOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: OdtOptions, context: ExportContext
    ) -> Rendition:
        """Return the release as an OpenDocument text. Content never raises."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.odt.build import build  # noqa: PLC0415

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
        from releasekit.containers.records import record_in_odt  # noqa: PLC0415

        return record.read(record_in_odt(data))


EXPORTER: Final = OdtExporter()
"""What the entry point names."""
