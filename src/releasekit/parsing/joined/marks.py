"""What tells the releases of a joined text apart: joints, bodies, short lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from releasekit.model import BlockKind, Leaf, Span
from releasekit.parsing.shape import ends_sentence, is_cjk_text
from releasekit.parsing.vocabulary import phrases

_SHORTEST_TOLD: Final = 80
_LONGEST_LINE: Final = 200
_CJK_WEIGHT: Final = 2
_TOLD: Final = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.NOTE,
        BlockKind.HEADING,
        BlockKind.SUBTITLE,
        BlockKind.TITLE,
    }
)
_HEADLINES: Final = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
        BlockKind.LETTERHEAD,
    }
)
_END_MARK: Final = 30
_LONG_RULE: Final = 20
_SWEEPS: Final = (".stop_before", "furniture.tail", "furniture.footer")
_FEWEST_LETTERS: Final = 12


@frozen
class Joint:
    """Where a further release begins."""

    at: int
    """Its first code point in the text."""
    rule: str
    """Dotted name of the rule that found it."""
    confidence: int
    """Trust in it, 0 to 100."""


def told(leaf: Leaf) -> int:
    """Return how much a block tells, in letters of a European text; short lines: 0."""
    if leaf.kind not in _TOLD and not is_swept(leaf.origin.rule):
        return 0
    size = len(leaf.text)
    if size * _CJK_WEIGHT >= _SHORTEST_TOLD and is_cjk_text(leaf.text):
        return size * _CJK_WEIGHT
    return size if size >= _SHORTEST_TOLD and ends_sentence(leaf.text) else 0


def is_swept(rule: str) -> bool:
    """Tell whether a rule took all that follows for the end of a page.

    In a joined text the second release is swept away with it.
    """
    return rule.endswith(_SWEEPS)


def is_end(leaf: Leaf) -> bool:
    """Tell whether a block is an end mark, swept away or not."""
    if leaf.kind is BlockKind.END_MARK:
        return True
    swept = len(leaf.text) <= _END_MARK and is_swept(leaf.origin.rule)
    return swept and phrases("end_mark").match(leaf.text)


def is_line(leaf: Leaf) -> bool:
    """Tell whether a block is one short line that ends no sentence."""
    return len(leaf.text) <= _LONGEST_LINE and not ends_sentence(leaf.text)


def is_headline(leaf: Leaf) -> bool:
    """Tell whether a block may be the headline of a release."""
    letters = sum(map(str.isalpha, leaf.text))
    enough = letters * (_CJK_WEIGHT if is_cjk_text(leaf.text) else 1)
    may = leaf.kind in _HEADLINES or is_swept(leaf.origin.rule)
    return may and is_line(leaf) and enough >= _FEWEST_LETTERS


def start_of(leaf: Leaf) -> int:
    """Return the first code point of a block, its marker included."""
    return _places(leaf)[0].start


def end_of(leaf: Leaf) -> int:
    """Return the code point after a block."""
    return _places(leaf)[-1].end


def _places(leaf: Leaf) -> tuple[Span, ...]:
    marker = getattr(leaf, "marker", None)
    spans = leaf.origin.spans
    return (marker.span, *spans) if marker else spans


def line_start(text: str, leaves: Sequence[Leaf], index: int) -> int:
    """Return where the line of a block begins, never inside the block before it."""
    start = start_of(leaves[index])
    floor = end_of(leaves[index - 1]) if index else 0
    ends = (text.rfind(end, floor, start) + 1 for end in "\n\r")
    return max(floor, *ends)


def is_break(text: str, leaves: Sequence[Leaf], index: int) -> bool:
    """Tell whether a mark, a page or a long rule ends before a block."""
    if index == 0:
        return False
    before = leaves[index - 1]
    if is_end(before):
        return True
    if before.kind is BlockKind.RULE and len(before.text) >= _LONG_RULE:
        return True
    return "\f" in text[end_of(before) : start_of(leaves[index])]
