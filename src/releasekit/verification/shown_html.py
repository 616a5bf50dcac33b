"""What a page of HTML shows: the words in its body, without what was added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import define, field

from releasekit.verification.shown import Passage, Shown
from releasekit.xml_safety import read_html

_ADDED: Final = "data-added"
"""Marks what the exporter shows beyond the release."""
_UNSEEN: Final = frozenset("head script style template title".split())
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
"""Elements without content (HTML, 13.1.2)."""
_INLINE: Final = frozenset(
    "a b bdi bdo br cite code em font i mark q s small span strong sub sup time u"
    " wbr".split()
)
"""Elements that end no passage."""
_ENDNOTES: Final = "doc-endnotes"


def shown_in_html(data: bytes) -> Shown:
    """Return what a page shows.

    Raises:
        RecordSyntaxError: the page cannot be read.
    """
    reader = _Reader()
    read_html(data, reader)
    return Shown(tuple(reader.main), tuple(map(tuple, filter(None, reader.apart))))


@define
class _Reader:
    """Hears a page and keeps the passages that a reader sees."""

    main: list[Passage] = field(factory=list)
    apart: list[list[Passage]] = field(factory=list)
    _open: list[tuple[bool, str]] = field(factory=list)
    """Whether each open element's words are passed over, and the id it stands by."""
    _words: list[str] = field(factory=list)
    _count: int = 0
    _notes: int = 0
    """How many elements are open around and in the notes; 0 outside of them."""
    _items: int = 0
    """How many lists are open inside the notes."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in _INLINE:
            self._end_passage()
        if tag in _VOID:
            self._words.append(" ")
            return
        hidden, place = self._open[-1] if self._open else (False, "")
        hidden = hidden or tag in _UNSEEN or _ADDED in attributes
        self._open.append((hidden, attributes.get("id") or place))
        if self._notes or attributes.get("role") == _ENDNOTES:
            self._notes += 1
            self._items += tag in {"ol", "ul"}
            if tag == "li" and self._items == 1:
                self.apart.append([])

    def end(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end_passage()
        if tag in _VOID or not self._open:
            return
        self._open.pop()
        if self._notes:
            self._notes -= 1
            self._items -= tag in {"ol", "ul"}

    def data(self, text: str) -> None:
        if not (self._open and self._open[-1][0]):
            self._words.append(text)

    def close(self) -> None:
        self._end_passage()

    def _end_passage(self) -> None:
        words = "".join(self._words)
        self._words.clear()
        if not words.strip():
            return
        self._count += 1
        place = f"paragraph {self._count}"
        block = self._open[-1][1] if self._open else ""
        passage = Passage(words, f"{place} (#{block})" if block else place)
        in_note = self._items and self.apart
        (self.apart[-1] if in_note else self.main).append(passage)
