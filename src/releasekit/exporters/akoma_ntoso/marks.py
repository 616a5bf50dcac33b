"""Marks: facts that the metadata knows, found again in the lines that state them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field, frozen

from releasekit.exporters.akoma_ntoso.dates import whole_date
from releasekit.exporters.akoma_ntoso.identity import issuer_of, moment_of
from releasekit.exporters.akoma_ntoso.inlines import Piece, wrapped
from releasekit.exporters.akoma_ntoso.references import References, Tlc
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.model import BlockKind, DateType, Fact, Note, Paragraph, Span

_HEADS: Final = frozenset(
    {
        BlockKind.LABEL,
        BlockKind.LETTERHEAD,
        BlockKind.RELEASE_LINE,
        BlockKind.DATELINE,
        BlockKind.META,
        BlockKind.SIGNATURE,
    }
)
"""Kinds of the lines that say such things: a number in the body is only a number."""
_REMARKS: Final = _HEADS | {BlockKind.NOTE}
"""Kinds of the lines that say what a text is."""


@frozen(kw_only=True)
class Mark:
    """A fact and the element for the words that state it."""

    words: str
    element: str
    attributes: tuple[tuple[str, str], ...] = ()
    kinds: frozenset[BlockKind] = _HEADS
    """Kinds of the lines that may state it."""
    opens_text: bool = False
    """Whether a paragraph may begin with it: ``LISSARO, 7 May – The ministry …``."""

    def is_in(self, block: Paragraph | Note) -> bool:
        """Tell whether a block may state it."""
        if block.kind is BlockKind.PARAGRAPH:
            return self.opens_text and block.text.startswith(self.words)
        return block.kind in self.kinds


@define(eq=False)
class Marks:
    """Finds facts in the text, each where it is stated first."""

    _sought: list[Mark] = field(factory=list)

    def pieces(self, block: Paragraph | Note) -> list[Piece]:
        """Return the facts that a block states, in the order of their places."""
        found: list[Piece] = []
        for mark in tuple(self._sought):
            at = _place(block.text, mark.words) if mark.is_in(block) else None
            if at and all(_are_apart(at, piece.at) for piece in found):
                self._sought.remove(mark)
                found.append(Piece(at, wrapped(mark.element, *mark.attributes)))
        return sorted(found, key=lambda piece: piece.at.start)


def marks_of(subject: Subject, references: References) -> Marks:
    """Return the facts of a release that its lines may state."""
    sought = (*_issuer(subject, references), *_facts(subject, references))
    return Marks([mark for mark in sought if mark.words.strip()])


def _issuer(subject: Subject, references: References) -> Iterator[Mark]:
    issuer = issuer_of(subject.metadata)
    if issuer:
        refers = ("refersTo", references.agent(issuer))
        yield Mark(words=issuer.name, element="docProponent", attributes=(refers,))


def _facts(subject: Subject, references: References) -> Iterator[Mark]:
    metadata = subject.metadata
    issued = moment_of(subject, DateType.ISSUED)
    date = whole_date(issued) if issued else None
    if date and isinstance(metadata.issued, Fact):
        words = metadata.issued.value.literal
        yield Mark(words=words, element="docDate", attributes=(("date", date),))
    if metadata.number:
        yield Mark(words=metadata.number.value, element="docNumber")
    if metadata.dateline and metadata.dateline.value.place.strip():
        place = metadata.dateline.value.place
        refers = ("refersTo", references.term(Tlc.LOCATION, place))
        yield Mark(
            words=place, element="location", attributes=(refers,), opens_text=True
        )
    if metadata.translation:
        words = metadata.translation.value.literal
        yield Mark(words=words, element="docStatus", kinds=_REMARKS)


def _place(text: str, words: str) -> Span | None:
    """Return where words stand, in capitals or not."""
    lower, sought = text.lower(), words.lower()
    same_length = len(lower) == len(text) and len(sought) == len(words)
    at = lower.find(sought) if same_length else text.find(words)
    return Span(at, at + len(words)) if at >= 0 else None


def _are_apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start
