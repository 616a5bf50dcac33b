"""The JSON-LD exporter: a release as the web and its catalogues read it."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.jsonld.options import JsonLdOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="jsonld",
    title="Linked data (JSON-LD, schema.org)",
    media_type="application/ld+json",
    suffix=".jsonld",
    options=JsonLdOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class JsonLdExporter:
    """Writes a release as a schema.org NewsArticle."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: JsonLdOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: JsonLdOptions, context: ExportContext
    ) -> Rendition:
        """Return ``release`` as JSON-LD; diagnostics say what it leaves out."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.jsonld.compose import compose  # noqa: PLC0415

        written = compose(release, options, context)
        return Rendition(
            data=written.data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=written.diagnostics,
        )


EXPORTER: Final = JsonLdExporter()
"""What the entry point names."""
