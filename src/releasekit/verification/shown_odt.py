"""What an OpenDocument text shows: the text of its paragraphs and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field
from lxml import etree

from releasekit.containers.unzip import OpenZip
from releasekit.verification.shown import Passage, Shown
from releasekit.xml_safety import read_xml

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_BODY: Final = "content.xml"
_PARAGRAPHS: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_BLANKS: Final = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})
_NOTE: Final = f"{_TEXT}note"
_NOTE_BODY: Final = f"{_TEXT}note-body"
_UNSEEN: Final = frozenset(
    {f"{_TABLE}title", f"{_TABLE}desc", f"{_TEXT}tracked-changes"}
)


def shown_in_odt(data: bytes) -> Shown:
    """Return what a document shows.

    Raises:
        RecordError: the document cannot be read.
    """
    archive = OpenZip(data)
    if _BODY not in archive.names:
        return Shown(())
    body = read_xml(archive.xml(_BODY)).find(f"{_OFFICE}body")
    if body is None:
        return Shown(())
    reader = _Reader()
    main = tuple(reader.passages(body, "paragraph"))
    return Shown(main, tuple(reader.notes))


@define(eq=False)
class _Reader:
    notes: list[tuple[Passage, ...]] = field(factory=list)

    def passages(self, root: etree._Element, name: str) -> Iterator[Passage]:
        """Yield the paragraphs below an element that show anything, counted from 1."""
        number = 0
        walk = etree.iterwalk(root, events=("start",))
        for _, element in walk:
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            elif element.tag in _PARAGRAPHS:
                number += 1
                words = self._words(element)
                walk.skip_subtree()
                if words:
                    yield Passage(words, f"{name} {number}")

    def _words(self, paragraph: etree._Element) -> str:
        """Return the text of a paragraph, its footnotes put apart."""
        out: list[str] = []
        walk = etree.iterwalk(paragraph, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                out.append((element.tail or "") if element is not paragraph else "")
                continue
            if element.tag == _NOTE_BODY:
                name = f"footnote {len(self.notes) + 1}, paragraph"
                self.notes.append(tuple(_Reader().passages(element, name)))
                walk.skip_subtree()
                continue
            out.append(" " if element.tag in _BLANKS else element.text or "")
        return "".join(out)
