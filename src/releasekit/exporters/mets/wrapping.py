"""Metadata in the document: MODS describes the release, PREMIS what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.mets.markup import element
from releasekit.exporters.common.mods import description as mods
from releasekit.exporters.common.premis import markup as premis
from releasekit.exporters.common.premis.agents import agents_of
from releasekit.exporters.common.premis.events import events_of
from releasekit.exporters.common.premis.objects import objects_of
from releasekit.exporters.common.premis.rights import rights_names, rights_of
from releasekit.exporters.common.premis.subject import Subject

DESCRIPTION: Final = "description"
"""Name of the section that describes the release."""
FILE: Final = "file"
"""Name of the section about the source as a file."""
_OBJECTS: Final = ("release", "representation", FILE)
"""Names of the objects, in the order in which PREMIS has them."""


@frozen
class Section:
    """A section of administrative metadata, before it is wrapped."""

    tag: str
    """``techMD``, ``rightsMD`` or ``digiprovMD``."""
    id: str
    kind: str
    """``@MDTYPE``."""
    content: Node


def sections_of(subject: Subject) -> tuple[Section, ...]:
    """Return objects, rights, events and agents, in the order of the schema."""
    return tuple(_sections(subject))


def description(node: Node, created: str) -> Node:
    """Return ``dmdSec`` around a MODS description.

    Args:
        node: the description.
        created: when it was made (``xs:dateTime``), or nothing.
    """
    wrap = _wrapped("MODS", mods.VERSION, node)
    return element("dmdSec", (("ID", DESCRIPTION), ("CREATED", created)), wrap)


def administration(sections: tuple[Section, ...], created: str) -> Node:
    """Return ``amdSec`` around sections that are made at the same time."""
    return element("amdSec", (), *(_section(one, created) for one in sections))


def _sections(subject: Subject) -> Iterator[Section]:
    objects = objects_of(subject, rights_names(subject))
    for name, node in zip(_OBJECTS, objects, strict=True):
        yield Section("techMD", name, "PREMIS:OBJECT", node)
    for node in rights_of(subject):
        yield Section("rightsMD", "rights", "PREMIS:RIGHTS", node)
    for number, node in enumerate(events_of(subject, None), 1):
        yield Section("digiprovMD", f"event-{number}", "PREMIS:EVENT", node)
    for number, node in enumerate(agents_of(subject), 1):
        yield Section("digiprovMD", f"agent-{number}", "PREMIS:AGENT", node)


def _section(section: Section, created: str) -> Node:
    attributes = (("ID", section.id), ("CREATED", created))
    named = (("xmlns", premis.NAMESPACE), *section.content.attributes)
    content = evolve(section.content, attributes=named)
    return element(
        section.tag, attributes, _wrapped(section.kind, premis.VERSION, content)
    )


def _wrapped(kind: str, version: str, node: Node) -> Node:
    attributes = (
        ("MIMETYPE", "application/xml"),
        ("MDTYPE", kind),
        ("MDTYPEVERSION", version),
    )
    return element("mdWrap", attributes, element("xmlData", (), node))
