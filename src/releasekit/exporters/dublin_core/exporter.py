"""The Dublin Core exporter: a release's description for catalogues and harvesters."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.dublin_core.options import DublinCoreOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="dublin-core",
    title="Dublin Core description (XML)",
    media_type="application/xml",
    suffix=".dc.xml",
    options=DublinCoreOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class DublinCoreExporter:
    """Writes what Dublin Core can say of a release."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: DublinCoreOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: DublinCoreOptions, context: ExportContext
    ) -> Rendition:
        """Return the description of ``release``; diagnostics say what it leaves out."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.dublin_core.compose import compose  # noqa: PLC0415

        written = compose(release, options.form, context)
        return Rendition(
            data=written.data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=written.diagnostics,
        )


EXPORTER: Final = DublinCoreExporter()
"""What the entry point names."""
