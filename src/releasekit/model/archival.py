"""Archival description: what no text says of itself, and a series of them shares."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class AccessLevel(StrEnum):
    """Who may see a record."""

    OPEN = "open"
    """Anybody."""
    RESTRICTED = "restricted"
    """Some people, or everybody under conditions, which the statement gives."""
    CLOSED = "closed"
    """Nobody but its creator and its keeper."""


class RetentionAction(StrEnum):
    """What becomes of a record when its period is over."""

    KEEP = "keep"
    """It is kept for ever."""
    TRANSFER = "transfer"
    """It goes to an archive."""
    REVIEW = "review"
    """Somebody decides then."""
    DESTROY = "destroy"
    """It is destroyed."""


class RelationKind(StrEnum):
    """What another resource is to a release, in the words of DCMI Metadata Terms."""

    IS_PART_OF = "is-part-of"
    HAS_PART = "has-part"
    IS_VERSION_OF = "is-version-of"
    HAS_VERSION = "has-version"
    IS_FORMAT_OF = "is-format-of"
    REPLACES = "replaces"
    IS_REPLACED_BY = "is-replaced-by"
    REFERENCES = "references"
    IS_REFERENCED_BY = "is-referenced-by"
    CONFORMS_TO = "conforms-to"


@frozen(kw_only=True)
class ArchivalSeries:
    """Where in an archive a release belongs (ISAD(G) 3.1.4: fonds and series)."""

    title: str
    """Title of the series."""
    code: str | None = None
    """Reference code of the series."""
    fonds: str | None = None
    """Title of the fonds (record group) that the series is part of."""
    fonds_code: str | None = None
    """Reference code of the fonds."""


@frozen(kw_only=True)
class Classification:
    """A class of a file plan or another scheme that a release is filed under."""

    label: str
    """Name of the class."""
    scheme: str | None = None
    """Name of the scheme."""
    code: str | None = None
    """Code of the class in it."""


@frozen(kw_only=True)
class Access:
    """Who may see a record."""

    level: AccessLevel
    statement: str = ""
    """The conditions in words."""


@frozen(kw_only=True)
class Rights:
    """How a release may be used."""

    statement: str = ""
    """The terms in words."""
    licence: str | None = None
    """The licence: its web address, or its SPDX identifier."""
    holder: str | None = None
    """Who holds the rights."""


@frozen(kw_only=True)
class Retention:
    """How long a record is kept, and what then becomes of it."""

    action: RetentionAction
    period: str | None = None
    """From the end of the year of issue; ISO 8601: ``P10Y``."""
    schedule: str | None = None
    """The rule that says so: name or number in a retention schedule."""
    statement: str = ""
    """The rule in words."""


@frozen(kw_only=True)
class Relation:
    """Another resource that a release has to do with."""

    kind: RelationKind
    target: str
    """Identifier or web address of the other."""
    title: str = ""
    """Its title."""
