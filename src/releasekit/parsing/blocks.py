"""Blocks: settled pieces become values of the model, nested as their levels say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import define, evolve

from releasekit.errors import InternalError
from releasekit.model import (
    FURNITURE_KINDS,
    Block,
    BlockKind,
    Contact,
    Furniture,
    Heading,
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

_NESTING: Final = (ListItem, Note)
"""What may hold other blocks."""


@define(eq=False)
class _Holder:
    """A node whose children are still being gathered."""

    level: int
    node: ListItem | Note
    children: list[Block | _Holder]


def build_blocks(pieces: list[Piece]) -> tuple[Block, ...]:
    """Return the blocks of settled pieces, in source order and nested."""
    roots: list[Block | _Holder] = []
    path: list[_Holder] = []
    for number, piece in enumerate(pieces, 1):
        node = _block(piece, f"b{number}")
        if not isinstance(node, _NESTING):
            path.clear()
            roots.append(node)
            continue
        while path and (path[-1].level >= piece.level or not _nests(piece)):
            path.pop()
        holder = _Holder(piece.level, node, [])
        (path[-1].children if path else roots).append(holder)
        if _nests(piece):
            path.append(holder)
    return _finish(roots)


def _nests(piece: Piece) -> bool:
    """Tell whether a piece may stand in another, and others in it."""
    return piece.mark is not None and piece.kind is not BlockKind.ATTACHMENT


def _finish(nodes: list[Block | _Holder]) -> tuple[Block, ...]:
    """Turn holders into values, runs of items of one level into lists.

    The recursion is bounded: the parser nests at most `MAX_DEPTH` deep.
    """
    blocks: list[Block] = []
    run: list[ListItem] = []
    for node in nodes:
        done = _value(node)
        if isinstance(done, ListItem) and (not run or _goes_with(run[-1], done)):
            run.append(done)
            continue
        blocks += _list_of(run)
        run = [done] if isinstance(done, ListItem) else []
        if not isinstance(done, ListItem):
            blocks.append(done)
    return (*blocks, *_list_of(run))


def _goes_with(before: ListItem, item: ListItem) -> bool:
    return before.level == item.level and before.kind is item.kind


def _list_of(run: list[ListItem]) -> Iterator[List]:
    if run:
        yield List(level=run[0].level, items=tuple(run))


def _value(node: Block | _Holder) -> Block | ListItem:
    if not isinstance(node, _Holder):
        return node
    if not node.children:
        return node.node
    children = _finish(node.children)
    inlines = with_note_references(node.node, children)
    return evolve(node.node, children=children, inlines=inlines)


def _block(piece: Piece, name: str) -> Block | ListItem:
    if piece.kind is None:
        message = f"no rule settled the text at {piece.start}"
        raise InternalError(message)
    return _MAKERS.get(piece.kind, _paragraph)(piece, name)


def _origin(piece: Piece) -> Origin:
    spans = tuple(Span(start, end) for start, end in piece.spans)
    return Origin(spans=spans, rule=piece.rule, confidence=piece.confidence)


def _marker(piece: Piece) -> Marker | None:
    mark: Mark | None = piece.mark
    if mark is None or piece.mark_span is None:
        return None
    shown = mark.text
    if not shown.isascii():
        shown = shown.translate(_GLYPHS)
    return Marker(
        text=mark.text,
        span=Span(*piece.mark_span),
        scheme=mark.scheme,
        ordinal=mark.ordinal,
        glyph="" if shown == mark.text else shown,
    )


_GLYPHS: Final = str.maketrans({**PRIVATE_GLYPHS, **dict.fromkeys(INVISIBLE, "")})


_SPEAKERS: Final[dict[str, Callable[[str], str | None]]] = {
    "turn.speaker": speaker_of,
    "turn.named": named_speaker,
}
"""What finds the speaker that a rule for turns saw."""


def _paragraph(piece: Piece, name: str) -> Paragraph | Turn | Furniture:
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
            inlines=find_inlines(piece.text),
        )
    return Paragraph(
        id=name,
        kind=kind,
        text=piece.text,
        origin=_origin(piece),
        marker=_marker(piece),
        inlines=find_inlines(piece.text),
    )


def _heading(piece: Piece, name: str) -> Heading:
    kind = piece.kind or BlockKind.HEADING
    return Heading(
        id=name,
        kind=kind,
        text=piece.text,
        level=1 if kind is BlockKind.TITLE else 2,
        origin=_origin(piece),
        marker=_marker(piece),
        inlines=find_inlines(piece.text),
    )


def _item(piece: Piece, name: str) -> ListItem | Paragraph:
    marker = _marker(piece)
    if marker is None:
        return Paragraph(
            id=name,
            kind=piece.kind or BlockKind.ATTACHMENT,
            text=piece.text,
            origin=_origin(piece),
            inlines=find_inlines(piece.text),
        )
    return ListItem(
        id=name,
        kind=piece.kind or BlockKind.LIST_ITEM,
        text=piece.text,
        level=piece.level,
        marker=marker,
        origin=_origin(piece),
        inlines=find_inlines(piece.text),
    )


def _note(piece: Piece, name: str) -> Note:
    return Note(
        id=name,
        text=piece.text,
        level=piece.level,
        origin=_origin(piece),
        marker=_marker(piece),
        inlines=find_inlines(piece.text),
    )


def _quote(piece: Piece, name: str) -> Quote:
    return Quote(
        id=name,
        text=piece.text,
        origin=_origin(piece),
        marker=_marker(piece),
        inlines=find_inlines(piece.text),
    )


def _contact(piece: Piece, name: str) -> Contact:
    origin = _origin(piece)
    return Contact(
        id=name,
        text=piece.text,
        lines=tuple(piece.lines),
        people=read_people(tuple(_placed_lines(piece)), origin.spans),
        origin=origin,
        inlines=find_inlines(piece.text),
    )


def _placed_lines(piece: Piece) -> Iterator[tuple[str, Span | None]]:
    """Yield the lines of a piece with their places, where healing left them whole."""
    places = [Span(*span) for span in piece.spans]
    is_whole = len(places) == len(piece.lines)
    for number, line in enumerate(piece.lines):
        place = places[number] if is_whole else None
        fits = place is not None and place.end - place.start == len(line)
        yield line, place if fits else None


def _table(piece: Piece, name: str) -> Block:
    return table_block(piece, name, _origin(piece))


_MAKERS: Final[dict[BlockKind, Callable[[Piece, str], Block | ListItem]]] = {
    BlockKind.TITLE: _heading,
    BlockKind.HEADING: _heading,
    BlockKind.LIST_ITEM: _item,
    BlockKind.ATTACHMENT: _item,
    BlockKind.NOTE: _note,
    BlockKind.QUOTE: _quote,
    BlockKind.CONTACT: _contact,
    BlockKind.TABLE: _table,
}
"""What builds each kind; all others are paragraphs or furniture."""
