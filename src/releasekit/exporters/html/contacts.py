"""Contacts: their lines, their names, and numbers that a telephone can dial."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from releasekit.exporters.common.contacts import name_places
from releasekit.exporters.html.inlines import Stretch
from releasekit.model import Channel, ChannelKind, Contact

_NUMBERS: Final = frozenset({ChannelKind.TELEPHONE, ChannelKind.FAX})
_GLOBAL: Final = re.compile(r"\+[0-9][0-9 ().\u2010-\u2012-]{5,30}")
"""A number that means the same everywhere (RFC 3966, 5.1.4), as people write it."""
_LEFT_OUT: Final = re.compile(r"\(0\)|[^0-9+]")
"""What nobody dials: punctuation, and the 0 that is dialled at home only."""


def contact_stretches(contact: Contact, *, right_to_left: bool) -> Iterator[Stretch]:
    """Yield the names, line ends and numbers of a contact.

    Args:
        contact: whom the press may ask.
        right_to_left: whether its text runs so: then numbers must be kept from it.
    """
    for place in name_places(contact):
        yield Stretch(place.start, place.end, '<b class="name">', "</b>")
    yield from _line_breaks(contact)
    yield from _numbers(contact, right_to_left=right_to_left)


def _line_breaks(contact: Contact) -> Iterator[Stretch]:
    """Yield the blanks that stand where a line of a contact ends."""
    if " ".join(contact.lines) != contact.text:
        return
    at = 0
    for line in contact.lines[:-1]:
        at += len(line) + 1
        yield Stretch(at - 1, at, "<br>", "")


def _numbers(contact: Contact, *, right_to_left: bool) -> Iterator[Stretch]:
    at = 0
    for person in contact.people:
        for channel in person.value.channels:
            start = contact.text.find(channel.value, at) if channel.value else -1
            if channel.kind not in _NUMBERS or start < 0:
                continue
            at = start + len(channel.value)
            around = _around(channel, right_to_left=right_to_left)
            if around:
                yield Stretch(start, at, *around)


def _around(channel: Channel, *, right_to_left: bool) -> tuple[str, str] | None:
    way = ' dir="ltr"' if right_to_left else ""
    if channel.kind is ChannelKind.TELEPHONE and _GLOBAL.fullmatch(channel.value):
        return f'<a href="tel:{_LEFT_OUT.sub("", channel.value)}"{way}>', "</a>"
    return (f"<bdi{way}>", "</bdi>") if right_to_left else None
