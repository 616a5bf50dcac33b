"""Words that a rendition adds to a release: ``Page 1 of 2``, in its language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Final

from attrs import frozen

FALLBACK: Final = "en"
"""The language of every word that another language lacks."""

_TRADITIONAL: Final = frozenset({"zh-tw", "zh-hk", "zh-mo"})
"""Regions that write Chinese in the traditional script without saying so."""


@frozen(kw_only=True)
class Words:
    """The words of one language; places are filled by the methods."""

    language: str
    """The language that the words are in (BCP 47)."""
    press_release: str
    """Names the kind of document."""
    untitled: str
    """Stands for a headline that was not found."""
    record: str
    """Describes the record that a rendition carries."""
    page: str
    """Pattern with the places ``{n}`` and ``{m}``."""
    link: str
    """Pattern with the place ``{target}``."""
    notes: str
    """Heads the notes at the end of a page."""
    back: str
    """Says where the link at the end of such a note leads."""
    email: str
    """Pattern with the place ``{address}``."""

    def page_of(self, n: int, m: int) -> str:
        """Return the page label: ``Page 1 of 2``."""
        return self.page.format(n=n, m=m)

    def link_to(self, target: str) -> str:
        """Return what a web link says to those who cannot see it."""
        return self.link.format(target=target)

    def email_to(self, address: str) -> str:
        """Return what a mail link says to those who cannot see it."""
        return self.email.format(address=address)


@cache
def words(language: str) -> Words:
    """Return the words of a language, English ones where it lacks them.

    Args:
        language: language tag (BCP 47); subtags are dropped from the right until
            the table knows it (RFC 4647, 3.4), ``und`` and unknown ones are English.
    """
    table = _table()
    tag = _known(language.lower(), tuple(table))
    return Words(language=tag, **{**table[FALLBACK], **table[tag]})


def languages() -> tuple[str, ...]:
    """Return the tags of all languages that have words, in the table's order."""
    return tuple(_table())


def _known(tag: str, tags: tuple[str, ...]) -> str:
    if tag in _TRADITIONAL:
        return "zh-Hant"
    by_lower = {each.lower(): each for each in tags}
    while tag:
        if tag in by_lower:
            return by_lower[tag]
        tag = tag.rpartition("-")[0]
    return FALLBACK


@cache
def _table() -> dict[str, dict[str, str]]:
    data = resources.files(__package__).joinpath("words.toml").read_bytes()
    table: dict[str, dict[str, str]] = tomllib.loads(data.decode())
    return table
