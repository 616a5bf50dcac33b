"""The scribe: what everything that is written in one document shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias, assert_never

from attrs import define, field

from releasekit.exporters.akoma_ntoso.ids import Ids
from releasekit.exporters.akoma_ntoso.inlines import (
    Content,
    Piece,
    content_of,
    language_attribute,
    link_target,
    plain,
    wrapped,
)
from releasekit.exporters.akoma_ntoso.marks import Marks
from releasekit.exporters.akoma_ntoso.notes import Footnotes
from releasekit.exporters.akoma_ntoso.references import References
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import (
    Contact,
    Email,
    Foreign,
    Heading,
    Inline,
    Link,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Span,
    Turn,
)

Texted: TypeAlias = Paragraph | Heading | ListItem | Quote | Note | Turn | Contact
"""Blocks with inlines."""


@define(eq=False)
class Scribe:
    """Writes texts with what stands in them; remembers ids, references and notes."""

    ids: Ids
    references: References
    marks: Marks
    footnotes: Footnotes
    note_body: Callable[[Scribe, Note, str], tuple[Node, ...]]
    """Makes the blocks of a note; the last argument is the eId they stand below."""
    unsafe: list[str] = field(factory=list)
    """Targets of links that stayed text."""
    _inside_note: bool = False

    def content(self, block: Texted, container: str) -> Content:
        """Return the whole text of a block with what stands in it."""
        return content_of(block.text, self.pieces(block, container))

    def pieces(self, block: Texted, container: str) -> list[Piece]:
        """Return what stands in a text: its inlines, and facts that it states."""
        pieces = [piece for i in block.inlines for piece in self._piece(i, container)]
        if isinstance(block, Paragraph | Note):
            pieces += self.marks.pieces(block)
            pieces.sort(key=lambda piece: piece.at.start)
        return pieces

    def element(
        self, tag: str, block: Texted, container: str, *attributes: tuple[str, str]
    ) -> Node:
        """Return a block element with the text of a block, and an eId."""
        named = ("eId", self.ids.next(container, tag))
        language = language_attribute(block.language)
        return Node(
            tag=tag,
            attributes=(named, *attributes, *language),
            mixed=self.content(block, container),
        )

    def _piece(self, inline: Inline, container: str) -> Iterator[Piece]:
        match inline:
            case Link(at=at, target=target):
                yield from self._link(at, target, target)
            case Email(at=at, address=address):
                yield from self._link(at, f"mailto:{address}", address)
            case Foreign(at=at, language=language):
                attributes = language_attribute(language)
                if attributes:
                    yield Piece(at, wrapped("span", *attributes))
            case NoteReference(at=at, note=note):
                yield Piece(at, partial(self._note, note, container))
            case _:
                assert_never(inline)

    def _link(self, at: Span, target: str, shown: str) -> Iterator[Piece]:
        href = link_target(target)
        if href:
            yield Piece(at, wrapped("a", ("href", href)))
        else:
            self.unsafe.append(shown)

    def _note(self, note_id: str, container: str, mark: str) -> Content:
        """Return a footnote where it is called first; later on, a reference to it."""
        placed = self.footnotes.place(note_id)
        if placed:
            attributes = (("href", f"#{placed}"), ("marker", mark))
            return (Node(tag="noteRef", attributes=attributes),)
        note = None if self._inside_note else self.footnotes.waiting(note_id)
        if note is None:
            return tuple(plain(mark))
        eid = self.ids.next(container, "authorialNote")
        self.footnotes.put(note_id, eid)
        return (self._authorial_note(note, mark, eid),)

    def _authorial_note(self, note: Note, mark: str, eid: str) -> Node:
        self._inside_note = True
        children = self.note_body(self, note, eid)
        self._inside_note = False
        attributes = (("eId", eid), ("marker", mark), ("placement", "bottom"))
        other = note.marker and note.marker.shown != mark
        label = (num(note.marker.shown),) if note.marker and other else ()
        return Node(
            tag="authorialNote", attributes=attributes, children=(*label, *children)
        )


def num(mark: str) -> Node:
    """Return an enumerator or bullet as it is shown."""
    return Node(tag="num", mixed=tuple(plain(mark)))
