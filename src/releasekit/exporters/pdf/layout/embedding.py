"""Explicit embeddings, overrides and isolates of text (UAX #9, X1 to X8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field

INITIATORS: Final = frozenset({"LRI", "RLI", "FSI"})
"""Kinds that begin an isolate."""
REMOVED: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
"""Kinds that later rules do not see (X9)."""

_DEEPEST: Final = 125
_LETTERS: Final = frozenset({"L", "R", "AL"})
_EMBEDDINGS: Final = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
_EXPLICIT: Final = INITIATORS | _EMBEDDINGS.keys() | {"PDI", "PDF"}


def matching_ends(kinds: Sequence[str]) -> dict[int, int]:
    """Return the end of each isolate that has one (BD9)."""
    ends, waiting = {}, list[int]()
    for place, kind in enumerate(kinds):
        if kind in INITIATORS:
            waiting.append(place)
        elif kind == "PDI" and waiting:
            ends[waiting.pop()] = place
    return ends


def explicit_levels(kinds: list[str], base: int) -> list[int]:
    """Return the level of each character; overrides change ``kinds``.

    Args:
        kinds: bidirectional class of each character of a paragraph.
        base: level of the paragraph.
    """
    if _EXPLICIT.isdisjoint(kinds):
        return [base] * len(kinds)
    sides = _isolated_sides(kinds)
    reader = _Reader(base)
    levels = []
    for place, kind in enumerate(kinds):
        levels.append(reader.read(kind, sides.get(place, 0)))
        if reader.override and kind not in REMOVED:
            kinds[place] = reader.override
    return levels


def _isolated_sides(kinds: Sequence[str]) -> dict[int, int]:
    """Return the direction of each isolate by its first strong letter (P2, P3).

    The isolates inside of it do not count. All are told in one pass: a text may be
    nothing but isolates that no end closes.
    """
    sides: dict[int, int] = {}
    waiting = list[int]()
    for place, kind in enumerate(kinds):
        if kind in INITIATORS:
            waiting.append(place)
        elif kind == "PDI" and waiting:
            waiting.pop()
        elif kind in _LETTERS and waiting:
            sides.setdefault(waiting[-1], int(kind != "L"))
    return sides


@define
class _Reader:
    """The stack of directions while a paragraph is read."""

    base: int
    stack: list[tuple[int, str, bool]] = field(init=False)
    """Level, overriding kind, and whether an isolate began it."""
    override: str = ""
    """The kind that the last character takes, nothing where it keeps its own."""
    isolates_beyond: int = 0
    embeddings_beyond: int = 0
    isolates: int = 0

    def __attrs_post_init__(self) -> None:
        self.stack = [(self.base, "", False)]

    def read(self, kind: str, inner: int) -> int:
        """Return the level of the next character."""
        if kind == "PDI":
            self._end_isolate()
        level, self.override, _ = self.stack[-1]
        if kind in INITIATORS:
            self._begin(inner if kind == "FSI" else int(kind == "RLI"), "", True)  # noqa: FBT003  as on the stack
        elif kind in _EMBEDDINGS:
            self._begin(*_EMBEDDINGS[kind], False)  # noqa: FBT003  as on the stack
        elif kind == "PDF":
            self._end_embedding()
        return level

    def _begin(self, side: int, override: str, isolate: bool) -> None:  # noqa: FBT001  as on the stack
        level = self.stack[-1][0] + 1
        level += level % 2 != side
        fits = level <= _DEEPEST and not self.embeddings_beyond
        if fits and not self.isolates_beyond:
            self.stack.append((level, override, isolate))
            self.isolates += isolate
        elif isolate:
            self.isolates_beyond += 1
        elif not self.isolates_beyond:
            self.embeddings_beyond += 1

    def _end_isolate(self) -> None:
        if self.isolates_beyond:
            self.isolates_beyond -= 1
        elif self.isolates:
            self.embeddings_beyond = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.isolates -= 1

    def _end_embedding(self) -> None:
        if self.isolates_beyond:
            return
        if self.embeddings_beyond:
            self.embeddings_beyond -= 1
        elif len(self.stack) > 1 and not self.stack[-1][2]:
            self.stack.pop()
