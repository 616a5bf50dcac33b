"""The structure: sections and points of a release, each with its place in the bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import field, frozen

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.headings import HeadingRanks
from releasekit.exporters.common.mets.markup import Attributes, element
from releasekit.exporters.common.shortening import shortened
from releasekit.exporters.mets.files import SOURCE
from releasekit.exporters.mets.places import byte_offsets, joined
from releasekit.model import (
    FURNITURE_KINDS,
    Block,
    BlockKind,
    Heading,
    Leaf,
    List,
    ListItem,
    Note,
    Release,
    Span,
    leaves,
)

_LONGEST_HEADING: Final = 1000
_LONGEST_LABEL: Final = 80
_DEEPEST: Final = 6
"""Ranks of headings, as in other formats."""
_OF_THE_WHOLE: Final = frozenset(
    {
        BlockKind.ATTACHMENT,
        BlockKind.BOILERPLATE,
        BlockKind.CONTACT,
        BlockKind.END_MARK,
        BlockKind.SIGNATURE,
        BlockKind.TEXT_MARK,
    }
)
"""What ends every section: it belongs to the release, not to the last heading."""
_ID: Final = re.compile("b[0-9]{1,9}")
_WHOLE: Final = element("fptr", (("FILEID", SOURCE),))


@frozen
class _Division:
    """A block with what stands below it."""

    leaf: Leaf
    inside: list[_Division] = field(factory=list)


@frozen(kw_only=True)
class Places:
    """Where the blocks of a release stand."""

    release: Release
    offsets: Mapping[int, int]
    """Place in the bytes of each end of a span, where they are known."""
    names: frozenset[str]
    """Ids that name one block alone and can be an ``xs:ID``."""

    def pointers(self, leaf: Leaf) -> Iterator[Node]:
        """Yield ``fptr`` to the bytes of a block, where they are known."""
        spans = joined(_spans(leaf), self.release.segments)
        areas = tuple(map(self._area, spans)) if self.offsets else ()
        if areas:
            inside = areas if len(areas) == 1 else (element("seq", (), *areas),)
            yield element("fptr", (), *inside)

    def _area(self, span: Span) -> Node:
        begin, end = self.offsets[span.start], self.offsets[span.end]
        attributes = (
            ("FILEID", SOURCE),
            ("BEGIN", str(begin)),
            ("BETYPE", "BYTE"),
            ("EXTENT", str(end - begin)),
            ("EXTTYPE", "BYTE"),
        )
        return element("area", attributes)


def places_of(release: Release) -> Places:
    """Return where the blocks of a release stand in the bytes of its source."""
    shown = tuple(leaves(release.blocks))
    counted = Counter(leaf.id for leaf in shown)
    return Places(
        release=release,
        offsets=byte_offsets(
            release.source, (s for leaf in shown for s in _spans(leaf))
        ),
        names=frozenset(i for i, n in counted.items() if n == 1 and _ID.fullmatch(i)),
    )


def structure(places: Places, attributes: Attributes) -> Node:
    """Return ``structMap``: what a release says, in its order, without furniture.

    Args:
        places: those of the release.
        attributes: those of the division that is the whole release.
    """
    inside = _nodes(_sections(_shown(places.release.blocks)), places)
    whole = element("div", attributes, _WHOLE, *inside)
    return element("structMap", (("TYPE", "LOGICAL"), ("LABEL", "Text")), whole)


def _shown(blocks: Iterable[Block | ListItem]) -> Iterator[Leaf]:
    """Yield blocks, and items instead of their lists, but no furniture."""
    for block in blocks:
        if isinstance(block, List):
            yield from block.items
        elif block.kind not in FURNITURE_KINDS:
            yield block


def _sections(shown: Iterable[Leaf]) -> list[_Division]:
    ranks = HeadingRanks(has_title=False, deepest=_DEEPEST)
    top: list[_Division] = []
    sections: list[tuple[int, list[_Division]]] = [(0, top)]
    for leaf in shown:
        division = _division(leaf)
        rank = 0
        if isinstance(leaf, Heading) and leaf.kind is not BlockKind.TITLE:
            rank = ranks.heading(leaf.level)
        if rank or leaf.kind in _OF_THE_WHOLE:
            while sections[-1][0] >= max(rank, 1):
                sections.pop()
        sections[-1][1].append(division)
        if rank:
            sections.append((rank, division.inside))
    return top


def _division(leaf: Leaf) -> _Division:
    """Return a block with its children; the model bounds how deep they nest."""
    children = leaf.children if isinstance(leaf, ListItem | Note) else ()
    return _Division(leaf, [_division(child) for child in _shown(children)])


def _nodes(divisions: Iterable[_Division], places: Places) -> Iterator[Node]:
    for order, division in enumerate(divisions, 1):
        leaf = division.leaf
        attributes = (
            ("ID", leaf.id if leaf.id in places.names else ""),
            ("ORDER", str(order)),
            *_labels(leaf),
            ("TYPE", str(leaf.kind)),
        )
        inside = _nodes(division.inside, places)
        yield element("div", attributes, *places.pointers(leaf), *inside)


def _labels(leaf: Leaf) -> Attributes:
    marker = getattr(leaf, "marker", None)
    longest = _LONGEST_HEADING if isinstance(leaf, Heading) else _LONGEST_LABEL
    return (
        ("ORDERLABEL", shortened(marker.shown, _LONGEST_LABEL) if marker else ""),
        ("LABEL", shortened(leaf.text, longest)),
    )


def _spans(leaf: Leaf) -> tuple[Span, ...]:
    marker = getattr(leaf, "marker", None)
    first = (marker.span,) if marker else ()
    return (*first, *leaf.origin.spans)
