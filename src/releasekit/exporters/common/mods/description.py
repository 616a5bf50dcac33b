"""The description: the parts of MODS in their order, below its root."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.common.mods.names import names
from releasekit.exporters.common.mods.origin import form, languages, origin
from releasekit.exporters.common.mods.relations import relations
from releasekit.exporters.common.mods.titles import identifiers, kinds, titles
from releasekit.exporters.common.mods.topics import conditions, notes, subjects

VERSION: Final = "3.8"
"""The version of MODS that a description says it is in."""
_ATTRIBUTES: Final = (
    ("xmlns", "http://www.loc.gov/mods/v3"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("version", VERSION),
)


def mods_of(subject: Subject) -> Node:
    """Return the MODS description of a release."""
    children = tuple(node for part in _PARTS for node in part(subject))
    return Node(tag="mods", attributes=_ATTRIBUTES, children=children)


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
