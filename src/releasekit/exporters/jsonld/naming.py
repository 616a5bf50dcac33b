"""What a release is called: titles, kind, identifiers and language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.subject import Subject, known_language
from releasekit.exporters.jsonld.resource import (
    Json,
    Pair,
    identified,
    named_value,
    resource,
    work,
)
from releasekit.model import Fact, Title, TitleRole

_OF_TITLE: Final[Mapping[TitleRole, str]] = MappingProxyType(
    {
        TitleRole.SUB: "alternativeHeadline",
        TitleRole.ALTERNATIVE: "alternateName",
        TitleRole.TRANSLATED: "alternateName",
    }
)


def titles(subject: Subject) -> Iterator[Pair]:
    """Yield the headline and the other titles, these in the language they state."""
    title = subject.metadata.title
    yield "headline", title.value if isinstance(title, Fact) else None
    for fact in subject.metadata.other_titles:
        yield _OF_TITLE[fact.value.role], _worded(fact.value)
    if subject.metadata.type:
        yield "genre", str(subject.metadata.type.value)


def identifiers(subject: Subject) -> Iterator[Pair]:
    """Yield the names of the release, its number, and the record that describes it."""
    for fact in subject.metadata.identifiers:
        yield "identifier", identified(fact.value)
    number = subject.metadata.number
    yield "identifier", named_value("release number", number.value if number else None)
    described = resource(
        "CreativeWork",
        ("identifier", subject.record_id),
        ("dcterms:conformsTo", {"@id": "urn:releasekit:record:1"}),
    )
    yield "subjectOf", described


def languages(subject: Subject) -> Iterator[Pair]:
    """Yield the language of the text, the others in it, and what it was made from."""
    others = [fact.value for fact in subject.metadata.other_languages]
    for tag in dict.fromkeys((subject.release.language, *others)):
        yield "inLanguage", known_language(tag)
    fact = subject.metadata.translation
    if fact is None:
        return
    translation = fact.value
    language = known_language(translation.from_language)
    yield "translationOfWork", work(translation.of or "", "", ("inLanguage", language))
    yield "creativeWorkStatus", f"{translation.status} translation"
    yield "disambiguatingDescription", translation.literal


def _worded(title: Title) -> Json:
    language = known_language(title.language)
    if not language or not title.text.strip():
        return title.text
    return {"@value": title.text, "@language": language}
