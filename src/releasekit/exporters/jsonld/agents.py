"""Agents: who issues, publishes, speaks, translates, keeps and can be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.jsonld.resource import Pair, Resource, identified, resource
from releasekit.model import Agent, AgentKind, AgentRole, Channel, ChannelKind, Fact

_OF_ROLE: Final[Mapping[AgentRole, tuple[str, str]]] = MappingProxyType(
    {
        AgentRole.CO_ISSUER: ("author", "GovernmentOrganization"),
        AgentRole.PUBLISHER: ("publisher", "GovernmentOrganization"),
        AgentRole.SPOKESPERSON: ("contributor", "Organization"),
        AgentRole.TRANSLATOR: ("translator", "Organization"),
        AgentRole.CUSTODIAN: ("holdingArchive", "ArchiveOrganization"),
    }
)
"""Property, and type of an agent that is no person.

Whom to ask is a contact point of the issuer; who handed it in has no place.
"""
_OF_CHANNEL: Final[Mapping[ChannelKind, str]] = MappingProxyType(
    {
        ChannelKind.TELEPHONE: "telephone",
        ChannelKind.FAX: "faxNumber",
        ChannelKind.EMAIL: "email",
        ChannelKind.ADDRESS: "streetAddress",
    }
)
_ISSUER: Final = "_:issuer"
"""Name of the issuer in the file, where it both writes and publishes."""


def agents(subject: Subject) -> Iterator[Pair]:
    """Yield the issuer with whom to ask, the publisher, then the other agents."""
    metadata = subject.metadata
    others = [fact.value for fact in metadata.agents]
    asked = [agent for agent in others if agent.role is AgentRole.CONTACT]
    issuer = metadata.issuer.value if isinstance(metadata.issuer, Fact) else None
    yield "author", _issuer(issuer, asked)
    if issuer and all(agent.role is not AgentRole.PUBLISHER for agent in others):
        yield "publisher", _publisher(issuer)
    for agent in others:
        if agent.role in _OF_ROLE:
            name, kind = _OF_ROLE[agent.role]
            yield name, _agent(agent, kind)


def is_kept(subject: Subject) -> bool:
    """Tell whether an archive is named that keeps the release."""
    agents = (fact.value for fact in subject.metadata.agents)
    return any(agent.role is AgentRole.CUSTODIAN and agent.name for agent in agents)


def _issuer(issuer: Agent | None, asked: list[Agent]) -> Resource:
    """Return who issues; without a name, the body behind those who can be asked."""
    points: list[Pair] = [("contactPoint", _point(one)) for one in asked]
    if issuer is None or not issuer.name.strip():
        return resource("GovernmentOrganization", *points)
    told = _agent(issuer, "GovernmentOrganization", *points)
    return {"@id": _ISSUER, **told}


def _publisher(issuer: Agent) -> Resource:
    """Return the issuer by name; what else is said of it stands with the author."""
    if not issuer.name.strip():
        return {}
    kind = _type(issuer, "GovernmentOrganization")
    return {"@id": _ISSUER, "@type": kind, "name": issuer.name}


def _agent(agent: Agent, kind: str, *more: Pair) -> Resource:
    """Return an agent that has a name: without one, there is nobody to speak of."""
    if not agent.name.strip():
        return {}
    kind = _type(agent, kind)
    own = _of_person(agent) if kind == "Person" else _of_body(agent)
    return resource(
        kind,
        ("name", agent.name),
        ("identifier", identified(agent.identifier)),
        *own,
        ("contactPoint", _point(agent, named=False) if agent.channels else None),
        *more,
    )


def _type(agent: Agent, kind: str) -> str:
    """Return the type of an agent; only a body keeps archives."""
    is_person = agent.kind is AgentKind.PERSON and kind != "ArchiveOrganization"
    return "Person" if is_person else kind


def _of_person(agent: Agent) -> Iterator[Pair]:
    house = resource("Organization", ("name", agent.organisation))
    if house:
        house.update(_country(agent))
    yield "jobTitle", agent.position
    yield "worksFor", house


def _of_body(agent: Agent) -> Iterator[Pair]:
    yield from _country(agent).items()
    yield "parentOrganization", resource("Organization", ("name", agent.organisation))


def _country(agent: Agent) -> Resource:
    address = resource("PostalAddress", ("addressCountry", agent.country))
    return {"address": address} if address else {}


def _point(agent: Agent, *, named: bool = True) -> Resource:
    """Return how to reach an agent; one who is asked is named with the office held."""
    pairs = [_channel(channel) for channel in agent.channels]
    is_postal = any(name == "streetAddress" for name, _ in pairs)
    who: list[Pair] = []
    if named:
        office = ", ".join(filter(None, (agent.position, agent.organisation)))
        who = [
            ("contactType", "press contact"),
            ("name", agent.name),
            ("description", office),
        ]
    kind = "PostalAddress" if is_postal else "ContactPoint"
    return resource(kind, *who, *pairs)


def _channel(channel: Channel) -> Pair:
    """Return a way to reach somebody; a web address that is none stays words."""
    if channel.kind is not ChannelKind.WEB:
        return _OF_CHANNEL[channel.kind], channel.value
    value = channel.value
    address = f"https://{value}" if value.startswith("www.") else value
    return ("url", address) if is_uri(address) else ("description", value)
