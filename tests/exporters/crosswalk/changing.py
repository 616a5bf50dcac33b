"""A release with every element of the record, and ways to change one of them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

import attrs

from releasekit.exporters.common.crosswalk.elements import Element
from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    Channel,
    ChannelKind,
    Date,
    DateType,
    Fact,
    Identifier,
    PartOf,
    Precision,
    Release,
    ReleaseTerms,
    Segments,
    TermsKind,
    Title,
    TitleRole,
    Unknown,
    diagnostic,
)
from releasekit.testing.specimens import specimens

_EMPTY: Final[dict[str, tuple[str, Any]]] = {
    "content": ("blocks", ()),
    "segments": ("segments", Segments()),
}
"""Elements that are changed as a whole."""
_OTHER: Final = {
    "when": "2018-03-09T10:20",
    "until": "2019-04-10",
    "zone": "-05:00",
    "language": "fr",
    "from_language": "fr",
    "other_languages": "fr",
    "licence": "https://licences.example/other",
    "target": "https://archive.example/other",
    "links": "https://other.example",
}
"""Another value of fields that not every text fits."""


def whole_release() -> Release:
    """Return a release that has every element of `ELEMENTS`."""
    release = specimens()["every-kind"]()
    metadata = release.metadata
    assert isinstance(metadata.title, Fact)
    assert metadata.translation
    evidence = metadata.title.evidence
    translation = attrs.evolve(metadata.translation.value, of="The Original")
    more = attrs.evolve(
        metadata,
        agents=tuple(Fact(_agent(role), evidence) for role in _after_first(AgentRole)),
        dates=tuple(Fact(_date(kind), evidence) for kind in _after_first(DateType)),
        other_titles=tuple(Fact(_title(role), evidence) for role in TitleRole),
        terms=Fact(_terms(), evidence),
        translation=Fact(translation, evidence),
    )
    part = PartOf(number=1, count=2, sha256="ab" * 32, evidence=evidence)
    source = attrs.evolve(release.source, part=part, name="a.txt", bom=b"\xef\xbb\xbf")
    return attrs.evolve(
        release,
        metadata=more,
        source=source,
        diagnostics=(diagnostic("RKD900", text="something odd"),),
    )


def changed(release: Release, element: Element) -> Release:
    """Return a release that says something else of one element."""
    if element.name in _EMPTY:
        field, empty = _EMPTY[element.name]
        return attrs.evolve(release, **{field: empty})
    for path in element.paths:
        release = _changed(release, path.split("."), element.where, path)
    return release


def _changed(
    holder: Any, path: list[str], where: tuple[str, object] | None, whole: str
) -> Any:
    match holder:
        case Fact(value=value, evidence=evidence):
            return Fact(_changed(value, path, where, whole), evidence)
        case None | Unknown():
            return holder
        case tuple():
            return tuple(_changed(one, path, where, whole) for one in holder)
    if not path:
        return _other(holder, whole.rpartition(".")[2])
    if len(path) == 1 and where and getattr(holder, where[0]) != where[1]:
        return holder
    inner = _changed(getattr(holder, path[0]), path[1:], where, whole)
    return attrs.evolve(holder, **{path[0]: inner})


def _other(value: Any, field: str) -> Any:
    match value:
        case Enum():
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        case bool():
            return not value
        case bytes():
            return value + b"x"
        case str():
            return _OTHER.get(field, f"{value} and more")
        case PartOf():
            return attrs.evolve(value, number=2)
    return attrs.evolve(value, arguments=(("text", "another"),))


def _after_first(kinds: type[Enum]) -> Iterator[Any]:
    """Yield all members but the first, which is said of every release apart."""
    yield from list(kinds)[1:]


def _agent(role: AgentRole) -> Agent:
    return Agent(
        role=role,
        kind=AgentKind.PERSON,
        name=f"The {role}",
        identifier=Identifier("example", f"a-{role}"),
        country="KR",
        position=f"Head {role}",
        organisation=f"House of the {role}",
        channels=(Channel(kind=ChannelKind.EMAIL, value=f"{role}@example.org"),),
    )


def _date(kind: DateType) -> Date:
    day = 1 + list(DateType).index(kind)
    return Date(
        type=kind,
        when=f"2020-05-{day:02}T08:30",
        precision=Precision.MINUTE,
        zone="+09:00",
        literal=f"{day} May 2020, 8.30",
    )


def _title(role: TitleRole) -> Title:
    return Title(role=role, text=f"The {role} title", language="ko")


def _terms() -> ReleaseTerms:
    return ReleaseTerms(
        kind=TermsKind.EMBARGO, until="2020-06-01", literal="EMBARGOED TO 1 JUNE"
    )
