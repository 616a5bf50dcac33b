"""Notes: what stands beside ``did``, from conditions of use to access points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.ead3.dates import capture_dates
from releasekit.exporters.ead3.identity import language_code
from releasekit.exporters.ead3.names import names_as
from releasekit.model import AgentRole, Fact

_ACCESS_POINTS: Final = (
    AgentRole.PUBLISHER,
    AgentRole.SPOKESPERSON,
    AgentRole.TRANSLATOR,
)
"""Whom people look for; whom to ask about a release is none of its description."""


def notes(subject: Subject) -> tuple[Node, ...]:
    """Return the notes of the release."""
    return tuple(node for step in _STEPS for node in step(subject))


def _classes(subject: Subject) -> Iterator[Node]:
    """Yield the classes of the creator's own file plan."""
    for fact in subject.metadata.classifications:
        term = branch(
            "subject",
            leaf("part", fact.value.label),
            attributes={"source": fact.value.scheme, "identifier": fact.value.code},
        )
        yield from branch("fileplan", branch("p", term))


def _access(subject: Subject) -> Iterator[Node]:
    fact = subject.metadata.access
    if isinstance(fact, Fact):
        level = str(fact.value.level)
        said = leaf("p", fact.value.statement) or leaf("p", level)
        yield from branch("accessrestrict", said, attributes={"localtype": level})


def _use(subject: Subject) -> Iterator[Node]:
    fact = subject.metadata.rights
    if isinstance(fact, Fact):
        rights = fact.value
        holder = branch(
            "name",
            leaf("part", rights.holder),
            attributes={"relator": "rights holder"},
        )
        licence = _reference(rights.licence or "")
        yield from branch(
            "userestrict", leaf("p", rights.statement), licence, branch("p", holder)
        )


def _retention(subject: Subject) -> Iterator[Node]:
    fact = subject.metadata.retention
    if fact:
        rule = branch(
            "p",
            leaf("num", fact.value.schedule, {"localtype": "schedule"}),
            leaf("num", fact.value.period, {"localtype": "period"}),
        )
        action = str(fact.value.action)
        said = (*leaf("p", fact.value.statement), *rule) or leaf("p", action)
        yield from branch("appraisal", said, attributes={"localtype": action})


def _acquisition(subject: Subject) -> Iterator[Node]:
    """Yield who handed the release in, and when it was captured."""
    who = branch("p", names_as(subject, AgentRole.SUBMITTER))
    when = branch("p", capture_dates(subject))
    yield from branch("acqinfo", who, when)


def _translation(subject: Subject) -> Iterator[Node]:
    fact = subject.metadata.translation
    if fact:
        kind = f"{fact.value.status} translation"
        words = {"lang": language_code(subject.language)}
        said = leaf("p", fact.value.literal, words) or leaf("p", kind)
        yield from branch("processinfo", said, attributes={"localtype": kind})
        yield from branch("originalsloc", _reference(fact.value.of or ""))


def _terms(subject: Subject) -> Iterator[Node]:
    terms = subject.metadata.terms
    if terms:
        words = {"lang": language_code(subject.language)}
        said = leaf("p", terms.value.literal, words)
        yield from branch("odd", said, attributes={"localtype": "release terms"})


def _related(subject: Subject) -> Iterator[Node]:
    attachments = (
        branch(
            "p",
            leaf("num", fact.value.label),
            branch("title", leaf("part", fact.value.title)),
        )
        for fact in subject.metadata.attachments
    )
    yield from _group("attachment", *attachments)
    for fact in subject.metadata.relations:
        target, title = fact.value.target, fact.value.title
        yield from _group(str(fact.value.kind), _reference(target, title))
    links = (_reference(fact.value) for fact in subject.metadata.links)
    yield from _group("link", *links)


def _headings(subject: Subject) -> Iterator[Node]:
    """Yield the access points: genre, subjects, places, names."""
    metadata = subject.metadata
    genre = str(metadata.type.value) if metadata.type else None
    dateline = metadata.dateline.value.place if metadata.dateline else None
    yield from branch(
        "controlaccess",
        _term("genreform", genre, source="releasekit"),
        *(
            _term(
                "subject", s.value.term, source=s.value.scheme, identifier=s.value.code
            )
            for s in metadata.subjects
        ),
        *(_term("geogname", place.value) for place in metadata.places),
        _term("geogname", dateline, localtype="dateline"),
        names_as(subject, *_ACCESS_POINTS),
    )


_STEPS: Final[tuple[Callable[[Subject], Iterator[Node]], ...]] = (
    _access,
    _use,
    _retention,
    _acquisition,
    _translation,
    _terms,
    _classes,
    _related,
    _headings,
)
"""The notes, in the order in which they are written."""


def _term(tag: str, text: str | None, **attributes: str | None) -> tuple[Node, ...]:
    return branch(tag, leaf("part", text), attributes=attributes)


def _group(kind: str, *paragraphs: tuple[Node, ...]) -> tuple[Node, ...]:
    return branch("relatedmaterial", *paragraphs, attributes={"localtype": kind})


def _reference(target: str, title: str = "") -> tuple[Node, ...]:
    """Return a paragraph with what is named, linked where that is an address."""
    if is_uri(target):
        words = title if title.strip() else target
        return branch("p", leaf("ref", words, {"href": target}))
    return (*leaf("p", title), *leaf("p", target))
