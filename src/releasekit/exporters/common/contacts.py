"""Contacts: where names stand in the lines of a contact, to set them apart."""

from __future__ import annotations

from collections.abc import Iterator

from releasekit.model import Contact, Span


def name_places(contact: Contact) -> Iterator[Span]:
    """Yield where the names of persons and offices stand in a contact's text.

    In order and not overlapping; a name that the text spells in another way is left
    out, and so is a place inside a link.
    """
    at = 0
    for person in contact.people:
        name = person.value.name
        start = contact.text.find(name, at) if name else -1
        if start < 0 or _crosses(contact, start, start + len(name)):
            continue
        at = start + len(name)
        yield Span(start, at)


def _crosses(contact: Contact, start: int, end: int) -> bool:
    return any(i.at.start < end and start < i.at.end for i in contact.inlines)
