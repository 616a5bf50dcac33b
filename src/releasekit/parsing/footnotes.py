"""Footnotes: marks in the text tied to the notes that stand elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from attrs import evolve

from releasekit.model import (
    Block,
    BlockKind,
    Heading,
    Inline,
    Leaf,
    List,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Span,
    Turn,
    leaves,
)
from releasekit.parsing.draft import Piece
from releasekit.parsing.lazy import LazyPattern

SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN: Final = str.maketrans(SUPERSCRIPTS, "0123456789")
_NUMBER: Final = LazyPattern(r"[0-9]{1,3}")
_NOTE_WORD: Final = LazyPattern("[주注註]")
_SIGN: Final = LazyPattern(r"[†‡§¶*]{1,4}")
_REFERENCE: Final = LazyPattern(
    rf"(?<=[^\s\d(])(?<!\b[kcm]m)(?<![\d ]m)[{SUPERSCRIPTS}]{{1,3}}⁾?"
    r"|\[\[[0-9]{1,3}\]\]\(#_ftn[0-9]{1,3}\)|\[\^?[0-9]{1,3}\](?![(\[])"
    r"|(?<=\S)[(（]?[주注註] ?[0-9]{1,2}[)）]"
    r"|(?<=[^\s†‡§¶])[†‡§¶]{1,3}"
    r"|(?<=[^\s*])\*{1,4}(?![*\w])"
)
_HINTS: Final = frozenset("[†‡§¶주注註*" + SUPERSCRIPTS)
_OF_ALL: Final = "note.translation"
"""The rule of notes about the whole release, to which no mark refers."""
_Place: TypeAlias = tuple[int, str]
"""Where a note stands among the leaves, and its id."""


def may_link_notes(pieces: Iterable[Piece]) -> bool:
    """Tell whether a mark opens a note to which others may refer."""
    return any(
        piece.kind is BlockKind.NOTE and piece.mark and piece.rule != _OF_ALL
        for piece in pieces
    )


def link_notes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks, marks in their texts tied to notes further down.

    A star belongs to the next note with as many stars; a number or another sign to
    the next note that opens with it. What the parser tied already stays.
    """
    order = tuple(leaves(blocks))
    notes = _notes(order)
    if not notes:
        return blocks
    found: dict[str, tuple[Inline, ...]] = {}
    for index, leaf in enumerate(order):
        if isinstance(leaf, Paragraph | Heading | ListItem | Quote | Turn):
            tied = tuple(_references(leaf, index, notes))
            if tied:
                inlines = (*leaf.inlines, *tied)
                found[leaf.id] = tuple(sorted(inlines, key=lambda each: each.at))
    return _rebuilt(blocks, found) if found else blocks


def _notes(order: tuple[Leaf, ...]) -> dict[str, list[_Place]]:
    """Return the notes that a mark opens, by what their mark says."""
    notes: defaultdict[str, list[_Place]] = defaultdict(list)
    for index, leaf in enumerate(order):
        told = isinstance(leaf, Note) and leaf.origin.rule != _OF_ALL
        if isinstance(leaf, Note) and told and leaf.marker:
            key = _key(leaf.marker.text)
            if key:
                notes[key].append((index, leaf.id))
    return notes


def _key(mark: str) -> str:
    """Return the number or sign of a mark; nothing for one that is none."""
    sign = _SIGN.fullmatch(mark)
    if sign:
        return mark
    number = _NUMBER.search(mark.translate(_PLAIN))
    series = "注" if _NOTE_WORD.search(mark) else ""
    return f"{series}{number[0]}" if number else ""


def _references(
    leaf: Paragraph | Heading | ListItem | Quote | Turn,
    index: int,
    notes: dict[str, list[_Place]],
) -> Iterator[NoteReference]:
    text = leaf.text
    if _HINTS.isdisjoint(text):
        return
    taken = [inline.at for inline in leaf.inlines]
    for match in _REFERENCE.finditer(text):
        at = Span(*match.span())
        places = notes.get(_key(match[0]), ())
        below = bisect_right(places, (index, "")) if places else 0
        free = not any(at.start < span.end and span.start < at.end for span in taken)
        if free and below < len(places):
            yield NoteReference(at=at, note=places[below][1])


def _rebuilt(
    blocks: Iterable[Block], found: dict[str, tuple[Inline, ...]]
) -> tuple[Block, ...]:
    """Return blocks with new inlines; the recursion is bounded by `MAX_DEPTH`."""
    return tuple(_with(block, found) for block in blocks)


def _with(block: Block, found: dict[str, tuple[Inline, ...]]) -> Block:
    match block:
        case List():
            return evolve(
                block, items=tuple(_with_item(item, found) for item in block.items)
            )
        case Note() if block.children:
            return evolve(block, children=_rebuilt(block.children, found))
        case Paragraph() | Heading() | Quote() | Turn() if block.id in found:
            return evolve(block, inlines=found[block.id])
        case _:
            return block


def _with_item(item: ListItem, found: dict[str, tuple[Inline, ...]]) -> ListItem:
    inlines = found.get(item.id, item.inlines)
    return evolve(item, inlines=inlines, children=_rebuilt(item.children, found))
