"""Agents: ``name`` with roles as MARC names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.model import Agent, AgentKind, AgentRole, Fact

_RELATORS: Final[Mapping[AgentRole, str]] = MappingProxyType(
    {
        AgentRole.ISSUER: "isb",
        AgentRole.CO_ISSUER: "isb",
        AgentRole.PUBLISHER: "pbl",
        AgentRole.TRANSLATOR: "trl",
        AgentRole.SUBMITTER: "dpt",
        AgentRole.CUSTODIAN: "rps",
    }
)
"""MARC relators: issuing body, publisher, translator, depositor, repository.

There is none for those who speak for an issuer or answer questions.
"""
_HOLDER: Final = "cph"
"""MARC relator: copyright holder."""


def names(subject: Subject) -> Iterator[Node]:
    """Yield ``name`` for the issuer, the other agents and the holder of rights."""
    issuer, rights = subject.metadata.issuer, subject.metadata.rights
    issuers = (issuer,) if isinstance(issuer, Fact) else ()
    for fact in (*issuers, *subject.metadata.agents):
        yield from _agent(fact.value)
    if isinstance(rights, Fact):
        holder = leaf("namePart", rights.value.holder)
        if holder:
            yield from branch("name", holder, _role("rights holder", _HOLDER))


def publishers(subject: Subject) -> list[str]:
    """Return who publishes: the publishers named, else the issuer."""
    agents = [fact.value for fact in subject.metadata.agents]
    named = [agent.name for agent in agents if agent.role is AgentRole.PUBLISHER]
    issuer = subject.metadata.issuer
    return named or ([issuer.value.name] if isinstance(issuer, Fact) else [])


def _agent(agent: Agent) -> Iterator[Node]:
    """Yield a name; an agent without one is a way to reach somebody, no name."""
    name = leaf("namePart", agent.name)
    if not name:
        return
    is_person = agent.kind is AgentKind.PERSON
    identifier = agent.identifier
    yield from branch(
        "name",
        name,
        leaf("affiliation", agent.organisation),
        _role(str(agent.role), _RELATORS.get(agent.role)),
        leaf("description", agent.position),
        leaf("nameIdentifier", identifier.value, {"type": identifier.scheme})
        if identifier
        else (),
        attributes={"type": "personal" if is_person else "corporate"},
    )


def _role(role: str, relator: str | None) -> tuple[Node, ...]:
    coded = {"type": "code", "authority": "marcrelator"}
    return branch(
        "role",
        leaf("roleTerm", role, {"type": "text"}),
        leaf("roleTerm", relator, coded),
    )
