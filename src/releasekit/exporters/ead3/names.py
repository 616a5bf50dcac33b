"""Agents: names with their roles, for ``origination``, ``repository`` and others."""

from __future__ import annotations

from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.model import Agent, AgentKind, AgentRole, Fact


def agents_as(subject: Subject, *roles: AgentRole) -> tuple[Agent, ...]:
    """Return the agents in one of some roles: the issuer, then the others."""
    issuer = subject.metadata.issuer
    facts = (*((issuer,) if isinstance(issuer, Fact) else ()), *subject.metadata.agents)
    return tuple(fact.value for fact in facts if fact.value.role in roles)


def name_of(agent: Agent) -> tuple[Node, ...]:
    """Return ``persname`` or ``corpname``; nothing for an agent without a name."""
    name = leaf("part", agent.name)
    if not name:
        return ()
    identifier = agent.identifier
    return branch(
        "persname" if agent.kind is AgentKind.PERSON else "corpname",
        name,
        leaf("part", agent.position, {"localtype": "position"}),
        leaf("part", agent.organisation, {"localtype": "organisation"}),
        attributes={
            "relator": str(agent.role),
            "source": identifier.scheme if identifier else None,
            "identifier": identifier.value if identifier else None,
        },
    )


def names_as(subject: Subject, *roles: AgentRole) -> tuple[Node, ...]:
    """Return the names of all agents in one of some roles."""
    return tuple(
        node for agent in agents_as(subject, *roles) for node in name_of(agent)
    )
