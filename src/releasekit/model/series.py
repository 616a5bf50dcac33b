"""Series facts: what is true of every release of a series, and stands in none."""

from __future__ import annotations

from attrs import frozen

from releasekit.model.archival import (
    Access,
    ArchivalSeries,
    Classification,
    Relation,
    Retention,
    Rights,
)
from releasekit.model.metadata import Agent, AgentRole, Subject
from releasekit.model.minting import IdentifierPattern


@frozen(kw_only=True)
class SeriesAgent:
    """An agent of a series, with the other names that releases use for it."""

    agent: Agent
    also: tuple[str, ...] = ()
    """Names of the same agent: in another language, short, former."""


@frozen(kw_only=True)
class Series:
    """What is known of a series of releases."""

    id: str
    """Its short name: ``orrin-mfa-press``."""
    place: ArchivalSeries | None = None
    """Fonds and series."""
    classifications: tuple[Classification, ...] = ()
    access: Access | None = None
    rights: Rights | None = None
    retention: Retention | None = None
    agents: tuple[SeriesAgent, ...] = ()
    """Issuer, publisher, custodian …; at most one issuer."""
    identifiers: tuple[IdentifierPattern, ...] = ()
    """How releases are named, the preferred way first."""
    subjects: tuple[Subject, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def issuer(self) -> SeriesAgent | None:
        """The body that issues the releases, where the series has one."""
        issuers = (a for a in self.agents if a.agent.role is AgentRole.ISSUER)
        return next(issuers, None)
