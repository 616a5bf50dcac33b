"""Contacts: line by line, the names in them marked."""

from __future__ import annotations

from collections.abc import Iterator

from releasekit.exporters.akoma_ntoso.inlines import (
    Piece,
    content_of,
    language_attribute,
    wrapped,
)
from releasekit.exporters.akoma_ntoso.scribe import Scribe
from releasekit.exporters.common.contacts import name_places
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import AgentKind, Contact, Span


def contact_of(scribe: Scribe, contact: Contact, container: str) -> Node:
    """Return a contact: a container with a ``p`` for each of its lines."""
    eid = scribe.ids.next(container, "blockContainer")
    pieces = [*scribe.pieces(contact, eid), *_names(scribe, contact, eid)]
    pieces.sort(key=lambda piece: piece.at.start)
    places = _lines(contact)
    if _are_crossed(places, pieces):
        places = (_whole(contact),)
    lines = tuple(_line(scribe, contact, at, pieces, eid) for at in places)
    language = language_attribute(contact.language)
    attributes = (("class", contact.kind), ("eId", eid), *language)
    return Node(tag="blockContainer", attributes=attributes, children=lines)


def _line(
    scribe: Scribe, contact: Contact, at: Span, pieces: list[Piece], container: str
) -> Node:
    text = contact.text[at.start : at.end]
    inside = [p for p in pieces if at.start <= p.at.start and p.at.end <= at.end]
    return Node(
        tag="p",
        attributes=(("eId", scribe.ids.next(container, "p")),),
        mixed=content_of(text, inside, at.start),
    )


def _lines(contact: Contact) -> tuple[Span, ...]:
    """Return where the lines stand in the text; all of it where they do not."""
    found: list[Span] = []
    at = 0
    for line in contact.lines:
        start = contact.text.find(line, at)
        if start < 0 or contact.text[at:start].strip(" "):
            return (_whole(contact),)
        at = start + len(line)
        found.append(Span(start, at))
    if not found or contact.text[at:].strip(" "):
        return (_whole(contact),)
    return tuple(found)


def _whole(contact: Contact) -> Span:
    return Span(0, len(contact.text))


def _are_crossed(lines: tuple[Span, ...], pieces: list[Piece]) -> bool:
    ends = {line.end for line in lines}
    return any(piece.at.start <= end < piece.at.end for piece in pieces for end in ends)


def _names(scribe: Scribe, contact: Contact, container: str) -> Iterator[Piece]:
    """Yield the names of people and offices."""
    people = {person.value.name: person.value for person in contact.people}
    for at in name_places(contact):
        agent = people[contact.text[at.start : at.end]]
        refers = ("refersTo", scribe.references.agent(agent, agent.role))
        tag = "person" if agent.kind is AgentKind.PERSON else "organization"
        named = ("eId", scribe.ids.next(container, tag))
        yield Piece(at, wrapped(tag, named, refers))
