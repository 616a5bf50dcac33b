"""Writing metadata: every value with its evidence on the element that holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from releasekit.model import (
    Acronym,
    Agent,
    Attachment,
    Date,
    Dateline,
    Fact,
    Identifier,
    Metadata,
    ReleaseTerms,
    Stated,
    Subject,
    Title,
    Translation,
    Unknown,
    UnknownReason,
    missing_values,
)
from releasekit.record.write_archival import write_archival, write_series
from releasekit.record.write_facts import (
    write_content,
    write_group,
    write_parts,
    write_text_fact,
    write_unknown,
)
from releasekit.record.writer import Writer, places_attribute

T = TypeVar("T")
_NO_TYPE = Unknown(UnknownReason.NOT_STATED)


def is_complete(metadata: Metadata) -> bool:
    """Tell whether everything that a description must say is known."""
    return not missing_values(metadata)


def write_metadata(writer: Writer, metadata: Metadata) -> None:
    """Write everything from ``identification`` to ``acronyms``, in that order."""
    _write_identification(writer, metadata)
    _write_agents(writer, metadata)
    _write_dates(writer, metadata)
    _write_language(writer, metadata)
    _write_subjects(writer, metadata)
    write_archival(writer, metadata)
    write_group(writer, "attachments", metadata.attachments, _write_attachment)
    write_group(writer, "links", metadata.links, _text_writer("link"))
    write_group(writer, "acronyms", metadata.acronyms, _write_acronym)


def _write_identification(writer: Writer, metadata: Metadata) -> None:
    writer.open("identification")
    for identifier in metadata.identifiers:
        _write_identifier(writer, identifier)
    _write_stated_text(writer, "title", metadata.title)
    for title in metadata.other_titles:
        _write_other_title(writer, title)
    _write_value(writer, "type", metadata.type)
    if metadata.series:
        write_series(writer, metadata.series)
    if metadata.number:
        write_text_fact(writer, "number", metadata.number)
    writer.close("identification")


def _write_agents(writer: Writer, metadata: Metadata) -> None:
    writer.open("agents")
    if isinstance(metadata.issuer, Unknown):
        write_unknown(writer, "issuer", metadata.issuer)
    else:
        write_agent(writer, "issuer", metadata.issuer)
    for agent in metadata.agents:
        write_agent(writer, "agent", agent)
    writer.close("agents")


def _write_dates(writer: Writer, metadata: Metadata) -> None:
    writer.open("dates")
    if isinstance(metadata.issued, Unknown):
        write_unknown(writer, "issued", metadata.issued)
    else:
        _write_date(writer, "issued", metadata.issued)
    for date in metadata.dates:
        _write_date(writer, "date", date)
    writer.close("dates")
    if metadata.terms:
        _write_terms(writer, metadata.terms)
    if metadata.dateline:
        _write_dateline(writer, metadata.dateline)


def _write_language(writer: Writer, metadata: Metadata) -> None:
    writer.open("language")
    _write_value(writer, "primary", metadata.language)
    for other in metadata.other_languages:
        _write_value(writer, "other", other)
    if metadata.translation:
        _write_translation(writer, metadata.translation)
    writer.close("language")


def _write_subjects(writer: Writer, metadata: Metadata) -> None:
    if not metadata.subjects and not metadata.places:
        return
    writer.open("subjects")
    for subject in metadata.subjects:
        _write_subject(writer, subject)
    for place in metadata.places:
        write_text_fact(writer, "place", place)
    writer.close("subjects")


def _text_writer(tag: str) -> Callable[[Writer, Fact[str]], None]:
    return lambda writer, fact: write_text_fact(writer, tag, fact)


def _write_value(writer: Writer, tag: str, fact: Fact[T] | None) -> None:
    if fact is None:
        write_unknown(writer, tag, _NO_TYPE)
    else:
        attributes = writer.attribute("value", str(fact.value))
        write_content(writer, tag, fact, "", attributes)


def _write_stated_text(writer: Writer, tag: str, stated: Stated[str]) -> None:
    if isinstance(stated, Unknown):
        write_unknown(writer, tag, stated)
    else:
        write_text_fact(writer, tag, stated)


def _write_identifier(writer: Writer, fact: Fact[Identifier]) -> None:
    scheme = writer.attribute("scheme", fact.value.scheme)
    write_content(writer, "identifier", fact, fact.value.value, scheme)


def _write_other_title(writer: Writer, fact: Fact[Title]) -> None:
    title = fact.value
    language = writer.attribute("xml:lang", title.language)
    attributes = f' role="{title.role}"{language}'
    write_content(writer, "otherTitle", fact, title.text, attributes)


def write_agent(writer: Writer, tag: str, fact: Fact[Agent]) -> None:
    """Write an organisation, unit or person with its evidence."""
    agent = fact.value
    country = writer.attribute("country", agent.country)
    attributes = f' role="{agent.role}" kind="{agent.kind}"{country}'
    writer.open(tag, attributes + writer.evidence(fact.evidence))
    writer.text("name", agent.name)
    if agent.identifier:
        scheme = writer.attribute("scheme", agent.identifier.scheme)
        writer.text("id", agent.identifier.value, scheme)
    if agent.position is not None:
        writer.text("position", agent.position)
    if agent.organisation is not None:
        writer.text("organisation", agent.organisation)
    for channel in agent.channels:
        place = places_attribute((channel.span,)) if channel.span else ""
        writer.text("channel", channel.value, f' kind="{channel.kind}"{place}')
    writer.more_places(fact.evidence.spans)
    writer.close(tag)


def _write_date(writer: Writer, tag: str, fact: Fact[Date]) -> None:
    date = fact.value
    attributes = (
        f' type="{date.type}"{writer.attribute("when", date.when)}'
        f' precision="{date.precision}"{writer.attribute("zone", date.zone)}'
    )
    write_content(writer, tag, fact, date.literal, attributes)


def _write_terms(writer: Writer, fact: Fact[ReleaseTerms]) -> None:
    until = writer.attribute("until", fact.value.until)
    attributes = f' kind="{fact.value.kind}"{until}'
    write_content(writer, "releaseTerms", fact, fact.value.literal, attributes)


def _write_dateline(writer: Writer, fact: Fact[Dateline]) -> None:
    parts = (("place", fact.value.place), ("literal", fact.value.literal))
    write_parts(writer, "dateline", fact, "", parts)


def _write_translation(writer: Writer, fact: Fact[Translation]) -> None:
    translation = fact.value
    authoritative = "true" if translation.authoritative else "false"
    attributes = (
        f' status="{translation.status}" authoritative="{authoritative}"'
        f"{writer.attribute('fromLang', translation.from_language)}"
    )
    parts = (("of", translation.of), ("literal", translation.literal))
    write_parts(writer, "translation", fact, attributes, parts)


def _write_subject(writer: Writer, fact: Fact[Subject]) -> None:
    scheme = writer.attribute("scheme", fact.value.scheme)
    code = writer.attribute("code", fact.value.code)
    write_content(writer, "subject", fact, fact.value.term, f"{scheme}{code}")


def _write_attachment(writer: Writer, fact: Fact[Attachment]) -> None:
    parts = (("label", fact.value.label), ("title", fact.value.title))
    write_parts(writer, "attachment", fact, "", parts)


def _write_acronym(writer: Writer, fact: Fact[Acronym]) -> None:
    parts = (("short", fact.value.short), ("expansion", fact.value.expansion))
    write_parts(writer, "acronym", fact, "", parts)
