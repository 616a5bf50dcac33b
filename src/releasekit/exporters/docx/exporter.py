"""The DOCX exporter: what it is, and the door to what does the work."""

from __future__ import annotations

from typing import Final

from releasekit.exporters.common.documents import Built, DocumentExporter
from releasekit.exporters.docx.options import DocxOptions
from releasekit.model import Release
from releasekit.plugins.contract import Capability, ExportContext, ExporterSpec

SPEC: Final = ExporterSpec(
    name="docx",
    title="Word document (Office Open XML)",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    suffix=".docx",
    options=DocxOptions,
    capabilities=frozenset(
        {Capability.DETERMINISTIC, Capability.EMBEDS_RECORD, Capability.READS_BACK}
    ),
)


def _build(release: Release, options: DocxOptions, context: ExportContext) -> Built:
    # python-docx and lxml are slow to import; listing formats needs neither.
    from releasekit.exporters.docx.build import build  # noqa: PLC0415

    return build(release, options, context)


def _record_in(data: bytes) -> bytes:
    # Reading alone needs it.
    from releasekit.containers.records import record_in_zip  # noqa: PLC0415

    return record_in_zip(data)


EXPORTER: Final = DocumentExporter(spec=SPEC, build=_build, record_in=_record_in)
"""What the entry point names."""
