"""The HTML exporter: what it is, and the door to what does the work."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.html.options import HtmlOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="html",
    title="Web page (HTML)",
    media_type="text/html; charset=utf-8",
    suffix=".html",
    options=HtmlOptions,
    capabilities=frozenset(
        {
            Capability.DETERMINISTIC,
            Capability.EMBEDS_RECORD,
            Capability.READS_BACK,
            Capability.TAGGED,
        }
    ),
)


@frozen
class HtmlExporter:
    """Writes a release as a page and reads the record in it back."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: HtmlOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: HtmlOptions, context: ExportContext
    ) -> Rendition:
        """Return the release as a page. Content never raises."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.html.build import build  # noqa: PLC0415

        data, diagnostics = build(release, options, context)
        return Rendition(
            data=data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=diagnostics,
        )

    def recover(self, data: bytes) -> Release:
        """Return the release that a page carries.

        Raises:
            RecordError: there is no record in it, or it is broken.
        """
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit import record  # noqa: PLC0415
        from releasekit.containers.unhtml import record_in_html  # noqa: PLC0415

        return record.read(record_in_html(data))


EXPORTER: Final = HtmlExporter()
"""What the entry point names."""
