"""Reading metadata: values with their evidence, or the reason why they are missing."""

from __future__ import annotations

from lxml import etree

from releasekit import model
from releasekit.record.names import XML_LANG
from releasekit.record.read_archival import (
    read_access,
    read_classification,
    read_relation,
    read_retention,
    read_rights,
    read_series,
)
from releasekit.record.read_facts import (
    read_all,
    read_known,
    read_maybe,
    read_part,
    read_stated,
    read_text,
)
from releasekit.record.reader import Reader, every, invalid, maybe, one


def read_metadata(reader: Reader, root: etree._Element) -> model.Metadata:
    """Return what a record says about its release.

    Raises:
        RecordInvalidError: an element or attribute is missing or broken.
    """
    control, identification = one(root, "control"), one(root, "identification")
    agents, dates = one(root, "agents"), one(root, "dates")
    language = one(root, "language")
    subjects = maybe(root, "subjects")
    return model.Metadata(
        identifiers=read_all(reader, identification, "identifier", _identifier),
        title=read_stated(reader, one(identification, "title"), read_text),
        other_titles=read_all(reader, identification, "otherTitle", _title),
        type=read_known(reader, one(identification, "type"), _type),
        number=read_maybe(reader, identification, "number", read_text),
        series=read_maybe(reader, identification, "series", read_series),
        issuer=read_stated(reader, one(agents, "issuer"), _agent),
        agents=read_agents(reader, agents),
        issued=read_stated(reader, one(dates, "issued"), _date),
        dates=read_all(reader, dates, "date", _date),
        terms=read_maybe(reader, root, "releaseTerms", _terms),
        dateline=read_maybe(reader, root, "dateline", _dateline),
        places=read_all(reader, subjects, "place", read_text),
        language=read_known(reader, one(language, "primary"), _value),
        other_languages=read_all(reader, language, "other", _value),
        translation=read_maybe(reader, language, "translation", _translation),
        subjects=read_all(reader, subjects, "subject", _subject),
        attachments=read_all(
            reader, maybe(root, "attachments"), "attachment", _attachment
        ),
        links=read_all(reader, maybe(root, "links"), "link", read_text),
        acronyms=read_all(reader, maybe(root, "acronyms"), "acronym", _acronym),
        classifications=read_all(reader, root, "classification", read_classification),
        access=read_stated(reader, one(root, "access"), read_access),
        rights=read_stated(reader, one(root, "rights"), read_rights),
        retention=read_maybe(reader, root, "retention", read_retention),
        relations=read_all(reader, maybe(root, "relations"), "relation", read_relation),
        profile=read_maybe(reader, control, "profile", read_text),
        described_by=read_maybe(reader, control, "series", read_text),
    )


def read_agents(
    reader: Reader, parent: etree._Element
) -> tuple[model.Fact[model.Agent], ...]:
    """Return the bodies, units and persons directly inside an element, in order."""
    return read_all(reader, parent, "agent", _agent)


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
        position=read_part(reader, element, "position"),
        organisation=read_part(reader, element, "organisation"),
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
        of=read_part(reader, element, "of"),
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
    return model.Attachment(title=title, label=read_part(reader, element, "label"))


def _acronym(reader: Reader, element: etree._Element) -> model.Acronym:
    short, expansion = one(element, "short"), one(element, "expansion")
    return model.Acronym(short=reader.text(short), expansion=reader.text(expansion))
