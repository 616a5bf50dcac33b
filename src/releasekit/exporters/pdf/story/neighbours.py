"""Neighbours: how boxes look that stand beside others of their kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from releasekit.exporters.pdf.fonts.writing import is_western
from releasekit.exporters.pdf.layout.boxes import Box, TextBox
from releasekit.exporters.pdf.layout.style import Style
from releasekit.model import Block, BlockKind, List, Note, Paragraph, Table

_WESTERN: Final = 70
"""Letters that stand on one line."""
_WIDE: Final = 36
"""Letters of other scripts that do; Chinese ones take a whole em."""


def is_under_a_table(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a caption says whence the table above it comes, and heads none."""
    if not place or not _is_caption(blocks[place]):
        return False
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    heads = isinstance(following, Table) or _is_caption(following)
    return not heads and isinstance(blocks[place - 1], Table | Note)


def captions_end(blocks: Sequence[Block], place: int) -> int:
    """Return the index after the captions that begin at ``place``, if any do."""
    if is_under_a_table(blocks, place):
        return place
    while place < len(blocks) and _is_caption(blocks[place]):
        place += 1
    return place


def _is_caption(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.kind is BlockKind.CAPTION


def is_tight(block: List) -> bool:
    """Tell whether a list is one of single lines, which stand close."""
    return len(block.items) > 1 and all(
        len(item.text) <= (_WESTERN if is_western(item.text) else _WIDE)
        and not item.children
        for item in block.items
    )


def closed_up(boxes: Sequence[Box], style: Style) -> list[Box]:
    """Return boxes where those of one style leave no space before the next such."""
    out, before = list[Box](), None
    for box in boxes:
        own = box.style if isinstance(box, TextBox) else None
        if isinstance(box, TextBox) and own is style and before is style:
            out.append(evolve(box, style=evolve(style, before=0)))
            out[-2] = closer(out[-2], 0)
        else:
            out.append(box)
        before = own
    return out


def closer(box: Box, after: float) -> Box:
    """Return a box with another space under it, in points."""
    if not isinstance(box, TextBox):
        return box
    return evolve(box, style=evolve(box.style, after=after))


def move_rule(boxes: list[Box], above: int, below: int, after: float) -> None:
    """Move the rule under a title below its subtitle.

    Args:
        boxes: of a story; changed.
        above: index of the title, or of a subtitle that has the rule.
        below: index of the subtitle under it.
        after: space under a title, in points.
    """
    upper, lower = boxes[above], boxes[below]
    if isinstance(upper, TextBox) and isinstance(lower, TextBox):
        closer = evolve(upper.style, rule_below=False, after=lower.style.before)
        ruled = evolve(lower.style, rule_below=True, after=after)
        boxes[above] = evolve(upper, style=closer)
        boxes[below] = evolve(lower, style=ruled)
