"""Blocks: settled pieces become values of the model, nested as their levels say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import starmap
from typing import Final, TypeAlias

from attrs import define

from releasekit.errors import InternalError
from releasekit.model import (
    FURNITURE_KINDS,
    Block,
    BlockKind,
    Contact,
    Furniture,
    Heading,
    Inline,
    List,
    ListItem,
    Marker,
    Note,
    Origin,
    Paragraph,
    Quote,
    Span,
    Turn,
)
from releasekit.parsing.draft import Piece
from releasekit.parsing.inlines import find_inlines, with_note_references
from releasekit.parsing.marks.bullets import PRIVATE_GLYPHS
from releasekit.parsing.marks.finder import INVISIBLE, Mark
from releasekit.parsing.people import read_people
from releasekit.parsing.rules.turns import named_speaker, role_of, speaker_of
from releasekit.parsing.tables import table_block

_Inlines: TypeAlias = tuple[Inline, ...]


@define(eq=False)
class _Holder:
    """An item or note whose children are still being gathered."""

    piece: Piece
    name: str
    inlines: _Inlines
    children: list[Block | _Holder]


def build_blocks(pieces: list[Piece], *, addresses: bool = True) -> tuple[Block, ...]:
    """Return the blocks of settled pieces, in source order and nested.

    Args:
        pieces: all pieces of a text.
        addresses: whether the text may hold any; see `may_hold_address`.
    """
    roots: list[Block | _Holder] = []
    path: list[_Holder] = []
    for number, piece in enumerate(pieces, 1):
        inlines = find_inlines(piece.text) if addresses else ()
        kind = piece.kind
        if kind not in _NESTING or (piece.mark is None and kind is not BlockKind.NOTE):
            path.clear()
            roots.append(_block(piece, f"b{number}", inlines))
            continue
        nests = piece.mark is not None and kind is not BlockKind.ATTACHMENT
        while path and (path[-1].piece.level >= piece.level or not nests):
            path.pop()
        holder = _Holder(piece, f"b{number}", inlines, [])
        (path[-1].children if path else roots).append(holder)
        if nests:
            path.append(holder)
    return _finish(roots)


def _finish(nodes: list[Block | _Holder]) -> tuple[Block, ...]:
    """Turn holders into values, runs of items of one level into lists.

    The recursion is bounded: the parser nests at most `MAX_DEPTH` deep.
    """
    blocks: list[Block] = []
    run: list[ListItem] = []
    for node in nodes:
        done = _value(node) if isinstance(node, _Holder) else node
        if isinstance(done, ListItem) and (not run or _goes_with(run[-1], done)):
            run.append(done)
            continue
        if run:
            blocks.append(_list_of(run))
            run = []
        if isinstance(done, ListItem):
            run = [done]
        else:
            blocks.append(done)
    return (*blocks, _list_of(run)) if run else tuple(blocks)


def _goes_with(before: ListItem, item: ListItem) -> bool:
    return before.level == item.level and before.kind is item.kind


def _list_of(run: list[ListItem]) -> List:
    return List(level=run[0].level, items=tuple(run))


def _value(holder: _Holder) -> ListItem | Note:
    children = _finish(holder.children) if holder.children else ()
    inlines = holder.inlines
    if children:
        inlines = with_note_references(holder.piece.text, inlines, children)
    make = _note if holder.piece.kind is BlockKind.NOTE else _item
    return make(holder.piece, holder.name, inlines, children)


def _block(piece: Piece, name: str, inlines: _Inlines) -> Block:
    if piece.kind is None:
        message = f"no rule settled the text at {piece.start}"
        raise InternalError(message)
    return _MAKERS.get(piece.kind, _paragraph)(piece, name, inlines)


def _origin(piece: Piece) -> Origin:
    spans = tuple(starmap(Span, piece.spans))
    return Origin(spans=spans, rule=piece.rule, confidence=piece.confidence)


def _marker(piece: Piece) -> Marker | None:
    mark = piece.mark
    return None if mark is None else _shown(mark, piece)


def _shown(mark: Mark, piece: Piece) -> Marker:
    text = mark.text
    other = not (text.isascii() or _SHOWN_OTHERWISE.isdisjoint(text))
    return Marker(
        text=text,
        span=Span(piece.start, piece.mark_end),
        scheme=mark.scheme,
        ordinal=mark.ordinal,
        glyph=text.translate(_GLYPHS) if other else "",
    )


_GLYPHS: Final = str.maketrans({**PRIVATE_GLYPHS, **dict.fromkeys(INVISIBLE, "")})
_SHOWN_OTHERWISE: Final = frozenset(map(chr, _GLYPHS))


_SPEAKERS: Final[dict[str, Callable[[str], str | None]]] = {
    "turn.speaker": speaker_of,
    "turn.named": named_speaker,
}
"""What finds the speaker that a rule for turns saw."""


def _paragraph(
    piece: Piece, name: str, inlines: _Inlines
) -> Paragraph | Turn | Furniture:
    kind = piece.kind or BlockKind.PARAGRAPH
    if kind in FURNITURE_KINDS:
        piece.drop_mark()
        return Furniture(id=name, kind=kind, text=piece.text, origin=_origin(piece))
    find_speaker = _SPEAKERS.get(piece.rule)
    speaker = find_speaker(piece.text) if find_speaker else None
    if speaker:
        return Turn(
            id=name,
            text=piece.text,
            speaker=speaker,
            role=role_of(speaker),
            origin=_origin(piece),
            inlines=inlines,
        )
    return Paragraph(
        id=name,
        kind=kind,
        text=piece.text,
        origin=_origin(piece),
        marker=_marker(piece),
        inlines=inlines,
    )


def _heading(piece: Piece, name: str, inlines: _Inlines) -> Heading:
    kind = piece.kind or BlockKind.HEADING
    return Heading(
        id=name,
        kind=kind,
        text=piece.text,
        level=1 if kind is BlockKind.TITLE else 2,
        origin=_origin(piece),
        marker=_marker(piece),
        inlines=inlines,
    )


def _item(
    piece: Piece, name: str, inlines: _Inlines, children: tuple[Block, ...]
) -> ListItem:
    if piece.mark is None:
        message = f"no mark opens the item at {piece.start}"
        raise InternalError(message)
    return ListItem(
        id=name,
        kind=piece.kind or BlockKind.LIST_ITEM,
        text=piece.text,
        level=piece.level,
        marker=_shown(piece.mark, piece),
        origin=_origin(piece),
        inlines=inlines,
        children=children,
    )


def _note(
    piece: Piece, name: str, inlines: _Inlines, children: tuple[Block, ...]
) -> Note:
    return Note(
        id=name,
        text=piece.text,
        level=piece.level,
        origin=_origin(piece),
        marker=_marker(piece),
        inlines=inlines,
        children=children,
    )


def _quote(piece: Piece, name: str, inlines: _Inlines) -> Quote:
    return Quote(
        id=name,
        text=piece.text,
        origin=_origin(piece),
        marker=_marker(piece),
        inlines=inlines,
    )


def _contact(piece: Piece, name: str, inlines: _Inlines) -> Contact:
    origin = _origin(piece)
    return Contact(
        id=name,
        text=piece.text,
        lines=tuple(piece.lines),
        people=read_people(tuple(_placed_lines(piece)), origin.spans),
        origin=origin,
        inlines=inlines,
    )


def _placed_lines(piece: Piece) -> Iterator[tuple[str, Span | None]]:
    """Yield the lines of a piece with their places, where healing left them whole."""
    places = [Span(*span) for span in piece.spans]
    is_whole = len(places) == len(piece.lines)
    for number, line in enumerate(piece.lines):
        place = places[number] if is_whole else None
        fits = place is not None and place.end - place.start == len(line)
        yield line, place if fits else None


def _table(piece: Piece, name: str, _: _Inlines) -> Block:
    return table_block(piece, name, _origin(piece))


_NESTING: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.ATTACHMENT, BlockKind.NOTE})
"""What may hold other blocks, or stand in them."""
_MAKERS: Final[dict[BlockKind, Callable[[Piece, str, _Inlines], Block]]] = {
    BlockKind.TITLE: _heading,
    BlockKind.HEADING: _heading,
    BlockKind.QUOTE: _quote,
    BlockKind.CONTACT: _contact,
    BlockKind.TABLE: _table,
}
"""What builds each kind; all others are paragraphs or furniture."""
