"""HTML as words: what a reader sees, block below block, without its looks."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Final

from attrs import define, field

from releasekit.xml_safety import read_html

_SILENT: Final = frozenset({"head", "script", "style", "template", "title"})
_APART: Final = frozenset(
    "address article aside blockquote dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr main nav ol p pre section table ul".split()
)
"""Elements with an empty line before and after them."""
_LINES: Final = frozenset("body br dd div dt li tr".split())
"""Elements that begin a line."""
_CELLS: Final = frozenset({"td", "th"})
_MARKS: Final = {"ul": "- ", "ol": "{}. "}
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def html_words(page: str) -> str:
    """Return the words of a page: paragraphs apart, items marked, cells by tabs.

    Raises:
        RecordSyntaxError: the page cannot be read at all.
    """
    if not page.strip():
        return ""
    words = _Words()
    # The mark at the start decides: what the page says of its encoding is out of date.
    read_html(BOM_UTF8 + page.encode("utf-8", "replace"), words)
    lines = (line.rstrip(" ") for line in "".join(words.pieces).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


@define
class _Words:
    """Collects the words of a page, with line feeds between blocks."""

    pieces: list[str] = field(factory=list)
    _silent: int = 0
    _kept: int = 0
    _lists: list[tuple[str, int]] = field(factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._silent += tag in _SILENT
        self._kept += tag == "pre"
        self._break(tag)
        if tag in _CELLS and not self._is_line_start():
            self.pieces.append("\t")
        if tag in _MARKS:
            self._lists.append((tag, 0))
        elif tag == "li" and self._lists:
            kind, number = self._lists.pop()
            self._lists.append((kind, number + 1))
            self.pieces.append(_MARKS[kind].format(number + 1))

    def end(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        self._kept -= tag == "pre"
        if tag in _MARKS and self._lists:
            self._lists.pop()
        if tag != "br":
            self._break(tag)

    def data(self, text: str) -> None:
        if self._silent:
            return
        if not self._kept:
            text = _SPACE.sub(" ", text)
            text = text.lstrip(" ") if self._is_line_start() else text
        if text:
            self.pieces.append(text)

    def close(self) -> None:
        self._silent = 0

    def _break(self, tag: str) -> None:
        if tag in _APART:
            self.pieces.append("\n\n")
        elif tag in _LINES and (tag == "br" or not self._is_line_start()):
            self.pieces.append("\n")

    def _is_line_start(self) -> bool:
        return not self.pieces or self.pieces[-1].endswith("\n")
