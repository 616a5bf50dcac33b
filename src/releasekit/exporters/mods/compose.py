"""Composing: the parts of a description become one MODS document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import evolve

from releasekit.exporters.common.crosswalk.column import left_out
from releasekit.exporters.common.crosswalk.moments import changed_moments
from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject, subject_of
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.mods.column import COLUMN
from releasekit.exporters.mods.names import names
from releasekit.exporters.mods.origin import form, languages, origin
from releasekit.exporters.mods.relations import relations
from releasekit.exporters.mods.titles import identifiers, kinds, titles
from releasekit.exporters.mods.topics import conditions, notes, subjects
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext

_ATTRIBUTES: Final = (
    ("xmlns", "http://www.loc.gov/mods/v3"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("version", "3.8"),
)


def compose(release: Release, context: ExportContext) -> Written:
    """Return the MODS description of a release, and what it leaves out."""
    subject = subject_of(release, context)
    children = tuple(node for part in _PARTS for node in part(subject))
    root = Node(tag="mods", attributes=_ATTRIBUTES, children=children)
    written = write_description(root)
    changed = changed_moments(subject.moments, COLUMN.target)
    return evolve(
        written,
        diagnostics=(*written.diagnostics, *changed, *left_out(COLUMN, release)),
    )


def _record(subject: Subject) -> Iterator[Node]:
    """Yield ``recordInfo``: the record's name and who made the description."""
    yield from branch(
        "recordInfo",
        leaf("recordIdentifier", subject.record_id),
        leaf("recordOrigin", subject.producer),
    )


_PARTS: Final[tuple[Callable[[Subject], Iterator[Node]], ...]] = (
    titles,
    names,
    kinds,
    origin,
    languages,
    form,
    notes,
    subjects,
    relations,
    identifiers,
    conditions,
    _record,
)
"""The parts of a description, in the order in which they are written."""
