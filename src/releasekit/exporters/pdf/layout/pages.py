"""Pages: where each line comes to stand, and what stays together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, evolve, field, frozen

from releasekit.exporters.pdf.layout.boxes import (
    Box,
    Lines,
    Page,
    Placed,
    TableBox,
    TextBox,
)
from releasekit.exporters.pdf.layout.breaking import balanced_ends, line_ends
from releasekit.exporters.pdf.layout.geometry import Geometry
from releasekit.exporters.pdf.layout.tables import TABLE_AFTER, TABLE_BEFORE, SetTable

KEEP: Final = 2
"""Fewest lines of a paragraph at the foot or the head of a page."""
GROUND_PADDING: Final = 9
"""From the text to the edge of its tinted ground, in points."""
GROUND_GAP: Final = 4
"""Between two texts on one ground, in points."""


@frozen(kw_only=True)
class _Block:
    """A box with its lines broken, its spaces and what it needs to begin."""

    box: Box
    ends: list[int]
    table: SetTable | None
    before: float
    after: float
    need: float
    """Height of what must stand on the page where it begins."""
    tail: float = 0
    """Height of what must stand on the page where it ends, under it."""


def paginate(boxes: Sequence[Box], geometry: Geometry) -> tuple[Page, ...]:
    """Place boxes on pages, at least one.

    Guarantees:
        - no line stands under the bottom margin, unless a single line is higher
          than the page;
        - a paragraph leaves at least `KEEP` lines before and after a page break;
        - what must be kept with the next box begins on that box's page;
        - what must be kept with the paragraph before it stands under its last lines;
        - linear in the number of lines.
    """
    flow = _Flow(geometry)
    blocks = [_set(box, geometry) for box in boxes]
    for block in _with_needs(blocks, geometry.room):
        flow.place(block)
    return tuple(flow.pages)


def _set(box: Box, geometry: Geometry) -> _Block:
    match box:
        case TextBox(style=style):
            measure = geometry.measure - box.indent - style.inset
            if style.tint:
                measure -= 2 * GROUND_PADDING
            broken = balanced_ends if style.balanced else line_ends
            ends = broken(box.text, int(measure * 1000 / style.size))
            return _Block(
                box=box,
                ends=ends,
                table=None,
                before=style.before,
                after=style.after,
                need=_least_lines(box, len(ends)) * style.leading,
            )
        case TableBox():
            table = SetTable.of(box, geometry)
            return _Block(
                box=box,
                ends=[],
                table=table,
                before=TABLE_BEFORE,
                after=TABLE_AFTER,
                need=table.least_height(geometry.room),
            )


def _least_lines(box: TextBox, count: int) -> int:
    if box.style.keep_with_next:
        return count
    return count if count <= 2 * KEEP - 1 else KEEP


def _with_needs(blocks: list[_Block], most: float) -> list[_Block]:
    """Add to each kept box what the next one needs, from the last to the first.

    Of a row of kept boxes that no page holds together, each page takes what it can.
    """
    out: list[_Block] = []
    following: _Block | None = None
    for block in reversed(blocks):
        following = _joined(block, following, most) if following else block
        out.append(following)
    return out[::-1]


def _joined(block: _Block, following: _Block, most: float) -> _Block:
    """Return a block with what it needs of the one that follows it."""
    under = max(block.after, following.before) + following.need
    if _is_kept(block.box):
        fits = block.need + under <= most or not _is_kept(following.box)
        return evolve(block, need=block.need + under) if fits else block
    if block.table is not None or not _is_tail(following.box):
        return block
    count, tail = len(block.ends), under + following.tail
    is_whole = count <= 2 * KEEP - 1
    return evolve(block, tail=tail, need=block.need + (tail if is_whole else 0))


def _is_kept(box: Box) -> bool:
    return isinstance(box, TextBox) and box.style.keep_with_next


def _is_tail(box: Box) -> bool:
    return isinstance(box, TextBox) and box.style.keep_with_previous


def _has_ground(box: Box) -> bool:
    return isinstance(box, TextBox) and box.style.tint


@define
class _Flow:
    """The pages so far and the place where the next box goes."""

    geometry: Geometry
    pages: list[Page] = field(factory=list)
    y: float = 0
    space: float = 0
    """Space wanted under the last box."""

    def __attrs_post_init__(self) -> None:
        self.turn()
        self.y -= self.geometry.opening

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append(Page())
        self.y = self.geometry.first_line
        self.space = 0

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.pages[-1].items

    @property
    def room(self) -> float:
        """Height that is left on the page."""
        return self.y - self.geometry.bottom

    def put(self, item: Placed, height: float) -> None:
        """Add an item of some height at the current place."""
        self.pages[-1].items.append(item)
        self.y -= height

    def place(self, block: _Block) -> None:
        """Place a box, on further pages where it needs them."""
        gap = self._gap(block)
        if not self.is_fresh and self.room < min(gap + block.need, self.geometry.room):
            self.turn()
            gap = self._gap(block)
        if block.table is None:
            self._place_lines(block, gap)
        else:
            self.y -= gap
            self._place_table(block.table)
        self.space = block.after

    def _gap(self, block: _Block) -> float:
        """Return the space above a box; grounds join, and keep clear of the rest."""
        if self.is_fresh:
            return GROUND_PADDING if _has_ground(block.box) else 0
        before = self.pages[-1].items[-1]
        joins = isinstance(before, Lines) and before.ground and _has_ground(block.box)
        return GROUND_GAP if joins else max(self.space, block.before)

    def _place_table(self, table: SetTable) -> None:
        heads = table.repeated(self.geometry.room)
        for row, under in table.rows():
            fits = row.height + under <= self.room
            if not fits and not self.is_fresh:
                self.turn()
                for head in heads:
                    self.put(table.at(head, self.y), head.height)
            for part in table.parts(row, self.room, self.geometry.room):
                if part.height > self.room and not self.is_fresh:
                    self.turn()
                self.put(table.at(part, self.y), part.height)

    def _place_lines(self, block: _Block, gap: float) -> None:
        box, first, count = block.box, 0, len(block.ends)
        if not isinstance(box, TextBox):
            return
        leading = box.style.leading
        ground = self._ground(box, gap)
        self.y -= gap
        while first < count:
            last = first + self._lines_here(count - first, leading, block.tail)
            if last == first:
                ground = self._turn_in(box)
                continue
            item = Lines(
                box=box,
                ends=block.ends,
                first=first,
                last=last,
                left=self._edges(box)[0],
                right=self._edges(box)[1],
                top=self.y,
                ground=ground,
            )
            self.put(item, (last - first) * leading)
            first = last
            if first < count:
                ground = self._turn_in(box)

    def _turn_in(self, box: TextBox) -> float:
        """Begin a page inside a box and return the upper edge of its ground."""
        self.turn()
        if not box.style.tint:
            return 0
        self.y -= GROUND_PADDING
        return self.y + GROUND_PADDING

    def _edges(self, box: TextBox) -> tuple[float, float]:
        """Return left and right edge of a box's lines."""
        padding = GROUND_PADDING if box.style.tint else 0
        indent = box.indent + box.style.inset
        before, after = (0, indent) if box.text.rtl else (indent, 0)
        left = self.geometry.left + padding + before
        return left, self.geometry.left + self.geometry.measure - padding - after

    def _ground(self, box: TextBox, gap: float) -> float:
        if not box.style.tint:
            return 0
        before = self.pages[-1].items[-1] if not self.is_fresh else None
        if isinstance(before, Lines) and before.ground:
            return self.y - gap + GROUND_GAP
        return self.y - gap + GROUND_PADDING

    def _lines_here(self, left: int, leading: float, tail: float) -> int:
        """Return how many of ``left`` lines go on this page, perhaps none.

        All of them only where what must stand under them has room, too.
        """
        room = int(self.room / leading + 1e-6)
        if left * leading + tail <= self.room + 1e-6 * leading:
            return left
        here = min(room, left - KEEP)
        if here >= KEEP:
            return here
        return max(min(room, left), 1) if self.is_fresh else 0
