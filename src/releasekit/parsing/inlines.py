"""Inlines: web and e-mail addresses inside a block's text."""

from __future__ import annotations

from typing import Final

from releasekit.model import Block, Email, Inline, Link, Note, NoteReference, Span
from releasekit.parsing.lazy import LazyPattern

_ADDRESS = LazyPattern(
    r"(?P<web>(?:https?://|www\.)[^\s<>\"'“”‘’「」()\[\]{}|\\^`가-힣ぁ-ヿ一-鿿]{3,2000})"
    r"|(?P<mail>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})"
)
_STARS = LazyPattern(r"(?<=[^\s*])(?P<mark>\*{1,4})(?!\*)")
_TRAILING: Final = ".,;:!?…*_~"


def find_inlines(text: str) -> tuple[Inline, ...]:
    """Return the addresses in a text, in order; most texts have none."""
    if "@" not in text and "://" not in text and "www." not in text:
        return ()
    found: list[Inline] = []
    for match in _ADDRESS.finditer(text):
        words = match[0].rstrip(_TRAILING)
        at = Span(match.start(), match.start() + len(words))
        if match["mail"]:
            found.append(Email(at=at, address=words))
        else:
            target = words if "://" in words else f"https://{words}"
            found.append(Link(at=at, target=target))
    return tuple(found)


def may_hold_address(text: str) -> bool:
    """Tell whether any address may stand in a text: a look at three signs."""
    return "@" in text or "//" in text or "www" in text


def with_note_references(
    text: str, inlines: tuple[Inline, ...], children: tuple[Block, ...]
) -> tuple[Inline, ...]:
    """Return a block's inlines with its star marks tied to the notes under it.

    A mark is one star or more right after a word; it refers to the first note below
    that opens with as many stars.

    Args:
        text: the block's text.
        inlines: what was found in it.
        children: what stands under the block.
    """
    notes = {
        child.marker.text: child.id
        for child in reversed(children)
        if isinstance(child, Note) and child.marker and set(child.marker.text) == {"*"}
    }
    if not notes:
        return inlines
    found = [
        NoteReference(at=Span(*match.span("mark")), note=notes[match["mark"]])
        for match in _STARS.finditer(text)
        if match["mark"] in notes
    ]
    return tuple(sorted((*inlines, *found), key=lambda inline: inline.at))
