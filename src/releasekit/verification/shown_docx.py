"""What a Word document shows: the text of its paragraphs and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from releasekit.containers.unzip import OpenZip
from releasekit.verification.shown import Passage, Shown
from releasekit.xml_safety import read_xml

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY: Final = "word/document.xml"
_FOOTNOTES: Final = "word/footnotes.xml"
_PARAGRAPH: Final = f"{_WORD}p"
_TEXT: Final = f"{_WORD}t"
_BLANKS: Final = (f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr")


def shown_in_docx(data: bytes) -> Shown:
    """Return what a document shows.

    Raises:
        RecordError: the document cannot be read.
    """
    archive = OpenZip(data)
    if _BODY not in archive.names:
        return Shown(())
    main = tuple(_passages(read_xml(archive.xml(_BODY)), "paragraph"))
    if _FOOTNOTES not in archive.names:
        return Shown(main)
    notes = read_xml(archive.xml(_FOOTNOTES)).findall(f"{_WORD}footnote")
    apart = (
        tuple(_passages(note, f"footnote {number}, paragraph"))
        for number, note in enumerate(notes, -1)
    )
    return Shown(main, tuple(filter(None, apart)))


def _passages(root: etree._Element, name: str) -> Iterator[Passage]:
    """Yield the paragraphs that show anything, counted from 1."""
    number, words = 0, list[str]()
    for element in root.iter(_PARAGRAPH, _TEXT, *_BLANKS):
        if element.tag == _PARAGRAPH:
            if words:
                yield Passage("".join(words), f"{name} {number}")
            number, words = number + 1, []
        else:
            words.append((element.text or "") if element.tag == _TEXT else " ")
    if words:
        yield Passage("".join(words), f"{name} {number}")
