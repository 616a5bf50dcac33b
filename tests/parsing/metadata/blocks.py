"""Releases built from lines, each with its kind: no parser takes part."""

from __future__ import annotations

from releasekit.model import (
    FURNITURE_KINDS,
    Block,
    BlockKind,
    Contact,
    Furniture,
    Heading,
    Origin,
    Paragraph,
    Source,
    Span,
)
from releasekit.parsing.people import read_people

HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def built(lines: list[tuple[BlockKind, str]]) -> tuple[Source, tuple[Block, ...]]:
    """Return the source of some lines and one block for each."""
    source = Source.from_text("\n".join(text for _, text in lines))
    blocks, at = [], 0
    for number, (kind, text) in enumerate(lines, start=1):
        origin = Origin(spans=(Span(at, at + len(text)),), rule="test")
        blocks.append(_block(f"b{number}", kind, text, origin))
        at += len(text) + 1
    return source, tuple(blocks)


def _block(name: str, kind: BlockKind, text: str, origin: Origin) -> Block:
    if kind in FURNITURE_KINDS:
        return Furniture(id=name, kind=kind, text=text, origin=origin)
    if kind in HEADINGS:
        return Heading(id=name, kind=kind, text=text, origin=origin)
    if kind is BlockKind.CONTACT:
        people = read_people(((text, origin.spans[0]),), origin.spans)
        return Contact(id=name, text=text, lines=(text,), people=people, origin=origin)
    return Paragraph(id=name, kind=kind, text=text, origin=origin)
