"""The Markdown exporter: what it is, and the door to what does the work."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.markdown.options import MarkdownOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="markdown",
    title="Markdown (CommonMark, tables)",
    media_type="text/markdown; charset=utf-8; variant=GFM",
    suffix=".md",
    options=MarkdownOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class MarkdownExporter:
    """Writes a release as Markdown."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: MarkdownOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: MarkdownOptions, context: ExportContext
    ) -> Rendition:
        """Return the release as Markdown. Content never raises."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.markdown.build import build  # noqa: PLC0415

        data, diagnostics = build(release, options, context)
        return Rendition(
            data=data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=diagnostics,
        )


EXPORTER: Final = MarkdownExporter()
"""What the entry point names."""
