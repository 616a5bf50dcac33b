"""The exporter contract: what every output format is, takes and promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol, TypeVar, runtime_checkable

from attrs import field, frozen

from releasekit.files.resources import Resources
from releasekit.model import Diagnostic, Release

CONTRACT_VERSION: Final = 1
"""Version of this contract; an exporter names the one it was written for."""

OptionsT_contra = TypeVar("OptionsT_contra", contravariant=True)


class Capability(StrEnum):
    """A promise that `releasekit.testing.check_exporter` tests."""

    DETERMINISTIC = "deterministic"
    """Same release, options and resources: same bytes, everywhere."""
    EMBEDS_RECORD = "embeds-record"
    """The output carries the record."""
    READS_BACK = "reads-back"
    """The exporter also is a `RecordReader`."""
    TAGGED = "tagged"
    """Structure and reading order are in the output."""
    ARCHIVAL = "archival"
    """The output meets an archival standard."""


@frozen(kw_only=True)
class ExporterSpec:
    """What an exporter is, without loading what it needs."""

    name: str
    """Its entry point's name: ``pdf``."""
    title: str
    """What people call the format: ``PDF/A-3a with PDF/UA-1``."""
    media_type: str
    """Internet media type of the output (RFC 2046)."""
    suffix: str
    """File name suffix, unique among exporters, with its dot: ``.record.xml``."""
    options: type[Any]
    """The frozen attrs class of its options; calling it without arguments works."""
    capabilities: frozenset[Capability] = frozenset()
    """What it promises."""
    contract: int = CONTRACT_VERSION
    """The contract version it was written for."""


@frozen(kw_only=True)
class ExportContext:
    """What the outside world would otherwise leak in."""

    producer: str = "releasekit"
    """Who makes the output, without version or machine."""
    time: datetime | None = None
    """Time for formats that must have one where the release has none; aware."""
    resources: Resources = field(factory=Resources)
    """Fonts and other bytes, with digests, loaded once a process."""
    identifier: Callable[[Release], str] | None = None
    """Gives the record's identifier; computed from the digest where absent."""


@frozen(kw_only=True)
class Rendition:
    """What an exporter returns."""

    data: bytes = field(repr=lambda data: f"<{len(data)} bytes>")
    """The output."""
    media_type: str
    """Internet media type (RFC 2046)."""
    suffix: str
    """File name suffix with its dot."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd about the output."""


@runtime_checkable
class Exporter(Protocol[OptionsT_contra]):
    """Turns a release into bytes: a pure function of release, options, context."""

    @property
    def spec(self) -> ExporterSpec:
        """What the exporter is."""
        ...

    def check(self, options: OptionsT_contra) -> tuple[Diagnostic, ...]:
        """Look at options and environment before the first document.

        Raises:
            OptionsError: the options make no sense together.
            MissingDependencyError: an optional package is not installed.
        """
        ...

    def export(
        self, release: Release, options: OptionsT_contra, context: ExportContext
    ) -> Rendition:
        """Return the release in this format. Content never raises."""
        ...


@runtime_checkable
class RecordReader(Protocol):
    """Reads a release back from what the exporter made (`Capability.READS_BACK`)."""

    def recover(self, data: bytes) -> Release:
        """Return the release that ``data`` carries.

        Raises:
            RecordError: there is no record in it, or it is broken.
        """
        ...
