"""The NARA CSV exporter: a release as a row of an agency's transfer metadata."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.nara_csv.options import NaraCsvOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="nara-csv",
    title="Transfer metadata (NARA, CSV)",
    media_type="text/csv",
    suffix=".nara.csv",
    options=NaraCsvOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class NaraCsvExporter:
    """Writes the transfer metadata of a release."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: NaraCsvOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: NaraCsvOptions, context: ExportContext
    ) -> Rendition:
        """Return the row of ``release``; diagnostics say what it leaves out."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.nara_csv.compose import compose  # noqa: PLC0415

        data, diagnostics = compose(release, options, context)
        return Rendition(
            data=data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=diagnostics,
        )


EXPORTER: Final = NaraCsvExporter()
"""What the entry point names."""
