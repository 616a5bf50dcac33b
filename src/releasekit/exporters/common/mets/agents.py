"""Agents and names that a METS header gives, whatever the document holds."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.mets.markup import Attributes, element, told
from releasekit.exporters.common.shortening import shortened
from releasekit.model import Agent, AgentKind, AgentRole, Fact, Metadata

LONGEST: Final = 1000
"""Longest name or label, in code points."""
ROLES: Final = MappingProxyType(
    {
        AgentRole.ISSUER: ("OTHER", "ISSUER"),
        AgentRole.CO_ISSUER: ("OTHER", "CO-ISSUER"),
        AgentRole.PUBLISHER: ("DISSEMINATOR", ""),
        AgentRole.SUBMITTER: ("OTHER", "SUBMITTER"),
        AgentRole.CUSTODIAN: ("CUSTODIAN", ""),
    }
)
"""``@ROLE`` and ``@OTHERROLE`` of those who answer for a release."""
_KINDS: Final = MappingProxyType(
    {
        AgentKind.ORGANISATION: "ORGANIZATION",
        AgentKind.UNIT: "ORGANIZATION",
        AgentKind.PERSON: "INDIVIDUAL",
    }
)
_NUMBER: Final = "release number"
"""Type of the identifier that is the issuer's number of a release."""


def software(name: str, note: Node) -> Node:
    """Return the program that made the document.

    Args:
        name: what it is called.
        note: its version.
    """
    attributes = (
        ("ROLE", "CREATOR"),
        ("TYPE", "OTHER"),
        ("OTHERTYPE", "SOFTWARE"),
    )
    return _agent(name or "releasekit", attributes, note)


def people_of(metadata: Metadata) -> tuple[Node, ...]:
    """Return who answers for a release, and who holds rights in it, each once."""
    return tuple(dict.fromkeys(_people(metadata)))


def names_of(metadata: Metadata) -> tuple[Node, ...]:
    """Return the release's identifiers and its number as ``altRecordID``."""
    return tuple(dict.fromkeys(_names(metadata)))


def _people(metadata: Metadata) -> Iterator[Node]:
    issuer, rights = metadata.issuer, metadata.rights
    first = (issuer,) if isinstance(issuer, Fact) else ()
    for fact in (*first, *metadata.agents):
        yield from _answering(fact.value)
    if isinstance(rights, Fact) and rights.value.holder:
        yield _agent(rights.value.holder, (("ROLE", "IPOWNER"),))


def _answering(one: Agent) -> Iterator[Node]:
    if one.role in ROLES and one.name.strip():
        role, other = ROLES[one.role]
        attributes = (
            ("ROLE", role),
            ("OTHERROLE", other),
            ("TYPE", _KINDS[one.kind]),
        )
        yield _agent(one.name, attributes)


def _agent(name: str, attributes: Attributes, *notes: Node) -> Node:
    named = told("name", shortened(name, LONGEST))
    return element("agent", attributes, named, *notes)


def _names(metadata: Metadata) -> Iterator[Node]:
    for fact in metadata.identifiers:
        if fact.value.value:
            yield _name(fact.value.scheme, fact.value.value)
    if metadata.number and metadata.number.value:
        yield _name(_NUMBER, metadata.number.value)


def _name(kind: str, value: str) -> Node:
    attributes = (("TYPE", shortened(kind, LONGEST)),)
    return told("altRecordID", shortened(value, LONGEST), attributes)
