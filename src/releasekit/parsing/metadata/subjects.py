"""What a release says of itself in named fields: topics, and places of what happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from releasekit.model import BlockKind, Fact, Leaf, Subject
from releasekit.parsing.data import load_table
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.view import View, evidence

_MOST: Final = 30
_LONGEST: Final = 80
_FIELD: Final = 300
_APART: Final = LazyPattern(r"\s*[,;|•·、，/]\s*|\s{2,}|\s#|\n")
_FIELD_NAME: Final = 24
_AFTER_TIME: Final = LazyPattern(r"[0-9시분)~]\s?[,/]\s?(?=[^\d\s])")

_PLACE_KINDS: Final = (
    BlockKind.META,
    BlockKind.LIST_ITEM,
    BlockKind.PARAGRAPH,
    BlockKind.NOTE,
)


def read_subjects(view: View) -> tuple[Fact[Subject], ...]:
    """Return the topics that a field names: ``Topic(s): Tax, Health``, ``분야: …``."""
    found: dict[str, Fact[Subject]] = {}
    for leaf in view.of(BlockKind.META, BlockKind.CHROME):
        if not _is_field(leaf.text):
            continue
        # Where the values stand on lines of their own, a line is a value.
        lines = "\n".join(s.slice(view.source.text) for s in leaf.origin.spans)
        match = _label("topics").match(lines[:_FIELD])
        for term in _terms(lines[match.end() : match.end() + _FIELD]) if match else ():
            if term not in found and len(found) < _MOST:
                at = max(0, leaf.text.find(term))
                spans = view.places(leaf, at, at + len(term))
                basis = evidence("subject.field", spans, confidence=85)
                found[term] = Fact(Subject(term=term), basis)
    return tuple(found.values())


def _is_field(text: str) -> bool:
    """Tell whether a block may open with a field's name: the cheap sign."""
    front = text[:_FIELD_NAME]
    return ":" in front or ")" in front or "：" in front


def _terms(text: str) -> Iterator[str]:
    for part in _APART.split(text):
        term = part.strip(" .#\t\xa0")
        if 1 < len(term) <= _LONGEST:
            yield term


def read_places(view: View) -> tuple[Fact[str], ...]:
    """Return the places that a field names: ``Location: …``, ``장소 : …``."""
    found: dict[str, Fact[str]] = {}
    for leaf in view.of(*_PLACE_KINDS):
        place = _place(leaf)
        if place and place[0] not in found and len(found) < _MOST:
            name, at = place
            spans = view.places(leaf, at, at + len(name))
            found[name] = Fact(name, evidence("place.field", spans, confidence=80))
    return tuple(found.values())


def _place(leaf: Leaf) -> tuple[str, int] | None:
    """Return the place that a short field gives, and where it begins."""
    text = leaf.text
    if len(text) > _FIELD or not _is_field(text):
        return None
    match = _label("places").match(text)
    timed = None if match else _label("times_and_places").match(text)
    if timed:  # ``일시·장소 : 10. 19.(목) 14:00, 세종청사``
        match = _AFTER_TIME.search(text, timed.end())
    if match is None:
        return None
    name = text[match.end() :].strip(" .\t\xa0")
    if not 1 < len(name) <= _LONGEST:
        return None
    return name, text.index(name, match.end())


@cache
def _label(name: str) -> re.Pattern[str]:
    """Return what finds a field's name at the front of a block."""
    words = "|".join(load_table("documents.toml")["fields"][name])
    return re.compile(rf"\W{{0,3}}(?:{words})\W{{0,2}}[:：)]\s{{0,4}}", re.IGNORECASE)
