"""Composing: a description becomes a MODS document that says what it leaves out."""

from __future__ import annotations

from attrs import evolve

from releasekit.exporters.common.crosswalk.column import left_out
from releasekit.exporters.common.crosswalk.moments import changed_moments
from releasekit.exporters.common.crosswalk.subject import subject_of
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.common.mods.column import COLUMN
from releasekit.exporters.common.mods.description import mods_of
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext


def compose(release: Release, context: ExportContext) -> Written:
    """Return the MODS description of a release, and what it leaves out."""
    subject = subject_of(release, context)
    written = write_description(mods_of(subject))
    changed = changed_moments(subject.moments, COLUMN.target)
    return evolve(
        written,
        diagnostics=(*written.diagnostics, *changed, *left_out(COLUMN, release)),
    )
