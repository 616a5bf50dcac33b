"""What a Word document shows: whether the record's words are still all there."""

from __future__ import annotations

from typing import Final

from releasekit.containers.zip import open_zip, read_entry
from releasekit.model import Furniture, Release, leaves
from releasekit.text import show
from releasekit.xml_safety import MAX_XML_BYTES, read_xml, xml_visible

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS: Final = ("word/document.xml", "word/footnotes.xml")
_SHOWN: Final = 60


def missing_words(data: bytes, release: Release) -> str:
    """Return the first block of a release that a document does not show, or nothing.

    Blanks are left out on both sides, and so is furniture, which documents need not
    show. What was added between blocks is not found.

    Raises:
        RecordError: the document cannot be read.
    """
    texts = [_Text(text) for text in _shown_texts(data)]
    for leaf in leaves(release.blocks):
        words = _without_blanks(xml_visible(leaf.text))
        if isinstance(leaf, Furniture) or any(text.has(words) for text in texts):
            continue
        return show(leaf.text, limit=_SHOWN)
    return ""


class _Text:
    """A text whose parts are asked for, mostly in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def has(self, words: str) -> bool:
        found = self._text.find(words, self._at)
        if found < 0:
            return words in self._text
        self._at = found + len(words)
        return True


def _shown_texts(data: bytes) -> list[str]:
    with open_zip(data) as archive:
        names = [name for name in _PARTS if name in archive.namelist()]
        parts = [read_entry(archive, name, max_bytes=MAX_XML_BYTES) for name in names]
    return [_text_of(part) for part in parts]


def _text_of(part: bytes) -> str:
    runs = read_xml(part).iter(f"{_WORD}t")
    return _without_blanks("".join(run.text or "" for run in runs))


def _without_blanks(text: str) -> str:
    return "".join(text.split())
