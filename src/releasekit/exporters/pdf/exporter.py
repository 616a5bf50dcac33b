"""The PDF exporter: archival, accessible, and able to be read back."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit.errors import OptionsError
from releasekit.exporters.pdf.fonts.family import family_files
from releasekit.exporters.pdf.options import PdfOptions, RecordPlace
from releasekit.exporters.pdf.standards import STANDARDS
from releasekit.files.resources import Resources
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

SPEC: Final = ExporterSpec(
    name="pdf",
    title="PDF/A-3a with PDF/UA-1",
    media_type="application/pdf",
    suffix=".pdf",
    options=PdfOptions,
    capabilities=frozenset(
        {
            Capability.DETERMINISTIC,
            Capability.EMBEDS_RECORD,
            Capability.READS_BACK,
            Capability.TAGGED,
            Capability.ARCHIVAL,
        }
    ),
)


_HINTS: Final = {
    RecordPlace.ATTACHED: "attach it with the standard self-describing, or write it"
    " beside the file: --to pdf,record",
    RecordPlace.BESIDE: "the standard preserve attaches nothing",
}
"""The remedy, by where the record was wanted."""


@frozen
class PdfExporter:
    """Writes PDF/A with PDF/UA, tagged, the record attached."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: PdfOptions) -> tuple[Diagnostic, ...]:
        """Refuse to keep the record where the standard cannot have it.

        Raises:
            OptionsError: the standard forbids what was asked; the message says why.
            MissingDependencyError: the font family of the theme is not installed.
        """
        reason = STANDARDS[options.standard].refusals.get(options.record)
        if reason:
            message = f"pdf.standard {options.standard}, pdf.record {options.record}"
            raise OptionsError(f"{message}: {reason}", hint=_HINTS[options.record])
        if options.theme.fonts.family:
            family_files(Resources(), options.theme.fonts.family)
        return ()

    def export(
        self, release: Release, options: PdfOptions, context: ExportContext
    ) -> Rendition:
        """Return the release as a PDF. Content never raises."""
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit.exporters.pdf.compose import compose  # noqa: PLC0415

        made = compose(release, options, context)
        return Rendition(
            data=made.data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=made.diagnostics,
        )

    def recover(self, data: bytes) -> Release:
        """Return the release that a PDF carries.

        Raises:
            RecordError: there is no record in it, or it is broken.
            MissingDependencyError: pikepdf is not installed.
        """
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit import record  # noqa: PLC0415
        from releasekit.containers.records import record_in_pdf  # noqa: PLC0415

        return record.read(record_in_pdf(data))


EXPORTER: Final = PdfExporter()
"""What the entry point names."""
