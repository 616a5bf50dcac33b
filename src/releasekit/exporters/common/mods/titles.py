"""Titles, and what a release is: ``titleInfo``, ``genre``, ``identifier``."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject, known_language
from releasekit.model import Fact, Title, TitleRole

_TYPES: Final = MappingProxyType(
    {
        TitleRole.ALTERNATIVE: "alternative",
        TitleRole.TRANSLATED: "translated",
    }
)


def titles(subject: Subject) -> Iterator[Node]:
    """Yield ``titleInfo``: the headline with its subtitles, then the others."""
    title = subject.metadata.title
    headline = title.value if isinstance(title, Fact) else None
    others = [fact.value for fact in subject.metadata.other_titles]
    subs = [other for other in others if other.role is TitleRole.SUB]
    yield from branch(
        "titleInfo",
        leaf("title", headline),
        *(leaf("subTitle", sub.text, _own_language(sub)) for sub in subs),
        attributes={"xml:lang": subject.language},
    )
    for other in others:
        if other.role in _TYPES:
            language = _own_language(other).get("xml:lang") or subject.language
            attributes = {"type": _TYPES[other.role], "xml:lang": language}
            part = leaf("title", other.text)
            yield from branch("titleInfo", part, attributes=attributes)


def kinds(subject: Subject) -> Iterator[Node]:
    """Yield ``typeOfResource`` and ``genre``."""
    yield from leaf("typeOfResource", "text")
    if subject.metadata.type:
        kind = str(subject.metadata.type.value)
        yield from leaf("genre", kind, {"authority": "releasekit"})


def identifiers(subject: Subject) -> Iterator[Node]:
    """Yield ``identifier``."""
    for fact in subject.metadata.identifiers:
        yield from leaf("identifier", fact.value.value, {"type": fact.value.scheme})
    if subject.metadata.number:
        number = subject.metadata.number.value
        yield from leaf("identifier", number, {"type": "release number"})


def _own_language(title: Title) -> dict[str, str | None]:
    return {"xml:lang": known_language(title.language)}
