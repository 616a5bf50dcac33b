"""The ODT exporter: what it is, and the door to what does the work."""

from __future__ import annotations

from typing import Final

from releasekit.exporters.common.documents import Built, DocumentExporter
from releasekit.exporters.odt.options import OdtOptions
from releasekit.model import Release
from releasekit.plugins.contract import Capability, ExportContext, ExporterSpec

SPEC: Final = ExporterSpec(
    name="odt",
    title="OpenDocument text (ODF 1.3)",
    media_type="application/vnd.oasis.opendocument.text",
    suffix=".odt",
    options=OdtOptions,
    capabilities=frozenset(
        {
            Capability.DETERMINISTIC,
            Capability.EMBEDS_RECORD,
            Capability.READS_BACK,
        }
    ),
)


def _build(release: Release, options: OdtOptions, context: ExportContext) -> Built:
    # Slow to load, and who lists the exporters needs none of it.
    from releasekit.exporters.odt.build import build  # noqa: PLC0415

    return build(release, options, context)


def _record_in(data: bytes) -> bytes:
    # Reading alone needs it.
    from releasekit.containers.records import record_in_odt  # noqa: PLC0415

    return record_in_odt(data)


EXPORTER: Final = DocumentExporter(spec=SPEC, build=_build, record_in=_record_in)
"""What the entry point names."""
