"""Metadata: what is known about a release, each value with its evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias, TypeVar

from attrs import frozen

from releasekit.model.archival import (
    Access,
    ArchivalSeries,
    Classification,
    Relation,
    Retention,
    Rights,
)
from releasekit.model.evidence import Fact, Unknown, UnknownReason
from releasekit.model.span import Span

T = TypeVar("T")

Stated: TypeAlias = Fact[T] | Unknown
"""A value that a record must have, or the reason why it is missing."""

_NOT_STATED = Unknown(UnknownReason.NOT_STATED)
_NOT_SUPPLIED = Unknown(UnknownReason.NOT_SUPPLIED)


class DocumentType(StrEnum):
    """What kind of document a release is."""

    PRESS_RELEASE = "press-release"
    STATEMENT = "statement"
    JOINT_STATEMENT = "joint-statement"
    SPEECH = "speech"
    READOUT = "readout"
    TRANSCRIPT = "transcript"
    ADVISORY = "advisory"
    FACT_SHEET = "fact-sheet"
    CORRECTION = "correction"


class TitleRole(StrEnum):
    """What a further title is to the main one."""

    SUB = "sub"
    ALTERNATIVE = "alternative"
    TRANSLATED = "translated"


class AgentRole(StrEnum):
    """What an agent does for a release."""

    ISSUER = "issuer"
    CO_ISSUER = "co-issuer"
    PUBLISHER = "publisher"
    SPOKESPERSON = "spokesperson"
    CONTACT = "contact"
    TRANSLATOR = "translator"
    SUBMITTER = "submitter"
    CUSTODIAN = "custodian"


class AgentKind(StrEnum):
    """What an agent is."""

    ORGANISATION = "org"
    UNIT = "unit"
    PERSON = "person"


class ChannelKind(StrEnum):
    """How an agent can be reached."""

    TELEPHONE = "tel"
    FAX = "fax"
    EMAIL = "email"
    WEB = "web"
    ADDRESS = "address"


class DateType(StrEnum):
    """What happened on a date."""

    ISSUED = "issued"
    DISTRIBUTED = "distributed"
    EMBARGO_UNTIL = "embargo-until"
    EVENT = "event"
    MODIFIED = "modified"
    CAPTURED = "captured"


class Precision(StrEnum):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"
    DAY_OF_YEAR = "month-day"
    """Month and day without a year."""


class TermsKind(StrEnum):
    """When a release may be published."""

    IMMEDIATE = "immediate"
    EMBARGO = "embargo"


class TranslationStatus(StrEnum):
    """Standing of a translated text."""

    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"
    PROVISIONAL = "provisional"


@frozen
class Identifier:
    """A name that stays with the release."""

    scheme: str
    """Who gives such names: ``releasekit``, ``sha256`` …"""
    value: str


@frozen(kw_only=True)
class Title:
    """A further title of the release."""

    role: TitleRole
    text: str
    language: str | None = None
    """Language tag where it differs from the release's (BCP 47)."""


@frozen(kw_only=True)
class Channel:
    """A way to reach an agent."""

    kind: ChannelKind
    value: str
    """As written in the source."""
    span: Span | None = None
    """Its place in the source text, where it was read there."""


@frozen(kw_only=True)
class Agent:
    """An organisation, unit or person that has to do with the release."""

    role: AgentRole
    kind: AgentKind = AgentKind.ORGANISATION
    name: str
    """As written; empty where the text gives no more than a way to reach it."""
    identifier: Identifier | None = None
    """A stable id: ``Identifier("releasekit", "kr-mofa")``."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    position: str | None = None
    """Office held, for a person."""
    organisation: str | None = None
    """Unit or body that a person belongs to, as written."""
    channels: tuple[Channel, ...] = ()


@frozen(kw_only=True)
class Date:
    """A date as the text gives it, with what it means."""

    type: DateType
    when: str
    """ISO 8601: ``2017``, ``2017-02``, ``2017-02-07``, ``2017-02-07T14:30``, or
    ``--02-07`` where the year is not known (XML Schema gMonthDay)."""
    precision: Precision
    zone: str | None = None
    """UTC offset ``+09:00`` where the text or the profile gives it."""
    literal: str
    """The words of the source."""


@frozen(kw_only=True)
class ReleaseTerms:
    """When the text may be published."""

    kind: TermsKind
    until: str | None = None
    """End of the embargo, ISO 8601, where it can be read."""
    literal: str
    """The words of the source."""


@frozen(kw_only=True)
class Dateline:
    """The place (and date) that opens a release."""

    place: str
    literal: str
    """The words of the source."""


@frozen(kw_only=True)
class Translation:
    """That the text is a translation, and of what standing."""

    status: TranslationStatus
    authoritative: bool
    of: str | None = None
    """Identifier or title of the original, where known."""
    from_language: str | None = None
    """Language tag of the original (BCP 47), where known."""
    literal: str
    """The words of the source."""


@frozen(kw_only=True)
class Subject:
    """What the release is about."""

    term: str
    scheme: str | None = None
    code: str | None = None


@frozen(kw_only=True)
class Attachment:
    """A document that the release names as attached."""

    title: str
    label: str | None = None
    """Its mark in the source: ``붙임 1.``, ``Annex A``."""


@frozen(kw_only=True)
class Acronym:
    """A short form and what it stands for."""

    short: str
    expansion: str


@frozen(kw_only=True)
class Metadata:
    """Everything known about a release."""

    identifiers: tuple[Fact[Identifier], ...] = ()
    title: Stated[str] = _NOT_STATED
    """The headline."""
    other_titles: tuple[Fact[Title], ...] = ()
    """Subtitles, alternatives, translations, in source order."""
    type: Fact[DocumentType] | None = None
    number: Fact[str] | None = None
    """The issuer's number of the release."""
    series: Fact[ArchivalSeries] | None = None
    """Fonds and series that the release belongs to."""
    issuer: Stated[Agent] = _NOT_STATED
    """The issuing body."""
    agents: tuple[Fact[Agent], ...] = ()
    """Co-issuers, spokespersons, contacts … in source order."""
    issued: Stated[Date] = _NOT_STATED
    """The date of the release."""
    dates: tuple[Fact[Date], ...] = ()
    """All other dates, in source order."""
    terms: Fact[ReleaseTerms] | None = None
    dateline: Fact[Dateline] | None = None
    places: tuple[Fact[str], ...] = ()
    language: Fact[str] | None = None
    """Language of the text (BCP 47), ``und`` where it cannot be told."""
    other_languages: tuple[Fact[str], ...] = ()
    translation: Fact[Translation] | None = None
    subjects: tuple[Fact[Subject], ...] = ()
    attachments: tuple[Fact[Attachment], ...] = ()
    links: tuple[Fact[str], ...] = ()
    """Web addresses in the text, absolute URIs, first mention only."""
    acronyms: tuple[Fact[Acronym], ...] = ()
    classifications: tuple[Fact[Classification], ...] = ()
    access: Stated[Access] = _NOT_SUPPLIED
    """Who may see the record; the text never says it."""
    rights: Stated[Rights] = _NOT_SUPPLIED
    """Under which licence; the text never says it."""
    retention: Fact[Retention] | None = None
    relations: tuple[Fact[Relation], ...] = ()
    profile: Fact[str] | None = None
    """Name of the agency profile that the parser used."""
    described_by: Fact[str] | None = None
    """Id of the series facts that described the release."""
