"""What the metadata rules see: the leaves of a release by kind, and their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final

from attrs import field, frozen

from releasekit.model import (
    Block,
    BlockKind,
    Evidence,
    Fact,
    How,
    Leaf,
    Source,
    Span,
    leaves,
)

BODY: Final = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.NOTE,
        BlockKind.HEADING,
        BlockKind.SUBTITLE,
    }
)
"""Kinds that hold what the release says."""


@frozen(kw_only=True)
class View:
    """The finished blocks of one release, in source order."""

    source: Source = field(repr=False)
    all: tuple[Leaf, ...]
    said: tuple[Leaf, ...] = field(repr=False)
    """Those of `BODY`: what the release says."""
    by_kind: dict[BlockKind, tuple[Leaf, ...]]

    def of(self, *kinds: BlockKind) -> Iterator[Leaf]:
        """Yield the leaves of some kinds, in source order within each kind."""
        return chain.from_iterable(filter(None, map(self.by_kind.get, kinds)))

    @property
    def title(self) -> Leaf | None:
        """The first headline."""
        return next(self.of(BlockKind.TITLE), None)

    def body(self) -> Iterator[Leaf]:
        """Yield what the release says, in source order."""
        return iter(self.said)

    def places(self, leaf: Leaf, start: int, end: int) -> tuple[Span, ...]:
        """Return the source spans of ``leaf.text[start:end]``.

        Falls back to the whole block where its text was changed on the way.
        """
        text, spans = self.source.text, leaf.origin.spans
        first = spans[0].start if len(spans) == 1 else -1
        plain = text.startswith(leaf.text, first) if first >= 0 else False
        if plain and start < end <= len(leaf.text):
            return (Span(first + start, first + end),)
        return self._pieces(leaf, start, end)

    def _pieces(self, leaf: Leaf, start: int, end: int) -> tuple[Span, ...]:
        """Return the places of what may stand on several lines."""
        found = []
        at, text = 0, self.source.text
        for span in leaf.origin.spans:
            piece = span.slice(text)
            if not leaf.text.startswith(piece, at):
                at += 1  # the blank that joins two lines
                if not leaf.text.startswith(piece, at):
                    return leaf.origin.spans
            first, last = max(start, at), min(end, at + len(piece))
            if first < last:
                found.append(Span(span.start + first - at, span.start + last - at))
            at += len(piece)
        return tuple(found) or leaf.origin.spans


def view_of(source: Source, blocks: tuple[Block, ...]) -> View:
    """Return the view of a release's blocks."""
    return view_on(source, tuple(leaves(blocks)))


def view_on(source: Source, found: tuple[Leaf, ...]) -> View:
    """Return the view of some leaves of a release."""
    by_kind: defaultdict[BlockKind, list[Leaf]] = defaultdict(list)
    for leaf in found:
        by_kind[leaf.kind].append(leaf)
    kinds = {kind: tuple(group) for kind, group in by_kind.items()}
    said = tuple([leaf for leaf in found if leaf.kind in BODY])
    return View(source=source, all=found, said=said, by_kind=kinds)


def evidence(
    rule: str,
    spans: tuple[Span, ...],
    *,
    how: How = How.PARSED,
    confidence: int = 95,
) -> Evidence:
    """Return evidence from places in the text."""
    return Evidence(how=how, rule=rule, spans=spans, confidence=confidence)


def stated(value: str, rule: str, leaf: Leaf, confidence: int = 95) -> Fact[str]:
    """Return words that a whole block states."""
    return Fact(value, evidence(rule, leaf.origin.spans, confidence=confidence))
