"""The release that a description is about."""

from __future__ import annotations

from attrs import frozen

from releasekit.exporters.common.crosswalk.moments import Moment, moments_of
from releasekit.exporters.common.language import UNDETERMINED, language_tag
from releasekit.exporters.common.record import record_id
from releasekit.model import Metadata, Release
from releasekit.plugins.contract import ExportContext


@frozen(kw_only=True)
class Subject:
    """A release with what every part of its description needs."""

    record_id: str
    """Name of the record."""
    producer: str
    """Who makes the description."""
    release: Release
    moments: tuple[Moment, ...]
    """Its dates as W3CDTF has them."""

    @property
    def metadata(self) -> Metadata:
        """What is known about the release."""
        return self.release.metadata

    @property
    def language(self) -> str | None:
        """Language tag of the release's words, where it is known."""
        return known_language(self.release.language)


def subject_of(release: Release, context: ExportContext) -> Subject:
    """Return a release as the subject of a description."""
    return Subject(
        record_id=record_id(release, context),
        producer=context.producer,
        release=release,
        moments=moments_of(release.metadata),
    )


def known_language(tag: str | None) -> str | None:
    """Return a well-formed tag of a language that is known, or nothing."""
    known = language_tag(tag or UNDETERMINED)
    return None if known == UNDETERMINED else known
