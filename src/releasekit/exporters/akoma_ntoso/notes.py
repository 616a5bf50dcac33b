"""Footnotes: which notes stand where the text calls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, field

from releasekit.model import (
    Block,
    Leaf,
    List,
    Note,
    NoteReference,
    leaves,
    walk,
)


@define(eq=False)
class Footnotes:
    """The notes that a mark in the text calls, and where each was put."""

    _waiting: dict[str, Note]
    _called: set[str]
    _placed: dict[str, str] = field(factory=dict)

    def is_called(self, block: object) -> bool:
        """Tell whether a block is a note that stands elsewhere, at its mark."""
        return isinstance(block, Note) and block.id in self._called

    def waiting(self, note_id: str) -> Note | None:
        """Return a note that is called and has no place yet."""
        return self._waiting.get(note_id)

    def put(self, note_id: str, eid: str) -> None:
        """Remember the element that a note is put into."""
        del self._waiting[note_id]
        self._placed[note_id] = eid

    def place(self, note_id: str) -> str | None:
        """Return the eId of the element that a note was put into."""
        return self._placed.get(note_id)

    def left(self) -> tuple[Note, ...]:
        """Return the notes whose marks could not be used; none is called any more."""
        notes = tuple(self._waiting.values())
        self._called -= set(self._waiting)
        self._waiting.clear()
        return notes


def footnotes_of(blocks: tuple[Block, ...]) -> Footnotes:
    """Return the notes that text outside notes calls; the others stay in place."""
    counts = Counter(leaf.id for leaf in leaves(blocks))
    notes = {n.id: n for n, _ in walk(blocks) if isinstance(n, Note)}
    calls = {call for leaf in _outside_notes(blocks) for call in _calls(leaf)}
    called = {key: n for key, n in notes.items() if key in calls and counts[key] == 1}
    return Footnotes(called, set(called))


def _outside_notes(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Yield what stands in no note; the model bounds how deep items are nested."""
    for block in blocks:
        if isinstance(block, Note):
            continue
        if not isinstance(block, List):
            yield block
            continue
        for item in block.items:
            yield item
            yield from _outside_notes(item.children)


def _calls(leaf: Leaf) -> Iterator[str]:
    for inline in getattr(leaf, "inlines", ()):
        if isinstance(inline, NoteReference):
            yield inline.note
