"""The body of a document: paragraphs, tables and footnotes, written in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define, field

from releasekit.exporters.common.contacts import name_places
from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.docx.compose import Grid, Item, Passage
from releasekit.exporters.docx.inlines import RunWriter, mark_content, run_properties
from releasekit.exporters.docx.language import word_language
from releasekit.exporters.docx.markup import NAMESPACES, paragraph, run
from releasekit.exporters.docx.numbering import MAIN, Place
from releasekit.exporters.docx.numbering_part import Lists
from releasekit.exporters.docx.tables import table_xml
from releasekit.model import Contact, Furniture, Note, Span, Table, Turn

_SEPARATOR: Final = paragraph("TableEnd", "")
"""Word joins tables that touch, and wants a paragraph after the last one."""


@define(eq=False)
class BodyWriter:
    """Writes the items of a script."""

    runs: RunWriter
    width: int
    """Width of the text, in twentieths of a point."""
    lists: Lists = field(factory=Lists)
    """What the lists stand beside."""
    styled_to_left: bool = False
    """Whether the styles set paragraphs from right to left."""

    def items(self, items: Iterable[Item]) -> Iterator[str]:
        """Yield the XML of each item."""
        table_before = False
        for item in items:
            match item:
                case Grid():
                    if table_before:
                        yield _SEPARATOR
                    yield self._table(item)
                    table_before = True
                case Passage():
                    yield self._passage(item)
                    table_before = False
        if table_before:
            yield _SEPARATOR

    def _passage(self, passage: Passage) -> str:
        number = self._number(passage.place, passage.style) if passage.place else ""
        way = self.direction(getattr(passage.block, "language", None))
        return paragraph(passage.style, self._inside(passage), number + way)

    def _number(self, place: Place, style: str) -> str:
        main = self.lists.linked and place.instance.id == MAIN
        if main and style == f"ListItem{place.level + 1}":
            return ""  # the style says it
        return (
            f'<w:numPr><w:ilvl w:val="{place.level}"/>'
            f'<w:numId w:val="{self.lists.instance_id(place.instance)}"/></w:numPr>'
        )

    def direction(self, language: str | None) -> str:
        """Return ``w:bidi`` where a paragraph's direction is not that of the styles."""
        leftward = is_right_to_left(language) if language else self.runs.right_to_left
        if leftward == self.styled_to_left:
            return ""
        return "<w:bidi/>" if leftward else '<w:bidi w:val="0"/>'

    def _inside(self, passage: Passage) -> str:
        block = passage.block
        language = _language(getattr(block, "language", None))
        match block:
            case Contact():
                return self._contact(block, language)
            case Turn():
                return self._turn(block, language)
            case Furniture() | Table():
                return self.runs.text(block.text, "", language)
            case _:
                return self.runs.runs(block.text, block.inlines, language)

    def _contact(self, block: Contact, language: str) -> str:
        names = tuple(name_places(block))
        if " ".join(block.lines) != block.text:
            return self._named(block, (0, len(block.text)), names, language)
        out, start = [], 0
        for line in block.lines:
            end = start + len(line)
            out.append(self._named(block, (start, end), names, language))
            start = end + 1
        return "<w:r><w:br/></w:r>".join(out)

    def _named(
        self,
        block: Contact,
        where: tuple[int, int],
        names: Iterable[Span],
        language: str,
    ) -> str:
        """Return the runs of a stretch of a contact, whole names in their style."""
        out, (at, end) = [], where
        for name in names:
            if at <= name.start and name.end <= end:
                before = block.text[at : name.start]
                out.append(self.runs.runs(before, block.inlines, language, at))
                text = name.slice(block.text)
                out.append(self.runs.text(text, "ContactName", language))
                at = name.end
        rest = self.runs.runs(block.text[at:end], block.inlines, language, at)
        return "".join((*out, rest))

    def _turn(self, block: Turn, language: str) -> str:
        size = len(block.speaker)
        if not block.text.startswith(block.speaker) or any(
            inline.at.start < size for inline in block.inlines
        ):
            return self.runs.runs(block.text, block.inlines, language)
        # The colon belongs to the name.
        size += block.text[size : size + 1] in {":", "："}
        speaker = self.runs.text(block.text[:size], "Speaker", language)
        rest = self.runs.runs(block.text[size:], block.inlines, language, size)
        return speaker + rest

    def _table(self, grid: Grid) -> str:
        language = _language(grid.block.language)
        way = self.direction(grid.block.language)
        leftward = is_right_to_left(language) if language else self.runs.right_to_left

        def cell(text: str, style: str) -> str:
            return paragraph(style, self.runs.text(text, "", language), way)

        return table_xml(
            grid.block, grid.description, self.width, cell, right_to_left=leftward
        )


def _language(tag: str | None) -> str:
    return word_language(tag) if tag else ""


_MARKS: Final = (
    f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1">'
    '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def footnotes_xml(writer: BodyWriter, footnotes: dict[str, tuple[Item, ...]]) -> str:
    """Return the footnotes part (ISO 29500-1, 17.11.15).

    Args:
        writer: knows the marks from the writer of the body.
        footnotes: the items of each footnote by the id of its note.
    """
    numbers = dict(writer.runs.numbers)
    out = [_MARKS]
    for note, number in numbers.items():
        first, *rest = footnotes[note]
        mark = mark_content(writer.runs.footnotes[note])
        inside = (
            f"<w:r>{run_properties('FootnoteReference')}{mark}</w:r>"
            f"{run(' ')}{_note_text(writer, first)}"
        )
        way = writer.direction(getattr(first.block, "language", None))
        text = paragraph("FootnoteText", inside, way) + "".join(writer.items(rest))
        out.append(f'<w:footnote w:id="{number}">{text}</w:footnote>')
    return "".join((*out, "</w:footnotes>"))


def _note_text(writer: BodyWriter, item: Item) -> str:
    block = item.block
    if not isinstance(block, Note):
        return ""
    return writer.runs.runs(block.text, block.inlines, _language(block.language))
