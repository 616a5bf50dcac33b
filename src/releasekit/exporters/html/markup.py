"""Writing HTML: the one place where text becomes markup's content."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from releasekit.exporters.common.language import is_right_to_left, language_tag

_PLAIN_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,60}")
_MARKED: Final = "rk-"
"""Begins the ids that are no block's own; a hyphen never stands in a plain one."""


def text(words: str) -> str:
    """Return words as the content of an element (HTML, 13.1.3)."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """Return a value to stand between double quotes (HTML, 13.1.2.3)."""
    return text(value).replace('"', "&quot;")


def element(tag: str, inside: str, attributes: str = "") -> str:
    """Return an element with content that is markup already."""
    return f"<{tag}{attributes}>{inside}</{tag}>"


@lru_cache(maxsize=256)
def in_language(tag: str | None, around: str) -> str:
    """Return ``lang`` and, where it turns, ``dir`` for words inside of others.

    Args:
        tag: language of the words (BCP 47), nothing where it is that around them.
        around: language of what stands around them.
    """
    if not tag or tag == around:
        return ""
    known = language_tag(tag)
    turns = is_right_to_left(known) != is_right_to_left(around)
    way = direction(known) if turns else ""
    return f' lang="{attribute(known)}"{way}'


def direction(tag: str) -> str:
    """Return the ``dir`` attribute for a language."""
    return ' dir="rtl"' if is_right_to_left(tag) else ' dir="ltr"'


def anchor(block: str) -> str:
    """Return a block's id as HTML may have it: never empty, no blanks, unique."""
    if _PLAIN_ID.fullmatch(block):
        return block
    return _MARKED + block.encode("utf-8", "surrogatepass").hex()


def place_of_citation(note: str) -> str:
    """Return the id of the place that cites a note first."""
    return f"{_MARKED}from-{anchor(note)}"
