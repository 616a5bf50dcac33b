"""The Akoma Ntoso exporter: a release as parliaments and gazettes mark texts up."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.akoma_ntoso.options import AkomaNtosoOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="akoma-ntoso",
    title="Marked-up text (Akoma Ntoso 3.0)",
    media_type="application/akn+xml",
    suffix=".akn.xml",
    options=AkomaNtosoOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class AkomaNtosoExporter:
    """Writes a release as a ``doc`` of Akoma Ntoso."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: AkomaNtosoOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: AkomaNtosoOptions, context: ExportContext
    ) -> Rendition:
        """Return ``release`` as a document; diagnostics say what it leaves out."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.akoma_ntoso.compose import compose  # noqa: PLC0415

        written = compose(release, context)
        return Rendition(
            data=written.data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=written.diagnostics,
        )


EXPORTER: Final = AkomaNtosoExporter()
"""What the entry point names."""
