"""Composing: header, metadata, source and structure become one document."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from releasekit.exporters.common.crosswalk.column import left_out
from releasekit.exporters.common.crosswalk.moments import changed_moments
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.subject import Subject, subject_of
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.common.mets.agents import LONGEST
from releasekit.exporters.common.mets.markup import NAMESPACES, element, moment
from releasekit.exporters.common.mods.description import mods_of
from releasekit.exporters.common.premis.subject import source_subject
from releasekit.exporters.common.shortening import shortened
from releasekit.exporters.mets.column import COLUMN
from releasekit.exporters.mets.files import files, too_long_for_binary
from releasekit.exporters.mets.header import header
from releasekit.exporters.mets.structure import Places, places_of, structure
from releasekit.exporters.mets.wrapping import (
    DESCRIPTION,
    FILE,
    administration,
    description,
    sections_of,
)
from releasekit.model import Diagnostic, Release, Severity, diagnostic
from releasekit.plugins.contract import ExportContext


def compose(release: Release, context: ExportContext) -> Written:
    """Return the METS document of a release, and what it leaves out."""
    subject = subject_of(release, context)
    places = places_of(release)
    written = write_description(_document(subject, places, context))
    return evolve(
        written,
        diagnostics=(
            *written.diagnostics,
            *_limits(places, context),
            *changed_moments(subject.moments, COLUMN.target),
            *left_out(COLUMN, release),
        ),
    )


def _document(subject: Subject, places: Places, context: ExportContext) -> Node:
    sections = sections_of(source_subject(subject.release, context))
    created = moment(context.time)
    kind = subject.metadata.type
    attributes = (
        ("OBJID", shortened(subject.record_id, LONGEST)),
        ("LABEL", shortened(subject.release.title or "", LONGEST)),
        ("TYPE", str(kind.value) if kind else ""),
    )
    about = " ".join(one.id for one in sections if one.id != FILE)
    whole = (*attributes[1:], ("DMDID", DESCRIPTION), ("ADMID", about))
    return element(
        "mets",
        (*NAMESPACES, *attributes),
        header(subject, context),
        description(mods_of(subject), created),
        administration(sections, created),
        files(subject.release.source, FILE),
        structure(places, whole),
    )


def _limits(places: Places, context: ExportContext) -> Iterator[Diagnostic]:
    """Yield what the document cannot say of this release, or in this call."""
    source = places.release.source
    if context.time is None:
        yield diagnostic("RKD211", Severity.INFO)
    if length := too_long_for_binary(source):
        yield diagnostic("RKD212", place="binData", length=length)
    if not places.offsets:
        yield diagnostic("RKD214", Severity.INFO, encoding=source.encoding)
