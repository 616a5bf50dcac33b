"""Sections: headings with what stands under them, one in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from attrs import define, field

from releasekit.exporters.common.headings import HeadingRanks
from releasekit.model import Block, BlockKind, Heading, Turn

_DEEPEST: Final = 6
"""Most sections in one another."""


@define(eq=False)
class Section:
    """A heading, and what stands under it as far as the next of its rank."""

    heading: Heading
    rank: int
    parts: list[Part] = field(factory=list)
    is_exception: bool = False
    """Whether it has no number while sections beside it have one."""

    @property
    def has_turns(self) -> bool:
        """Whether somebody speaks in it."""
        return any(isinstance(block, Turn) for block in self.blocks())

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in it and in its sections, headings apart."""
        for part in self.parts:
            if isinstance(part, Section):
                yield from part.blocks()
            else:
                yield part


Part: TypeAlias = Block | Section
"""What a section, or the main body, is made of."""


def sections_of(blocks: Iterable[Block]) -> tuple[Part, ...]:
    """Return blocks as a tree of sections; no rank is skipped on the way down."""
    ranks = HeadingRanks(has_title=True, deepest=_DEEPEST)
    ranks.title()
    top: list[Part] = []
    open_sections: list[Section] = []
    for block in blocks:
        if not isinstance(block, Heading):
            (open_sections[-1].parts if open_sections else top).append(block)
            continue
        is_title = block.kind is BlockKind.TITLE
        rank = ranks.title() if is_title else ranks.heading(block.level)
        while open_sections and open_sections[-1].rank >= rank:
            open_sections.pop()
        section = Section(heading=block, rank=rank)
        (open_sections[-1].parts if open_sections else top).append(section)
        open_sections.append(section)
    _tell_exceptions(top)
    return tuple(top)


def _tell_exceptions(parts: list[Part]) -> None:
    """Mark the sections without a number among others that have one."""
    sections = [part for part in parts if isinstance(part, Section)]
    some_have = any(section.heading.marker for section in sections)
    for section in sections:
        section.is_exception = some_have and section.heading.marker is None
        _tell_exceptions(section.parts)
