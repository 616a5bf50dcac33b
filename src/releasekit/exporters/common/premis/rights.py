"""Rights: who may see a release and how it may be used, where a series says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.premis.agents import holder_identifier
from releasekit.exporters.common.premis.markup import element, identified, leaf
from releasekit.exporters.common.premis.objects import OURS
from releasekit.exporters.common.premis.subject import Subject
from releasekit.model import Access, AccessLevel, Fact, Rights

_ACCESS: Final = "rights/access"
_USE: Final = "rights/use"
_ADDRESS: Final = re.compile("https?://", re.IGNORECASE)


def rights_names(subject: Subject) -> tuple[str, ...]:
    """Return the identifiers of the rights statements that there will be."""
    metadata = subject.release.metadata
    found = ((_ACCESS, metadata.access), (_USE, metadata.rights))
    return tuple(subject.part(n) for n, value in found if isinstance(value, Fact))


def rights_of(subject: Subject) -> Iterator[Node]:
    """Yield a ``rights`` element with what is known, or nothing."""
    metadata = subject.release.metadata
    statements: list[Node] = []
    if isinstance(metadata.access, Fact):
        statements.append(_access(subject, metadata.access.value))
    if isinstance(metadata.rights, Fact):
        statements.append(_use(subject, metadata.rights.value))
    if statements:
        yield element("rights", tuple(statements))


def _access(subject: Subject, access: Access) -> Node:
    is_open = access.level is AccessLevel.OPEN
    granted = (
        element("act", "disseminate"),
        *(() if is_open else leaf("restriction", str(access.level))),
        element("rightsGrantedNote", f"access: {access.level}"),
    )
    return _statement(
        subject,
        _ACCESS,
        _other("access policy", access.statement),
        element("rightsGranted", granted),
        _applies_to(subject),
    )


def _use(subject: Subject, rights: Rights) -> Node:
    basis = _licence(rights) if rights.licence else _other("terms", rights.statement)
    return _statement(
        subject, _USE, basis, _applies_to(subject), *_holder(subject, rights.holder)
    )


def _statement(
    subject: Subject, name: str, basis: tuple[Node, ...], *content: Node
) -> Node:
    named = identified("rightsStatementIdentifier", OURS, subject.part(name))
    return element("rightsStatement", (named, *basis, *content))


def _licence(rights: Rights) -> tuple[Node, ...]:
    licence = rights.licence or ""
    kind = "URI" if _ADDRESS.match(licence) else "SPDX"
    information = (
        identified("licenseDocumentationIdentifier", kind, licence),
        *leaf("licenseTerms", rights.statement),
    )
    return (
        element("rightsBasis", "license"),
        element("licenseInformation", information),
    )


def _other(basis: str, statement: str) -> tuple[Node, ...]:
    information = (
        element("otherRightsBasis", basis),
        *leaf("otherRightsNote", statement),
    )
    return (
        element("rightsBasis", "other"),
        element("otherRightsInformation", information),
    )


def _applies_to(subject: Subject) -> Node:
    return identified("linkingObjectIdentifier", OURS, subject.name)


def _holder(subject: Subject, holder: str | None) -> Iterator[Node]:
    if holder:
        known_as = holder_identifier(subject.release.metadata, holder)
        role = element("linkingAgentRole", "rightsholder")
        scheme, value = known_as.scheme, known_as.value
        yield identified("linkingAgentIdentifier", scheme, value, role)
