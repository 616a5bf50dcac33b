"""Composing: the levels of a description become a finding aid, or one component."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from releasekit.exporters.common.crosswalk.column import left_out
from releasekit.exporters.common.crosswalk.moments import changed_moments
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.subject import Subject, subject_of
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.common.facts import facts_of
from releasekit.exporters.ead3.column import COLUMNS
from releasekit.exporters.ead3.control import control
from releasekit.exporters.ead3.dates import held_moments
from releasekit.exporters.ead3.levels import component, finding_aid, levels_of
from releasekit.exporters.ead3.options import Form
from releasekit.model import Diagnostic, Release, diagnostic
from releasekit.plugins.contract import ExportContext

_NAMESPACE: Final = ("xmlns", "http://ead3.archivists.org/schema/")


def compose(release: Release, form: Form, context: ExportContext) -> Written:
    """Return the archival description of a release, and what it leaves out."""
    subject = subject_of(release, context)
    subject = evolve(subject, moments=held_moments(subject))
    levels = levels_of(subject, form)
    told: tuple[Diagnostic, ...] = ()
    if form is Form.COMPONENT:
        root = component(levels[0])
        root = evolve(root, attributes=(_NAMESPACE, *root.attributes))
    else:
        titles = _titles(subject, context)
        head = control(subject, titles, context.time)
        children = (head, finding_aid(levels))
        root = Node(tag="ead", attributes=(_NAMESPACE,), children=children)
        told = tuple(_stand_in(release, titles))
    written = write_description(root)
    column = COLUMNS[form]
    changed = changed_moments(subject.moments, column.target)
    left = left_out(column, release)
    return evolve(written, diagnostics=(*written.diagnostics, *told, *changed, *left))


def _titles(subject: Subject, context: ExportContext) -> tuple[str, ...]:
    """Return title and subtitle: the series and the release, or what stands for it."""
    series = subject.metadata.series
    if series and series.value.title.strip():
        return series.value.title, subject.release.title or ""
    return (facts_of(subject.release, context).title,)


def _stand_in(release: Release, titles: tuple[str, ...]) -> Iterator[Diagnostic]:
    if len(titles) == 1 and not release.title:
        yield diagnostic("RKD203", shown=titles[0])
