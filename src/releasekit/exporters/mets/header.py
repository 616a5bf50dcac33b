"""The header: when and by whom the document was made, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from releasekit._version import __version__
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.common.mets.markup import agent, element, moment, told
from releasekit.exporters.common.shortening import shortened
from releasekit.model import Agent, AgentKind, AgentRole, Fact
from releasekit.plugins.contract import ExportContext

LONGEST: Final = 1000
"""Longest name or label, in code points."""
NUMBER: Final = "release number"
"""Type of the identifier that is the issuer's number of a release."""
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
        AgentKind.ORGANISATION: ("ORGANIZATION", ""),
        AgentKind.UNIT: ("ORGANIZATION", ""),
        AgentKind.PERSON: ("INDIVIDUAL", ""),
    }
)
_SOFTWARE: Final = ("OTHER", "SOFTWARE")


def header(subject: Subject, context: ExportContext) -> Node:
    """Return ``metsHdr``."""
    return element(
        "metsHdr",
        (("CREATEDATE", moment(context.time)),),
        *dict.fromkeys(_agents(subject)),
        *dict.fromkeys(_names(subject)),
    )


def _agents(subject: Subject) -> Iterator[Node]:
    version = told("note", f"version {__version__}")
    yield agent(subject.producer or "releasekit", ("CREATOR", ""), _SOFTWARE, version)
    issuer, rights = subject.metadata.issuer, subject.metadata.rights
    first = (issuer,) if isinstance(issuer, Fact) else ()
    for fact in (*first, *subject.metadata.agents):
        yield from _answering(fact.value)
    if isinstance(rights, Fact) and rights.value.holder:
        holder = shortened(rights.value.holder, LONGEST)
        yield agent(holder, ("IPOWNER", ""), ("", ""))


def _answering(one: Agent) -> Iterator[Node]:
    if one.role in ROLES and one.name.strip():
        yield agent(shortened(one.name, LONGEST), ROLES[one.role], _KINDS[one.kind])


def _names(subject: Subject) -> Iterator[Node]:
    for fact in subject.metadata.identifiers:
        if fact.value.value:
            yield _name(fact.value.scheme, fact.value.value)
    if subject.metadata.number and subject.metadata.number.value:
        yield _name(NUMBER, subject.metadata.number.value)


def _name(kind: str, value: str) -> Node:
    attributes = (("TYPE", shortened(kind, LONGEST)),)
    return told("altRecordID", shortened(value, LONGEST), attributes)
