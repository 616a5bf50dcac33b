"""The text exporter: a release as clean plain text, UTF-8 with LF line ends."""

from __future__ import annotations

import re
from typing import Final

from attrs import field, frozen

from releasekit.exporters.text.layout import text_lines
from releasekit.exporters.text.options import TextOptions
from releasekit.model import Diagnostic, Release, diagnostic
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

_BREAKS: Final = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]")
"""What some reader takes for the end of a line, inside of a block's text."""
_UNSAFE: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff]")
"""What a terminal may obey, and what UTF-8 cannot hold."""


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
        lines = [_BREAKS.sub(" ", line) for line in text_lines(release, options)]
        text = "".join(f"{line}\n" for line in lines)
        shown = _UNSAFE.sub("\ufffd", text)
        return Rendition(
            data=shown.encode("utf-8"),
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=_replaced(text) if shown != text else (),
        )


EXPORTER: Final = TextExporter()
"""What the entry point names."""


def _replaced(text: str) -> tuple[Diagnostic, ...]:
    codes = sorted({ord(char) for char in _UNSAFE.findall(text)})
    return tuple(diagnostic("RKD209", code=f"{code:04X}") for code in codes)
