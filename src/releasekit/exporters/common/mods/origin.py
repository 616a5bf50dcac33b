"""Origin: where and when a release came out, its language, form and size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.languages import bibliographic_code
from releasekit.exporters.common.crosswalk.moments import Moment
from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject, known_language
from releasekit.exporters.common.mods.names import publishers
from releasekit.model import DateType

_ELEMENTS: Final[Mapping[DateType, tuple[str, str | None]]] = MappingProxyType(
    {
        DateType.ISSUED: ("dateIssued", None),
        DateType.DISTRIBUTED: ("dateOther", "distributed"),
        DateType.EMBARGO_UNTIL: ("dateOther", "embargo-until"),
        DateType.MODIFIED: ("dateModified", None),
        DateType.CAPTURED: ("dateCaptured", None),
    }
)
"""Element and ``@type`` of each kind of date; that of an event is a subject."""


def origin(subject: Subject) -> Iterator[Node]:
    """Yield ``originInfo``: place of the dateline, publisher, dates."""
    dateline = subject.metadata.dateline
    place = dateline.value.place if dateline else None
    yield from branch(
        "originInfo",
        branch("place", leaf("placeTerm", place, {"type": "text"})),
        *(leaf("publisher", name) for name in dict.fromkeys(publishers(subject))),
        *(_date(moment) for moment in subject.moments if moment.type in _ELEMENTS),
    )


def languages(subject: Subject) -> Iterator[Node]:
    """Yield ``language``: that of the text, then the others in it."""
    others = [fact.value for fact in subject.metadata.other_languages]
    for tag in dict.fromkeys((subject.release.language, *others)):
        yield from language(tag)


def language(tag: str | None) -> tuple[Node, ...]:
    """Return ``language`` with the codes of a tag, or nothing where it is unknown."""
    known = known_language(tag)
    if known is None:
        return ()
    of_libraries = {"type": "code", "authority": "iso639-2b"}
    return branch(
        "language",
        leaf("languageTerm", bibliographic_code(known), of_libraries),
        leaf("languageTerm", known, {"type": "code", "authority": "rfc5646"}),
    )


def form(subject: Subject) -> Iterator[Node]:
    """Yield ``physicalDescription``: media type and size of the source."""
    source = subject.release.source
    yield from branch(
        "physicalDescription",
        leaf("internetMediaType", source.media_type),
        leaf("extent", str(len(source.data)), {"unit": "bytes"}),
    )


def _date(moment: Moment) -> tuple[Node, ...]:
    """Return a date; one that W3CDTF has no form for in the words of the source."""
    tag, kind = _ELEMENTS[moment.type]
    is_key = moment.type is DateType.ISSUED
    attributes = {
        "type": kind,
        "encoding": "w3cdtf" if moment.text else None,
        "keyDate": "yes" if is_key and moment.text else None,
    }
    return leaf(tag, moment.shown, attributes)
