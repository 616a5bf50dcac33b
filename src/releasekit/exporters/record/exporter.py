"""The record exporter: a thin adapter from the exporter contract to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from releasekit.errors import RecordInvalidError
from releasekit.exporters.record.options import RecordOptions
from releasekit.model import Diagnostic, Release, Severity, diagnostic
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

if TYPE_CHECKING:
    from releasekit.record import Breach

SPEC: Final = ExporterSpec(
    name="record",
    title="Canonical record (XML)",
    media_type="application/xml",
    suffix=".record.xml",
    options=RecordOptions,
    capabilities=frozenset(
        {
            Capability.DETERMINISTIC,
            Capability.EMBEDS_RECORD,
            Capability.READS_BACK,
            Capability.ARCHIVAL,
        }
    ),
)


@frozen
class RecordExporter:
    """Writes a release as its record and reads it back."""

    spec: ExporterSpec = field(default=SPEC)

    def check(self, options: RecordOptions) -> tuple[Diagnostic, ...]:
        """Find nothing: every combination of options works everywhere."""
        return ()

    def export(
        self, release: Release, options: RecordOptions, context: ExportContext
    ) -> Rendition:
        """Return the record of ``release``.

        Raises:
            RecordInvalidError: ``options.validate`` is set and the record breaks its
                schema or a rule that every release can keep: the release was put
                together wrongly, by a program or by a defect of releasekit. What is
                merely odd in the content becomes a diagnostic.
        """
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit import record  # noqa: PLC0415
        from releasekit.exporters.common.record import record_of  # noqa: PLC0415

        data = record_of(release, context)
        return Rendition(
            data=data,
            media_type=self.spec.media_type,
            suffix=self.spec.suffix,
            diagnostics=_odd(record.validate(data)) if options.validate else (),
        )

    def recover(self, data: bytes) -> Release:
        """Return the release that a record holds.

        Raises:
            RecordError: the bytes are no record, or a broken one.
        """
        # Slow to load, and who lists the exporters needs none of it.
        from releasekit import record  # noqa: PLC0415

        return record.read(data)


EXPORTER: Final = RecordExporter()
"""What the entry point names."""


def _odd(breaches: tuple[Breach, ...]) -> tuple[Diagnostic, ...]:
    errors = [breach for breach in breaches if breach.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise RecordInvalidError(f"{first.text}{more}", hint=first.remedy)
    return tuple(
        diagnostic("RKD208", rule=breach.rule, message=breach.message)
        for breach in breaches
    )
