"""Topics, notes and conditions: ``subject``, ``note``, ``accessCondition``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.model import DateType, Fact, Rights

_ACCESS: Final = "restriction on access"
_USE: Final = "use and reproduction"


def subjects(subject: Subject) -> Iterator[Node]:
    """Yield ``subject``: topics, places, times of events; then ``classification``."""
    for fact in subject.metadata.subjects:
        topic = leaf("topic", fact.value.term)
        yield from branch("subject", topic, attributes={"authority": fact.value.scheme})
    for place in subject.metadata.places:
        yield from branch("subject", leaf("geographic", place.value))
    for moment in subject.moments:
        if moment.type is DateType.EVENT:
            encoding = {"encoding": "w3cdtf" if moment.text else None}
            yield from branch("subject", leaf("temporal", moment.shown, encoding))
    for group in subject.metadata.classifications:
        code, label = group.value.code, group.value.label
        attributes = {"authority": group.value.scheme}
        if code:
            attributes["displayLabel"] = label
        yield from leaf("classification", code or label, attributes)


def notes(subject: Subject) -> Iterator[Node]:
    """Yield ``note``: what the text says of its release and of its translation."""
    terms, translation = subject.metadata.terms, subject.metadata.translation
    language = subject.language
    if terms:
        attributes = {"type": "release terms", "xml:lang": language}
        yield from leaf("note", terms.value.literal, attributes)
    if translation:
        attributes = {"type": "translation", "xml:lang": language}
        yield from leaf("note", translation.value.literal, attributes)
        status = str(translation.value.status)
        yield from leaf("note", status, {"type": "translation status"})


def conditions(subject: Subject) -> Iterator[Node]:
    """Yield ``accessCondition``: who may see it, and how it may be used."""
    access, rights = subject.metadata.access, subject.metadata.rights
    if isinstance(access, Fact):
        level = str(access.value.level)
        attributes: dict[str, str | None] = {"type": _ACCESS, "displayLabel": level}
        yield from leaf("accessCondition", access.value.statement or level, attributes)
    if isinstance(rights, Fact):
        yield from _use(rights.value)


def _use(rights: Rights) -> Iterator[Node]:
    """Yield the terms, linked to the licence; a licence without address by itself."""
    licence = rights.licence or ""
    address = licence if is_uri(licence) else None
    attributes = {"type": _USE, "xlink:href": address}
    yield from leaf("accessCondition", rights.statement or address, attributes)
    if not address:
        yield from leaf("accessCondition", licence, {"type": _USE})
