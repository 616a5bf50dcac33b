"""The EAD3 exporter: a release as an archive describes it."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.ead3.options import Ead3Options
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="ead3",
    title="Archival description (EAD3 1.1)",
    media_type="application/xml",
    suffix=".ead.xml",
    options=Ead3Options,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class Ead3Exporter:
    """Writes the archival description of a release."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: Ead3Options) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: Ead3Options, context: ExportContext
    ) -> Rendition:
        """Return the description of ``release``; diagnostics say what it leaves out."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.ead3.compose import compose  # noqa: PLC0415

        written = compose(release, options.form, context)
        return Rendition(
            data=written.data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=written.diagnostics,
        )


EXPORTER: Final = Ead3Exporter()
"""What the entry point names."""
