"""What the adapter of a tool gives, and what several adapters do alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from benchmarks.scoreboard.reading import Block, Reading

_BREAK: Final = re.compile(r"[^\S\n]*\n\s*")
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_ADDRESS: Final = re.compile(r"https?://|www\.|[^\s@]+@[^\s@]+$")
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@frozen(kw_only=True)
class Tool:
    """A tool that is loaded and may be asked."""

    version: str
    parse: Callable[[str], Any]
    """What is timed: a text into whatever the tool makes of it."""
    read: Callable[[Any, str], Reading]
    """That result, and the text, in our words; not timed."""
    overhead: Callable[[], Any] | None = None
    """What the tool does before it sees a text, where each text pays it."""


def block(
    kind: str, text: str, level: int = 0, marker: str | None = None
) -> Iterator[Block]:
    """Yield a block with its lines joined, or nothing where there is nothing."""
    joined = _BREAK.sub(" ", text).strip()
    if joined or marker:
        yield Block(kind, joined, level, marker)


def verbatim(text: str) -> Iterator[Block]:
    """Yield body text that the tool took for code, one block between blank lines."""
    for part in _BLANK_LINE.split(text):
        yield from block("paragraph", part)


def with_title(
    blocks: Iterable[Block], title: str | None = None, date: str | None = None
) -> Reading:
    """Return a reading whose title is the tool's own, or its first heading or block."""
    listed = list(blocks)
    if title is None and listed:
        kinds = [one.kind for one in listed]
        heads = [at for at, kind in enumerate(kinds) if kind in {"title", "heading"}]
        at = heads[0] if heads else 0
        title = listed[at].text
        if kinds[at] in {"heading", "paragraph"}:
            listed[at] = evolve(listed[at], kind="title")
    return Reading(title=title, date=date, blocks=listed)


def number(value: int, style: str, before: str = "", after: str = ".") -> str:
    """Return the text of a number, from what pandoc or docutils call its style."""
    plain = style.lower().replace("_", "")
    written = str(value)
    if "alpha" in plain:
        written = chr(ord("a") + (value - 1) % 26)
    elif "roman" in plain:
        written = _roman(value)
    return before + (written.upper() if plain.startswith("upper") else written) + after


def restored(inner: str, marks: Sequence[str], source: str) -> str:
    """Put emphasis back: in the marks that the source has, else in the first.

    Args:
        inner: what stood between the marks.
        marks: those that the tool reads alike.
        source: the text without its blanks.
    """
    squeezed = "".join(inner.split())
    stood = (mark for mark in marks if mark + squeezed + mark in source)
    mark = next(stood, marks[0])
    return mark + inner + mark


def linked(text: str, address: str) -> str:
    """Return a link as Markdown writes it; a bare address stays bare."""
    if _ADDRESS.match(text) or address in {text, f"mailto:{text}"}:
        return text
    return f"[{text}]({address})"


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written
