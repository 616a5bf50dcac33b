"""Identity: ``did``, what names a unit and tells it from others."""

from __future__ import annotations

from collections.abc import Iterator

from releasekit.exporters.common.crosswalk.languages import bibliographic_code
from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject, known_language
from releasekit.exporters.ead3.dates import unit_dates
from releasekit.exporters.ead3.names import names_as
from releasekit.model import AgentRole, Fact


def identity(subject: Subject) -> tuple[Node, ...]:
    """Return what stands in the ``did`` of the release."""
    return (
        *_titles(subject),
        *_identifiers(subject),
        *unit_dates(subject),
        *_originators(subject),
        *_languages(subject),
        *_extent(subject),
        *_digital_object(subject),
    )


def record_name(subject: Subject) -> tuple[Node, ...]:
    """Return the name of the record as a ``unitid``."""
    return leaf("unitid", subject.record_id, {"localtype": "record"})


def language_code(tag: str | None) -> str | None:
    """Return the code of a language in ISO 639-2/B, which ``@langencoding`` names."""
    known = known_language(tag)
    return bibliographic_code(known) if known else None


def _titles(subject: Subject) -> Iterator[Node]:
    title, language = subject.metadata.title, language_code(subject.language)
    if isinstance(title, Fact):
        yield from leaf("unittitle", title.value, {"lang": language})
    for fact in subject.metadata.other_titles:
        own = language_code(fact.value.language) or language
        kind = {"localtype": str(fact.value.role), "lang": own}
        yield from leaf("unittitle", fact.value.text, kind)


def _identifiers(subject: Subject) -> Iterator[Node]:
    if subject.metadata.number:
        number = subject.metadata.number.value
        yield from leaf("unitid", number, {"localtype": "release number"})
    for fact in subject.metadata.identifiers:
        yield from leaf("unitid", fact.value.value, {"localtype": fact.value.scheme})


def _originators(subject: Subject) -> Iterator[Node]:
    for role in (AgentRole.ISSUER, AgentRole.CO_ISSUER):
        names = names_as(subject, role)
        yield from branch("origination", names, attributes={"localtype": str(role)})


def _languages(subject: Subject) -> Iterator[Node]:
    others = (fact.value for fact in subject.metadata.other_languages)
    tags = dict.fromkeys(map(known_language, (subject.release.language, *others)))
    yield from branch(
        "langmaterial",
        *(leaf("language", tag, {"langcode": language_code(tag)}) for tag in tags),
    )


def _extent(subject: Subject) -> Iterator[Node]:
    source = subject.release.source
    yield from branch(
        "physdescstructured",
        leaf("quantity", str(len(source.data))),
        leaf("unittype", "bytes"),
        leaf("physfacet", source.media_type, {"localtype": "media type"}),
        attributes={
            "physdescstructuredtype": "spaceoccupied",
            "coverage": "whole",
        },
    )


def _digital_object(subject: Subject) -> Iterator[Node]:
    """Yield ``dao``: the file, by its digest; where it is kept, only its keeper knows.

    Nothing tells whether a text was born digital. Systems that import finding aids
    refuse a ``dao`` without ``@href`` or without ``@linktitle``.
    """
    source = subject.release.source
    name = f"urn:sha256:{source.sha256}"
    titles = (source.name, subject.release.title or "", name)
    attributes = (
        ("daotype", "unknown"),
        ("coverage", "whole"),
        ("identifier", name),
        ("href", name),
        ("linktitle", next(title for title in titles if title.strip())),
    )
    yield Node(tag="dao", attributes=attributes)
