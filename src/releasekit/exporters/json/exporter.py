"""The JSON exporter: a release for programs, in one documented shape."""

from __future__ import annotations

import json
from typing import Final

from attrs import field, frozen

from releasekit.exporters.json.options import JsonOptions
from releasekit.exporters.json.plain import plain_release
from releasekit.model import Diagnostic, Release, flat_view
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="json",
    title="JSON for programs",
    media_type="application/json",
    suffix=".json",
    options=JsonOptions,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


@frozen
class JsonExporter:
    """Writes a release as JSON (RFC 8259), UTF-8, keys sorted."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: JsonOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: JsonOptions, context: ExportContext
    ) -> Rendition:
        """Return ``release`` as JSON, ending in a line feed."""
        text = json.dumps(
            flat_view(release) if options.flat else plain_release(release),
            ensure_ascii=False,
            allow_nan=False,
            sort_keys=True,
            indent=options.indent or None,
            separators=(",", ": ") if options.indent else (",", ":"),
        )
        return Rendition(
            data=_utf8(text),
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
        )


EXPORTER: Final = JsonExporter()
"""What the entry point names."""


def _utf8(text: str) -> bytes:
    # Lone surrogates stand in strings only, where the six characters that
    # backslashreplace puts for one are its JSON escape (RFC 8259, 7).
    return text.encode("utf-8", "backslashreplace") + b"\n"
