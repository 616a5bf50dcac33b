"""The PREMIS exporter: what preservation systems must know of a release's files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from releasekit.exporters.premis.options import PremisOptions
from releasekit.model import Diagnostic, Release, Severity, diagnostic
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="premis",
    title="Preservation metadata (PREMIS 3.0)",
    media_type="application/xml",
    suffix=".premis.xml",
    options=PremisOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class PremisExporter:
    """Writes objects, events, agents and rights of a release."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: PremisOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: PremisOptions, context: ExportContext
    ) -> Rendition:
        """Return the PREMIS document of ``release``.

        Events of the call need ``context.time``; without it none is written, and
        the rendition says so.
        """
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.common.crosswalk.column import (  # noqa: PLC0415
            left_out,
        )
        from releasekit.exporters.common.premis.column import COLUMN  # noqa: PLC0415
        from releasekit.exporters.premis.compose import compose  # noqa: PLC0415

        written = compose(release, context, validate=options.validate)
        return Rendition(
            data=written.data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=(
                *written.diagnostics,
                *_undated(context),
                *left_out(COLUMN, release),
            ),
        )


EXPORTER: Final = PremisExporter()
"""What the entry point names."""


def _undated(context: ExportContext) -> Iterator[Diagnostic]:
    if context.time is None:
        yield diagnostic("RKD211", Severity.INFO)
