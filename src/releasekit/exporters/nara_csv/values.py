"""Values: what a release says under each label."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve

from releasekit.exporters.common.crosswalk.moments import Moment
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.nara_csv.labels import Label
from releasekit.model import AgentRole, DateType, Fact, RelationKind

SEPARATOR: Final = "; "
"""Between several values under one label."""
HELD_RELATIONS: Final = (RelationKind.HAS_PART, RelationKind.IS_PART_OF)
"""Relations that have a label."""


def cells_of(subject: Subject, security: str) -> Mapping[Label, str]:
    """Return the cell under each label, empty where nothing is known.

    Args:
        subject: the release.
        security: the security classification of the transfer.
    """
    cells = dict.fromkeys(Label, "")
    for label, values in _VALUES.items():
        said = dict.fromkeys(value for value in values(subject) if value.strip())
        cells[label] = SEPARATOR.join(said)
    cells[Label.SECURITY_CLASSIFICATION] = security
    return cells


def held_moments(subject: Subject) -> Iterator[Moment]:
    """Yield the dates that have a label.

    That of issue stands in the words of the source where it has no other form; "the
    third of March" says nothing of the time that a text covers.
    """
    for moment in subject.moments:
        if moment.type is DateType.ISSUED:
            yield moment
        elif moment.type is DateType.EVENT:
            yield evolve(moment, literal="")


def _file_name(subject: Subject) -> Iterator[str]:
    yield subject.release.source.name


def _record_id(subject: Subject) -> Iterator[str]:
    """Yield the preferred identifier: one name, so that systems can ask for it."""
    given = subject.metadata.identifiers
    yield given[0].value.value if given else subject.record_id


def _title(subject: Subject) -> Iterator[str]:
    yield subject.release.title or ""


def _description(subject: Subject) -> Iterator[str]:
    metadata = subject.metadata
    if metadata.type:
        yield str(metadata.type.value)
    if metadata.number:
        yield metadata.number.value
    for title in metadata.other_titles:
        yield title.value.text
    for topic in metadata.subjects:
        yield topic.value.term
    if metadata.translation:
        yield metadata.translation.value.literal


def _creators(subject: Subject) -> Iterator[str]:
    issuer = subject.metadata.issuer
    if isinstance(issuer, Fact):
        yield issuer.value.name
    for agent in subject.metadata.agents:
        if agent.value.role is AgentRole.CO_ISSUER:
            yield agent.value.name


def _access(subject: Subject) -> Iterator[str]:
    access = subject.metadata.access
    if isinstance(access, Fact):
        yield str(access.value.level)
        yield access.value.statement


def _usage(subject: Subject) -> Iterator[str]:
    rights = subject.metadata.rights
    if isinstance(rights, Fact):
        yield rights.value.statement
        yield rights.value.licence or ""


def _holder(subject: Subject) -> Iterator[str]:
    rights = subject.metadata.rights
    if isinstance(rights, Fact):
        yield rights.value.holder or ""


def _places(subject: Subject) -> Iterator[str]:
    return (place.value for place in subject.metadata.places)


def _parts(subject: Subject) -> Iterator[str]:
    for attachment in subject.metadata.attachments:
        label, title = attachment.value.label, attachment.value.title
        yield f"{label} {title}" if label else title
    yield from _related(subject, RelationKind.HAS_PART)


def _wholes(subject: Subject) -> Iterator[str]:
    fact = subject.metadata.series
    if fact:
        series = fact.value
        for code, title in (
            (series.fonds_code, series.fonds),
            (series.code, series.title),
        ):
            yield " ".join(part for part in (code, title) if part)
    yield from _related(subject, RelationKind.IS_PART_OF)


def _related(subject: Subject, kind: RelationKind) -> Iterator[str]:
    for relation in subject.metadata.relations:
        if relation.value.kind is kind:
            yield relation.value.target


def _dates(kind: DateType) -> Callable[[Subject], Iterator[str]]:
    def values(subject: Subject) -> Iterator[str]:
        return (one.shown for one in held_moments(subject) if one.type is kind)

    return values


_VALUES: Final[Mapping[Label, Callable[[Subject], Iterator[str]]]] = MappingProxyType(
    {
        Label.FILE_NAME: _file_name,
        Label.RECORD_ID: _record_id,
        Label.TITLE: _title,
        Label.DESCRIPTION: _description,
        Label.CREATOR: _creators,
        Label.CREATION_DATE: _dates(DateType.ISSUED),
        Label.ACCESS_RIGHTS: _access,
        Label.USAGE_RIGHTS: _usage,
        Label.RIGHTS_HOLDER: _holder,
        Label.SPATIAL_COVERAGE: _places,
        Label.TEMPORAL_COVERAGE: _dates(DateType.EVENT),
        Label.HAS_PART: _parts,
        Label.IS_PART_OF: _wholes,
    }
)
