"""Identification: a release as work, expression and manifestation (FRBR)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.akoma_ntoso.dates import UNKNOWN_DATE, instant, whole_date
from releasekit.exporters.akoma_ntoso.identity import (
    FORMAT,
    Identity,
    issuer_of,
    language_code,
)
from releasekit.exporters.akoma_ntoso.inlines import language_attribute
from releasekit.exporters.akoma_ntoso.references import UNKNOWN, References, Tlc
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.subject import Subject, known_language
from releasekit.exporters.common.language import UNDETERMINED
from releasekit.model import Agent, AgentRole, DateType, Translation
from releasekit.plugins.contract import ExportContext

_MAIN: Final = "!main"
"""The component that holds the text: the only one."""
_OF_WORK: Final = (DateType.ISSUED,)
WRITTEN_DATES: Final = (
    DateType.ISSUED,
    DateType.DISTRIBUTED,
    DateType.EMBARGO_UNTIL,
    DateType.MODIFIED,
)
"""Dates that have a place: those of the expression, in their order."""
_AUTHORS: Final[Mapping[str, tuple[AgentRole, ...]]] = MappingProxyType(
    {
        "FRBRWork": (AgentRole.CO_ISSUER,),
        "FRBRExpression": (AgentRole.PUBLISHER, AgentRole.TRANSLATOR),
    }
)
"""Who stands beside the issuer at each level."""


@frozen(kw_only=True)
class Identified:
    """What identification is written from."""

    subject: Subject
    identity: Identity
    references: References
    context: ExportContext
    maker: str
    """Local reference to the software."""


def identification(about: Identified) -> Node:
    """Return ``identification``."""
    return Node(
        tag="identification",
        attributes=(("source", about.maker),),
        children=(
            Node(tag="FRBRWork", children=tuple(_work(about))),
            Node(tag="FRBRExpression", children=tuple(_expression(about))),
            Node(tag="FRBRManifestation", children=tuple(_manifestation(about))),
        ),
    )


def unknown(references: References) -> str:
    """Refer to whoever is not known: a concept, which claims nobody to exist."""
    return references.term(Tlc.CONCEPT, UNKNOWN)


def _work(about: Identified) -> Iterator[Node]:
    identity = about.identity
    yield from _iris(identity.work, "")
    yield from _aliases(about)
    yield from _dates(about, _OF_WORK)
    yield from _authors(about, "FRBRWork")
    yield _value("FRBRcountry", identity.country)
    if identity.subtype:
        yield _value("FRBRsubtype", identity.subtype)
    if identity.number.strip():
        yield _value("FRBRnumber", identity.number)
    else:
        yield _value("FRBRname", identity.name)
    yield _value("FRBRprescriptive", "false")


def _expression(about: Identified) -> Iterator[Node]:
    subject, identity = about.subject, about.identity
    yield from _iris(identity.expression, "")
    yield from _dates(about, WRITTEN_DATES)
    yield from _authors(about, "FRBRExpression")
    if identity.version:
        yield _value("FRBRversionNumber", identity.version)
    translation = subject.metadata.translation
    if translation:
        yield _value("FRBRauthoritative", _boolean(translation.value.authoritative))
    others = (fact.value for fact in subject.metadata.other_languages)
    codes = (language_code(known_language(tag)) for tag in others)
    known = (code for code in codes if code != UNDETERMINED)
    for code in dict.fromkeys((identity.language, *known)):
        yield Node(tag="FRBRlanguage", attributes=(("language", code),))
    if translation:
        yield _translation(about, translation.value)


def _manifestation(about: Identified) -> Iterator[Node]:
    yield from _iris(about.identity.expression, f".{FORMAT}")
    time = about.context.time
    yield _date(instant(time), "generation") if time else _date(UNKNOWN_DATE, UNKNOWN)
    yield Node(tag="FRBRauthor", attributes=(("href", about.maker),))
    yield _value("FRBRformat", FORMAT)


def _iris(iri: str, suffix: str) -> Iterator[Node]:
    yield _value("FRBRthis", f"{iri}/{_MAIN}{suffix}")
    yield _value("FRBRuri", f"{iri}{suffix}")


def _aliases(about: Identified) -> Iterator[Node]:
    """Yield the other names of a work: identifiers and titles."""
    subject = about.subject
    yield _alias("record", subject.record_id)
    for identifier in subject.metadata.identifiers:
        yield _alias(identifier.value.scheme, identifier.value.value)
    if subject.release.title:
        language = language_attribute(subject.language)
        yield _alias("title", subject.release.title, *language)
    for fact in subject.metadata.other_titles:
        title = fact.value
        language = language_attribute(title.language or subject.language)
        yield _alias(f"{title.role}-title", title.text, *language)


def _dates(about: Identified, kinds: tuple[DateType, ...]) -> Iterator[Node]:
    """Yield the dates of a level that are known to the day, or what stands for them."""
    found = [
        _date(date, moment.type)
        for kind in kinds
        for moment in about.subject.moments
        if moment.type is kind and (date := whole_date(moment))
    ]
    yield from found or (_date(UNKNOWN_DATE, UNKNOWN),)


def _authors(about: Identified, level: str) -> Iterator[Node]:
    issuer = issuer_of(about.subject.metadata)
    role = ("as", about.references.term(Tlc.ROLE, AgentRole.ISSUER))
    href = about.references.agent(issuer) if issuer else unknown(about.references)
    yield Node(tag="FRBRauthor", attributes=(role, ("href", href)))
    for fact in about.subject.metadata.agents:
        agent = fact.value
        if agent.role in _AUTHORS[level] and agent.name.strip():
            yield Node(tag="FRBRauthor", attributes=_author(about, agent))


def _author(about: Identified, agent: Agent) -> tuple[tuple[str, str], ...]:
    role = about.references.term(Tlc.ROLE, agent.role)
    return (("as", role), ("href", about.references.agent(agent)))


def _translation(about: Identified, translation: Translation) -> Node:
    """Return what the expression is a translation of.

    The original is an expression of the same work in another language: its IRI
    follows from those two, also where the original itself is not at hand.
    """
    by = _translator(about)
    language = language_code(known_language(translation.from_language))
    return Node(
        tag="FRBRtranslation",
        attributes=(
            ("authoritative", _boolean(translation.authoritative)),
            ("by", about.references.agent(by) if by else unknown(about.references)),
            ("fromLanguage", language),
            ("href", about.identity.expression_in(language)),
        ),
    )


def _translator(about: Identified) -> Agent | None:
    agents = (fact.value for fact in about.subject.metadata.agents)
    named = (a for a in agents if a.role is AgentRole.TRANSLATOR and a.name.strip())
    return next(named, None)


def missing(about: Identified) -> Iterator[tuple[str, str]]:
    """Yield what is required and not known, with what stands for it."""
    metadata = about.subject.metadata
    yield from about.identity.missing()
    if issuer_of(metadata) is None:
        yield "FRBRauthor", unknown(about.references)
    if not about.context.time:
        yield "FRBRManifestation/FRBRdate", UNKNOWN_DATE
    translation = metadata.translation.value if metadata.translation else None
    if translation and not known_language(translation.from_language):
        yield "FRBRtranslation/@fromLanguage", UNDETERMINED
    if translation and _translator(about) is None:
        yield "FRBRtranslation/@by", unknown(about.references)


def _boolean(value: bool) -> str:  # noqa: FBT001 - the value is the subject
    return "true" if value else "false"


def _value(tag: str, value: str) -> Node:
    return Node(tag=tag, attributes=(("value", value),))


def _alias(name: str, value: str, *language: tuple[str, str]) -> Node:
    attributes = (("name", name), ("value", value), *language)
    return Node(tag="FRBRalias", attributes=attributes)


def _date(date: str, name: str) -> Node:
    return Node(tag="FRBRdate", attributes=(("date", date), ("name", name)))
