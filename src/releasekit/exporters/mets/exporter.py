"""The METS exporter: source, description and structure of a release in one file."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.mets.options import MetsOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="mets",
    title="Source and description (METS 1.12)",
    media_type="application/xml",
    suffix=".mets.xml",
    options=MetsOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class MetsExporter:
    """Writes the METS document of a release."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: MetsOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: MetsOptions, context: ExportContext
    ) -> Rendition:
        """Return the METS document of ``release``.

        Events of the call need ``context.time``; without it none is written, and the
        rendition says so.
        """
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.mets.compose import compose  # noqa: PLC0415

        written = compose(release, context)
        return Rendition(
            data=written.data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=written.diagnostics,
        )


EXPORTER: Final = MetsExporter()
"""What the entry point names."""
