"""Reading metadata: values with their evidence, or the reason why they are missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from lxml import etree

from releasekit import model
from releasekit.record.names import XML_LANG
from releasekit.record.reader import Reader, every, invalid, maybe, one

T = TypeVar("T")


def read_metadata(reader: Reader, root: etree._Element) -> model.Metadata:
    """Return what a record says about its release.

    Raises:
        RecordInvalidError: an element or attribute is missing or broken.
    """
    identification = one(root, "identification")
    agents, dates = one(root, "agents"), one(root, "dates")
    language = one(root, "language")
    subjects = maybe(root, "subjects")
    return model.Metadata(
        identifiers=_facts(reader, identification, "identifier", _identifier),
        title=_stated(reader, one(identification, "title"), _text),
        other_titles=_facts(reader, identification, "otherTitle", _title),
        type=_known(reader, one(identification, "type"), _type),
        number=_maybe_fact(reader, identification, "number", _text),
        issuer=_stated(reader, one(agents, "issuer"), _agent),
        agents=read_agents(reader, agents),
        issued=_stated(reader, one(dates, "issued"), _date),
        dates=_facts(reader, dates, "date", _date),
        terms=_maybe_fact(reader, root, "releaseTerms", _terms),
        dateline=_maybe_fact(reader, root, "dateline", _dateline),
        places=_facts(reader, subjects, "place", _text),
        language=_known(reader, one(language, "primary"), _value),
        other_languages=_facts(reader, language, "other", _value),
        translation=_maybe_fact(reader, language, "translation", _translation),
        subjects=_facts(reader, subjects, "subject", _subject),
        attachments=_group(reader, root, "attachments", "attachment", _attachment),
        links=_group(reader, root, "links", "link", _text),
        acronyms=_group(reader, root, "acronyms", "acronym", _acronym),
        access=_stated(reader, one(root, "access"), _text),
        rights=_stated(reader, one(root, "rights"), _text),
        profile=_maybe_fact(reader, one(root, "control"), "profile", _text),
    )


# lxml's only name for the type of an element begins with an underscore.
_ReadValue: TypeAlias = "Callable[[Reader, etree._Element], T]"  # noqa: SLF001


def _fact(
    reader: Reader, element: etree._Element, read_value: _ReadValue[T]
) -> model.Fact[T]:
    return model.Fact(read_value(reader, element), reader.evidence(element))


def _stated(
    reader: Reader, element: etree._Element, read_value: _ReadValue[T]
) -> model.Stated[T]:
    unknown = maybe(element, "unknown")
    if unknown is not None:
        return model.Unknown(reader.choice(unknown, "reason", model.UnknownReason))
    return _fact(reader, element, read_value)


def _known(
    reader: Reader, element: etree._Element, read_value: _ReadValue[T]
) -> model.Fact[T] | None:
    if maybe(element, "unknown") is not None:
        return None
    return _fact(reader, element, read_value)


def _maybe_fact(
    reader: Reader, parent: etree._Element, name: str, read_value: _ReadValue[T]
) -> model.Fact[T] | None:
    element = maybe(parent, name)
    return None if element is None else _fact(reader, element, read_value)


def _facts(
    reader: Reader,
    parent: etree._Element | None,
    name: str,
    read_value: _ReadValue[T],
) -> tuple[model.Fact[T], ...]:
    if parent is None:
        return ()
    return tuple(_fact(reader, child, read_value) for child in every(parent, name))


def _group(
    reader: Reader,
    root: etree._Element,
    group: str,
    name: str,
    read_value: _ReadValue[T],
) -> tuple[model.Fact[T], ...]:
    return _facts(reader, maybe(root, group), name, read_value)


def read_agents(
    reader: Reader, parent: etree._Element
) -> tuple[model.Fact[model.Agent], ...]:
    """Return the bodies, units and persons directly inside an element, in order."""
    return _facts(reader, parent, "agent", _agent)


def _text(reader: Reader, element: etree._Element) -> str:
    return reader.text(element)


def _value(reader: Reader, element: etree._Element) -> str:
    return reader.attribute(element, "value")


def _type(reader: Reader, element: etree._Element) -> model.DocumentType:
    return reader.choice(element, "value", model.DocumentType)


def _identifier(reader: Reader, element: etree._Element) -> model.Identifier:
    return model.Identifier(reader.attribute(element, "scheme"), reader.text(element))


def _title(reader: Reader, element: etree._Element) -> model.Title:
    return model.Title(
        role=reader.choice(element, "role", model.TitleRole),
        text=reader.text(element),
        language=reader.optional(element, XML_LANG),
    )


def _agent(reader: Reader, element: etree._Element) -> model.Agent:
    identifier = maybe(element, "id")
    return model.Agent(
        role=reader.choice(element, "role", model.AgentRole),
        kind=reader.choice(element, "kind", model.AgentKind),
        name=reader.text(one(element, "name")),
        identifier=None if identifier is None else _identifier(reader, identifier),
        country=reader.optional(element, "country"),
        position=_part(reader, element, "position"),
        organisation=_part(reader, element, "organisation"),
        channels=tuple(_channel(reader, child) for child in every(element, "channel")),
    )


def _channel(reader: Reader, element: etree._Element) -> model.Channel:
    spans = reader.spans(element)
    if len(spans) > 1:
        raise invalid(element, f"has {len(spans)} places in the source, not one")
    return model.Channel(
        kind=reader.choice(element, "kind", model.ChannelKind),
        value=reader.text(element),
        span=spans[0] if spans else None,
    )


def _date(reader: Reader, element: etree._Element) -> model.Date:
    return model.Date(
        type=reader.choice(element, "type", model.DateType),
        when=reader.attribute(element, "when"),
        precision=reader.choice(element, "precision", model.Precision),
        zone=reader.optional(element, "zone"),
        literal=reader.text(element),
    )


def _terms(reader: Reader, element: etree._Element) -> model.ReleaseTerms:
    return model.ReleaseTerms(
        kind=reader.choice(element, "kind", model.TermsKind),
        until=reader.optional(element, "until"),
        literal=reader.text(element),
    )


def _dateline(reader: Reader, element: etree._Element) -> model.Dateline:
    place, literal = one(element, "place"), one(element, "literal")
    return model.Dateline(place=reader.text(place), literal=reader.text(literal))


def _translation(reader: Reader, element: etree._Element) -> model.Translation:
    return model.Translation(
        status=reader.choice(element, "status", model.TranslationStatus),
        authoritative=reader.flag(element, "authoritative"),
        of=_part(reader, element, "of"),
        from_language=reader.optional(element, "fromLang"),
        literal=reader.text(one(element, "literal")),
    )


def _subject(reader: Reader, element: etree._Element) -> model.Subject:
    return model.Subject(
        term=reader.text(element),
        scheme=reader.optional(element, "scheme"),
        code=reader.optional(element, "code"),
    )


def _attachment(reader: Reader, element: etree._Element) -> model.Attachment:
    title = reader.text(one(element, "title"))
    return model.Attachment(title=title, label=_part(reader, element, "label"))


def _acronym(reader: Reader, element: etree._Element) -> model.Acronym:
    short, expansion = one(element, "short"), one(element, "expansion")
    return model.Acronym(short=reader.text(short), expansion=reader.text(expansion))


def _part(reader: Reader, element: etree._Element, name: str) -> str | None:
    found = maybe(element, name)
    return None if found is None else reader.text(found)
