"""Agents: the software, the bodies that answer for a release, and rights holders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit._version import __version__
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.premis.markup import element, identified, leaf
from releasekit.exporters.common.premis.objects import OURS
from releasekit.exporters.common.premis.subject import Subject
from releasekit.exporters.common.premis.vocabulary import AGENT_TYPES
from releasekit.model import Agent, AgentRole, Fact, Identifier, Metadata

ANSWERING: Final = frozenset(
    {
        AgentRole.ISSUER,
        AgentRole.CO_ISSUER,
        AgentRole.PUBLISHER,
        AgentRole.SUBMITTER,
        AgentRole.CUSTODIAN,
    }
)
"""Roles of those who answer for a release; the others are people in its text."""
_NAMED: Final = "name"
"""Type of the identifier of an agent that has none but its name."""


@frozen(kw_only=True)
class _Party:
    """An agent with everything that it is said to be."""

    identifier: Identifier
    name: str
    type: str = ""
    notes: tuple[str, ...] = ()


def agents_of(subject: Subject) -> Iterator[Node]:
    """Yield every agent once: the software, then the others in the model's order."""
    yield software_agent(subject.producer or OURS)
    found: dict[Identifier, _Party] = {}
    for party in _parties(subject.release.metadata):
        same = found.setdefault(party.identifier, party)
        notes = tuple(dict.fromkeys((*same.notes, *party.notes)))
        found[party.identifier] = _Party(
            identifier=same.identifier, name=same.name, type=same.type, notes=notes
        )
    for party in found.values():
        yield _spelled(party)


def holder_identifier(metadata: Metadata, holder: str) -> Identifier:
    """Return the name under which a rights holder stands among the agents."""
    for agent in _answering(metadata):
        if agent.name == holder:
            return _identifier(agent)
    return Identifier(_NAMED, holder)


def _parties(metadata: Metadata) -> Iterator[_Party]:
    for agent in _answering(metadata):
        country = f"country (ISO 3166-1): {agent.country}" if agent.country else ""
        notes = (f"role: {agent.role}", country)
        yield _Party(
            identifier=_identifier(agent),
            name=agent.name,
            type=AGENT_TYPES[agent.kind],
            notes=tuple(filter(None, notes)),
        )
    rights = metadata.rights
    if isinstance(rights, Fact) and rights.value.holder:
        holder = rights.value.holder
        known_as = holder_identifier(metadata, holder)
        yield _Party(identifier=known_as, name=holder, notes=("role: rights holder",))


def _answering(metadata: Metadata) -> Iterator[Agent]:
    issuer = metadata.issuer
    first = (issuer,) if isinstance(issuer, Fact) else ()
    for fact in (*first, *metadata.agents):
        if fact.value.role in ANSWERING and fact.value.name:
            yield fact.value


def _identifier(agent: Agent) -> Identifier:
    return agent.identifier or Identifier(_NAMED, agent.name)


def software_agent(producer: str) -> Node:
    """Return the software that makes documents, under a name, as an agent."""
    content = (
        identified("agentIdentifier", OURS, producer),
        element("agentName", producer),
        element("agentType", "software"),
        element("agentVersion", __version__),
    )
    return element("agent", content)


def _spelled(party: _Party) -> Node:
    scheme, value = party.identifier.scheme, party.identifier.value
    content = (
        identified("agentIdentifier", scheme, value),
        element("agentName", party.name),
        *leaf("agentType", party.type),
        *(element("agentNote", note) for note in party.notes),
    )
    return element("agent", content)
