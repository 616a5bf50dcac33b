"""Doubts: which places of a release a person should look at, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.model import (
    FURNITURE_KINDS,
    BlockKind,
    Diagnostic,
    Fact,
    Leaf,
    Release,
    Severity,
    Span,
    Unknown,
    UnknownReason,
    leaves,
)

SURE: Final = 75
"""Confidence from which nobody needs to look; docs/parsing.md has the measurements."""
MOST: Final = 100
"""The highest score."""
_BLOCKS_MOST: Final = 40
"""Points that all doubtful blocks of a release make at most."""
_BLOCKS_FACTOR: Final = 200
"""Points where every character is expected to be in a wrong block."""
_ODDITIES_MOST: Final = 20
_GUESSED: Final = 8
"""Points of a value that its rule has no trust in; fewer the more it has."""
_LONG_HEADLINE: Final = 220
_LONG_BLOCK: Final = 5_000
_FEW_WORDS: Final = 80
"""Code points; less text than this has no shape to judge."""
_MOSTLY: Final = 0.7

_GAPS: Final = MappingProxyType(
    {
        "title": (30, "no headline was found"),
        "issuer": (8, "no issuing body is named"),
        "issued": (4, "no date of issue is stated"),
    }
)
"""Points and words for values that every release should have."""
_AMBIGUOUS: Final = (20, "can be read in several ways")
_SEVERITIES: Final = MappingProxyType(
    {Severity.INFO: 0, Severity.WARNING: 5, Severity.ERROR: 15}
)
_CODES: Final = MappingProxyType(
    {
        "RKD102": 8,  # an encoding without certainty
        "RKD110": 0,  # a private-use glyph that is known
        "RKD120": 0,  # no headline: a gap already
        "RKD122": 3,  # a gap in the numbering
        "RKD123": 10,  # several releases
        "RKD130": 0,  # an ambiguous date: a gap already
    }
)
"""Points of diagnostics that their severity does not tell."""
_WHY: Final = MappingProxyType(
    {
        "furniture": "taken for the page around the text by its place alone",
        "heading": "a short line between paragraphs, and no other sign",
        "letterhead": "taken for the issuing body by its words alone",
        "paragraph": "no rule knows it, and it ends no sentence or is short",
        "subtitle": "stands under the headline, and has no other sign",
        "table": "cells stand one on a line: rows and columns are guessed",
        "title": "nothing but its place says that it is the headline",
    }
)
"""Why rules of a family are unsure."""
_WHY_ELSE: Final = "a rule that is often wrong decided it"


Measured: TypeAlias = tuple[tuple[Leaf, int], ...]
"""Blocks, each with the length of its text in code points."""


@frozen(kw_only=True)
class Doubt:
    """One place, or one value, that a person should look at."""

    points: float
    """What it adds to the score."""
    what: str
    """Kind of the block, or name of the value."""
    why: str
    span: Span | None = None
    text: str = ""
    """What stands there."""
    rule: str = ""
    confidence: int | None = None


@frozen(kw_only=True)
class Doubts:
    """All that is doubtful about a release, the most doubtful first."""

    score: int
    """0 to 100; 0 says that nobody needs to look."""
    places: tuple[Doubt, ...]


def measured(release: Release) -> Measured:
    """Return the blocks of a release that have text, each with its length."""
    return tuple((leaf, len(leaf.text)) for leaf in leaves(release.blocks))


def doubts_of(release: Release, found: Measured | None = None) -> Doubts:
    """Return what a person should look at in a release.

    Args:
        release: what is judged.
        found: its blocks, where the caller has measured them already.
    """
    found = measured(release) if found is None else found
    blocks = tuple(_blocks(found))
    oddities = tuple(_oddities(release))
    others = (*_values(release), *_shape(found))
    points = (
        min(_BLOCKS_MOST, _sum(blocks))
        + min(_ODDITIES_MOST, _sum(oddities))
        + _sum(others)
    )
    places = sorted((*others, *oddities, *blocks), key=lambda doubt: -doubt.points)
    return Doubts(score=min(MOST, round(points)), places=tuple(places))


def _sum(doubts: tuple[Doubt, ...]) -> float:
    return sum(doubt.points for doubt in doubts)


def _blocks(found: Measured) -> Iterator[Doubt]:
    """Yield blocks that are wrong more often than others, the more the longer."""
    unsure = [
        (leaf, length)
        for leaf, length in found
        if leaf.origin.confidence < SURE and leaf.kind is not BlockKind.RULE
    ]
    if not unsure:
        return
    whole = sum(size for leaf, size in found if leaf.kind is not BlockKind.RULE) or 1
    for leaf, length in unsure:
        origin = leaf.origin
        wrong = length * (MOST - origin.confidence) / MOST / whole
        yield Doubt(
            points=_BLOCKS_FACTOR * wrong,
            what=str(leaf.kind),
            why=_WHY.get(origin.rule.partition(".")[0], _WHY_ELSE),
            span=_place(leaf),
            text=leaf.text,
            rule=origin.rule,
            confidence=origin.confidence,
        )


def _values(release: Release) -> Iterator[Doubt]:
    """Yield the values that are missing or guessed."""
    for name, gap in _GAPS.items():
        found: Fact[object] | Unknown | None = getattr(release.metadata, name)
        if not isinstance(found, Fact):
            ambiguous = found and found.reason is UnknownReason.AMBIGUOUS
            points, why = _AMBIGUOUS if ambiguous else gap
            yield Doubt(points=points, what=name, why=why)
        elif found.evidence.confidence < SURE:
            evidence = found.evidence
            place = evidence.spans[0] if evidence.spans else None
            yield Doubt(
                points=_GUESSED * (SURE - evidence.confidence) / SURE,
                what=name,
                why=f"{evidence.how}, and not surely",
                span=place,
                text=place.slice(release.source.text) if place else "",
                rule=evidence.rule,
                confidence=evidence.confidence,
            )


def _oddities(release: Release) -> Iterator[Doubt]:
    for found in release.diagnostics:
        points = _points(found)
        if points:
            place = found.span
            text = place.slice(release.source.text) if place else ""
            yield Doubt(
                points=points,
                what=found.code,
                why=found.message,
                span=place,
                text=text,
            )


def _points(found: Diagnostic) -> int:
    return _CODES.get(found.code, _SEVERITIES[found.severity])


def _shape(found: Measured) -> Iterator[Doubt]:
    """Yield what releases seldom look like."""
    whole = sum(length for _, length in found)
    if whole < _FEW_WORDS:
        yield Doubt(points=15, what="text", why="there is hardly any text")
        return
    if furniture_of(found) > _MOSTLY * whole:
        yield Doubt(points=10, what="text", why="most of it is the page around it")
    longest, most = max(found, key=itemgetter(1))
    if most > _LONG_BLOCK:
        yield _long(longest, 10, "very long: were its line ends lost?")
    for leaf, length in found:
        if length > _LONG_HEADLINE and leaf.kind is BlockKind.TITLE:
            yield _long(leaf, 10, "very long for a headline")


def furniture_of(found: Measured) -> int:
    """Return how much text belongs to the page around a release, in code points."""
    return sum(length for leaf, length in found if leaf.kind in FURNITURE_KINDS)


def _long(leaf: Leaf, points: int, why: str) -> Doubt:
    return Doubt(
        points=points,
        what=str(leaf.kind),
        why=why,
        span=_place(leaf),
        text=leaf.text,
        rule=leaf.origin.rule,
        confidence=leaf.origin.confidence,
    )


def _place(leaf: Leaf) -> Span | None:
    spans = leaf.origin.spans
    return Span(spans[0].start, spans[-1].end) if spans else None
