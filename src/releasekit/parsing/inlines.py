"""Inlines: web and e-mail addresses inside a block's text."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import Email, Inline, Link, Span

_ADDRESS = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>\"'“”‘’「」()\[\]{}|\\^`가-힣ぁ-ヿ一-鿿]{3,2000})"
    r"|(?P<mail>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})"
)
_TRAILING: Final = ".,;:!?…*_~"
_HINTS: Final = ("://", "www.", "@")


def find_inlines(text: str) -> tuple[Inline, ...]:
    """Return the addresses in a text, in order; most texts have none."""
    if not any(hint in text for hint in _HINTS):
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
