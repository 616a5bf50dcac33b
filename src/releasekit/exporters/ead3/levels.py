"""Levels: fonds and series around the release, one in the other (ISAD(G) 3.1.4)."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.ead3.identity import identity, record_name
from releasekit.exporters.ead3.names import names_as
from releasekit.exporters.ead3.notes import notes
from releasekit.exporters.ead3.options import Form
from releasekit.model import AgentRole


@frozen(kw_only=True)
class Level:
    """A unit of description."""

    name: str
    """``@level``: ``fonds``, ``series``, ``item``."""
    identity: tuple[Node, ...]
    """What stands in its ``did``."""
    notes: tuple[Node, ...] = ()


def levels_of(subject: Subject, form: Form) -> tuple[Level, ...]:
    """Return fonds and series, as far as they are known, then the release.

    Who keeps the material stands on the first level, and holds for those below. A
    component has the name of the record, which a finding aid has in ``control``.
    """
    item = Level(name="item", identity=identity(subject), notes=notes(subject))
    keeper = branch("repository", names_as(subject, AgentRole.CUSTODIAN))
    if form is Form.COMPONENT:
        return (_with(item, record_name(subject), keeper),)
    above = (level for level in _above(subject) if level.identity)
    first, *others = (*above, item)
    return (_with(first, keeper), *others)


def finding_aid(levels: tuple[Level, ...]) -> Node:
    """Return ``archdesc``: the first level, those below it as components."""
    first, *others = levels
    below: tuple[Node, ...] = ()
    for level in reversed(others):
        below = (component(level, below),)
    return _unit("archdesc", first, branch("dsc", below))


def component(level: Level, below: tuple[Node, ...] = ()) -> Node:
    """Return a level as ``c``."""
    return _unit("c", level, below)


def _above(subject: Subject) -> Iterator[Level]:
    if not subject.metadata.series:
        return
    series = subject.metadata.series.value
    yield Level(name="fonds", identity=_named(series.fonds, series.fonds_code))
    yield Level(name="series", identity=_named(series.title, series.code))


def _named(title: str | None, code: str | None) -> tuple[Node, ...]:
    kind = {"localtype": "reference code"}
    return (*leaf("unittitle", title), *leaf("unitid", code, kind))


def _with(level: Level, *parts: tuple[Node, ...]) -> Level:
    more = (node for part in parts for node in part)
    return evolve(level, identity=(*level.identity, *more))


def _unit(tag: str, level: Level, below: tuple[Node, ...]) -> Node:
    did = branch("did", level.identity)
    attributes = (("level", level.name),)
    return Node(tag=tag, attributes=attributes, children=(*did, *level.notes, *below))
