"""The HTML exporter: what it is, and the door to what does the work."""

from __future__ import annotations

from typing import Final

from releasekit.exporters.common.documents import Built, DocumentExporter
from releasekit.exporters.html.options import HtmlOptions
from releasekit.model import Release
from releasekit.plugins.contract import Capability, ExportContext, ExporterSpec

SPEC: Final = ExporterSpec(
    name="html",
    title="Web page (HTML)",
    media_type="text/html; charset=utf-8",
    suffix=".html",
    options=HtmlOptions,
    capabilities=frozenset(
        {
            Capability.DETERMINISTIC,
            Capability.EMBEDS_RECORD,
            Capability.READS_BACK,
            Capability.TAGGED,
        }
    ),
)


def _build(release: Release, options: HtmlOptions, context: ExportContext) -> Built:
    # Slow to load, and who lists the exporters needs none of it.
    from releasekit.exporters.html.build import build  # noqa: PLC0415

    return build(release, options, context)


def _record_in(data: bytes) -> bytes:
    # Reading alone needs it.
    from releasekit.containers.unhtml import record_in_html  # noqa: PLC0415

    return record_in_html(data)


EXPORTER: Final = DocumentExporter(spec=SPEC, build=_build, record_in=_record_in)
"""What the entry point names."""
