"""Cheap signs that a text may hold characters of some scripts: its bytes in UTF-8.

A search for one byte takes a tenth of the time of one for a set of characters.
"""

from __future__ import annotations

from collections.abc import Iterable


def leads_of(characters: str) -> tuple[bytes, ...]:
    """Return the bytes with which some characters begin in UTF-8, each once."""
    return tuple(dict.fromkeys(character.encode()[:1] for character in characters))


def may_hold(text: str, leads: Iterable[bytes]) -> bool:
    """Tell whether a text may hold a character that begins with one of the bytes.

    Args:
        text: what is looked at.
        leads: bytes that begin no ASCII character.
    """
    if text.isascii():
        return False
    data = utf8_of(text)
    return any(lead in data for lead in leads)


def utf8_of(text: str) -> bytes:
    """Return a text in UTF-8, lone surrogates too; most texts have none."""
    try:
        return text.encode()  # in half the time that it takes with another handler
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
