"""The MODS exporter: a release as a library catalogues it."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.mods.options import ModsOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="mods",
    title="Library description (MODS 3.8)",
    media_type="application/xml",
    suffix=".mods.xml",
    options=ModsOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class ModsExporter:
    """Writes the MODS description of a release."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: ModsOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: ModsOptions, context: ExportContext
    ) -> Rendition:
        """Return the description of ``release``; diagnostics say what it leaves out."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.mods.compose import compose  # noqa: PLC0415

        written = compose(release, context)
        return Rendition(
            data=written.data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=written.diagnostics,
        )


EXPORTER: Final = ModsExporter()
"""What the entry point names."""
