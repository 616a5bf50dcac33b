"""Reading documents back: their text, and what the model says it should be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from releasekit.model import (
    Block,
    Furniture,
    List,
    Note,
    NoteReference,
    Release,
    Table,
    walk,
)

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TEXTS = ("preface", "mainBody", "conclusions")


def text_of(root: etree._Element, *parts: str) -> str:
    """Return the text of a document in reading order, footnotes at their marks."""
    found = (root.find(f"{AKN}doc/{AKN}{part}") for part in parts or TEXTS)
    return " ".join(
        "".join(map(str, part.itertext())) for part in found if part is not None
    )


def words_of(release: Release) -> str:
    """Return the text of the model as a document has it, furniture left out."""
    return " ".join(_Reading(release).blocks(release.blocks))


def letters(text: str) -> str:
    """Return a text without its blanks."""
    return "".join(text.split())


class _Reading:
    """Reads blocks in source order; a note stands where it is called first."""

    def __init__(self, release: Release) -> None:
        self.notes = {
            node.id: node for node, _ in walk(release.blocks) if isinstance(node, Note)
        }
        self.called = set(self.calls(release.blocks)) & set(self.notes)
        self.placed: set[str] = set()

    def calls(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Note):
                continue
            for leaf in block.items if isinstance(block, List) else (block,):
                for inline in getattr(leaf, "inlines", ()):
                    if isinstance(inline, NoteReference):
                        yield inline.note
                yield from self.calls(getattr(leaf, "children", ()))

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Furniture):
                continue
            if isinstance(block, Note) and block.id in self.called:
                continue
            for leaf in block.items if isinstance(block, List) else (block,):
                yield from self.leaf(leaf)

    def leaf(self, leaf: Any, *, mark: str | None = None) -> Iterator[str]:
        marker = getattr(leaf, "marker", None)
        if marker and marker.shown != mark:
            yield marker.shown
        if isinstance(leaf, Table):
            yield from (cell.text for row in leaf.rows for cell in row.cells)
        else:
            yield "".join(self.inside(leaf, in_note=mark is not None))
        yield from self.blocks(getattr(leaf, "children", ()))

    def inside(self, leaf: Any, *, in_note: bool) -> Iterator[str]:
        done = 0
        for inline in getattr(leaf, "inlines", ()):
            called = getattr(inline, "note", None)
            if called not in self.called or (in_note and called not in self.placed):
                continue
            yield leaf.text[done : inline.at.start]
            done = inline.at.end
            if called not in self.placed:
                self.placed.add(called)
                mark = leaf.text[inline.at.start : done]
                yield " ".join(self.leaf(self.notes[called], mark=mark))
        yield leaf.text[done:]
