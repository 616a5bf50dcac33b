"""Inlines: links, notes, other languages and marked facts inside a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.subject import known_language
from releasekit.exporters.common.links import safe_target
from releasekit.model import Span
from releasekit.record.names import MAX_TEXT

Content: TypeAlias = tuple[Node | str, ...]
"""What stands in an element with text."""

_LONGEST: Final = 2000
"""Most characters of a link."""
_MAILBOX: Final = re.compile(
    "mailto:(?:[A-Za-z0-9.!$&'*+/=_~-]|%[0-9A-F]{2})+@[A-Za-z0-9.-]+"
)


@frozen
class Piece:
    """A stretch of a text that is more than text."""

    at: Span
    """Place in the text, code points."""
    make: Callable[[str], Content]
    """Makes content of the words there."""


def content_of(text: str, pieces: Iterable[Piece], start: int = 0) -> Content:
    """Return a text with its pieces; what crosses another or the ends stays text.

    Args:
        text: a block's text, or what stands in it from ``start`` on.
        pieces: places in the block's text, sooner ones first.
        start: offset of ``text`` in the block's text.
    """
    out: list[Node | str] = []
    done = 0
    for piece in pieces:
        first, last = piece.at.start - start, piece.at.end - start
        if first < done or last > len(text) or last <= first:
            continue
        out += plain(text[done:first])
        out += piece.make(text[first:last])
        done = last
    return (*out, *plain(text[done:]))


def plain(text: str) -> Iterator[Node | str]:
    """Yield a text; in spans where it is longer than XML readers take."""
    if len(text) <= MAX_TEXT:
        if text:
            yield text
        return
    for start in range(0, len(text), MAX_TEXT):
        yield Node(tag="span", mixed=(text[start : start + MAX_TEXT],))


def wrapped(tag: str, *attributes: tuple[str, str]) -> Callable[[str], Content]:
    """Return what puts words into an element."""

    def make(words: str) -> Content:
        return (Node(tag=tag, attributes=attributes, mixed=tuple(plain(words))),)

    return make


def link_target(target: str) -> str | None:
    """Return an address that is safe and that every reader takes for a URI."""
    uri = safe_target(target, _LONGEST)
    return uri if uri and (is_uri(uri) or _MAILBOX.fullmatch(uri)) else None


def language_attribute(tag: str | None) -> tuple[tuple[str, str], ...]:
    """Return ``xml:lang``, nothing where the language is not known."""
    known = known_language(tag)
    return (("xml:lang", known),) if known else ()
