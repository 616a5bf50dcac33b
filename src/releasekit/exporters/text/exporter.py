"""The text exporter: a release as clean plain text, UTF-8 with LF line ends."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.exporters.common.plain import one_line, plain
from releasekit.exporters.text.layout import text_lines
from releasekit.exporters.text.options import TextOptions
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="text",
    title="Plain text, cleaned",
    media_type="text/plain; charset=utf-8",
    suffix=".txt",
    options=TextOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class TextExporter:
    """Writes a release as plain text."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: TextOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: TextOptions, context: ExportContext
    ) -> Rendition:
        """Return the content of ``release`` as text; an empty one gives no bytes."""
        lines = map(one_line, text_lines(release, options))
        shown, diagnostics = plain("".join(f"{line}\n" for line in lines))
        return Rendition(
            data=shown.encode("utf-8"),
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=diagnostics,
        )


EXPORTER: Final = TextExporter()
"""What the entry point names."""
