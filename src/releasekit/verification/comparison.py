"""Comparing: the words that a document shows with those that its record has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice, takewhile
from typing import Final

from attrs import define, field, frozen

from releasekit.exporters.pdf.fonts.marks import REPLACEMENT
from releasekit.exporters.pdf.fonts.writing import cjk
from releasekit.model import (
    Furniture,
    Leaf,
    Note,
    NoteReference,
    Release,
    Table,
    leaves,
)
from releasekit.text import show
from releasekit.verification.shown import Passage, Shown
from releasekit.xml_safety import html_visible

_LONGEST: Final = 60
"""Most characters of a difference that are shown."""
_BEFORE: Final = 12
"""Characters shown before a difference."""
_CODE: Final = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_CUT_CODE: Final = re.compile(r"\[(?:U(?:\+[0-9A-F]{0,6})?)?\s{0,3}\Z")
_GLYPH: Final = "RKD110"
_PRIVATE: Final = re.compile("[EF][0-9A-F]{3}|(F|10)[0-9A-F]{4}")


def first_difference(release: Release, shown: Shown) -> str:
    """Return where a document stops saying what its record says, or nothing.

    Blocks must come in the record's order, with nothing between them but their
    markers; blanks count for nothing. Furniture is shown as a whole or not at all.
    """
    reading = _Reading.of(release, shown)
    found = _compared(release, shown, reading, furniture=True)
    if not found:
        return ""
    without = _compared(release, shown, reading, furniture=False)
    return max(found, without, key=lambda each: each.reached).text if without else ""


@frozen
class _Difference:
    text: str
    reached: int
    """How many characters agree before it."""


def _compared(
    release: Release, shown: Shown, reading: _Reading, *, furniture: bool
) -> _Difference | None:
    tracks = _Tracks(
        main=_Track.of(shown.main, reading),
        apart=[_Track.of(passages, reading) for passages in shown.apart],
    )
    marks = _marks(release)
    for leaf in leaves(release.blocks):
        if isinstance(leaf, Furniture) and not furniture:
            continue
        words = reading.of_text(_text_of(leaf))
        labels = [reading.of_text(label) for label in _labels(leaf, marks)]
        if not tracks.take(words, labels, is_note=isinstance(leaf, Note)):
            track = tracks.main
            return _Difference(track.differing(words, leaf), track.at)
    left = next((track for track in tracks.all() if track.text[track.at :]), None)
    return _Difference(left.added(), tracks.main.at) if left else None


def _text_of(leaf: Leaf) -> str:
    if isinstance(leaf, Table):
        return " ".join(cell.text for row in leaf.rows for cell in row.cells)
    return leaf.text


def _labels(leaf: Leaf, marks: dict[str, str]) -> Iterator[str]:
    marker = getattr(leaf, "marker", None)
    if marker:
        yield marker.shown
        yield marker.text
    if leaf.id in marks:
        yield marks[leaf.id]
        yield 2 * marks[leaf.id]  # LibreOffice saves a mark like "**" twice


def _marks(release: Release) -> dict[str, str]:
    """Return the mark in the text that leads to each note, by the note's id."""
    return {
        inline.note: inline.at.slice(leaf.text)
        for leaf in leaves(release.blocks)
        for inline in getattr(leaf, "inlines", ())
        if isinstance(inline, NoteReference)
    }


@frozen
class _Reading:
    """Makes what was written and what is shown alike.

    A character that no font has is shown as its code or its meaning, one that no
    document can hold as U+FFFD: both sides are read as if neither had happened.
    """

    meanings: dict[int, str]
    """What private-use characters stand for, as the parser found."""
    without_cjk: bool
    """Whether the document was made without fonts for Chinese, Japanese, Korean."""

    @classmethod
    def of(cls, release: Release, shown: Shown) -> _Reading:
        told = (dict(d.arguments) for d in release.diagnostics if d.code == _GLYPH)
        meanings = {
            int(each["code"], 16): each["glyph"]
            for each in told
            if _PRIVATE.fullmatch(each.get("code", "")) and each.get("glyph")
        }
        written = (leaf.text for leaf in leaves(release.blocks))
        return cls(
            meanings=meanings,
            without_cjk=any(REPLACEMENT in passage.text for passage in shown.main)
            and not any(REPLACEMENT in text for text in written),
        )

    def of_text(self, text: str) -> str:
        """Return what counts of a text: no blanks, nothing that cannot be shown."""
        if "[U+" in text:
            text = _CODE.sub(_character, text)
        if self.meanings:
            text = text.translate(self.meanings)
        text = "".join(html_visible(text).replace(REPLACEMENT, "").split())
        return cjk().sub("", text) if self.without_cjk else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code <= 0x10FFFF else match[0]  # noqa: PLR2004 - the last one


@define
class _Track:
    """A text that is read from its beginning to its end."""

    text: str
    """Without blanks."""
    ends: list[int]
    """Where each passage ends in it."""
    passages: tuple[Passage, ...]
    at: int = 0

    @classmethod
    def of(cls, passages: tuple[Passage, ...], reading: _Reading) -> _Track:
        passages = tuple(_with_whole_codes(passages))
        texts = [reading.of_text(passage.text) for passage in passages]
        return cls("".join(texts), list(accumulate(map(len, texts))), passages)

    def take(self, words: str, labels: Iterable[str]) -> bool:
        for label in (*labels, ""):
            if self.text.startswith(label + words, self.at):
                self.at += len(label) + len(words)
                return True
        return False

    def place(self, at: int) -> str:
        number = sum(1 for _ in takewhile(lambda end: end <= at, self.ends))
        if number < len(self.passages):
            return self.passages[number].place
        return "the end"

    def differing(self, words: str, leaf: Leaf) -> str:
        """Say what stands where a block's words should."""
        same = _agreeing(self.text[self.at : self.at + len(words)], words)
        wanted = repr(_from(_text_of(leaf), max(0, same - _BEFORE)))
        block = f"the record has {wanted} ({leaf.kind} {leaf.id})"
        if self.at + same >= len(self.text):
            return f"the document ends where {block}"
        return f"{self._seen(self.at + same, _BEFORE)} where {block}"

    def added(self) -> str:
        """Say what stands after everything that should."""
        return f"{self._seen(self.at)}, which the record has not"

    def _seen(self, at: int, before: int = 0) -> str:
        number = bisect_right(self.ends, at)
        start = self.ends[number - 1] if number else 0
        passage = self.passages[number]
        words = _from(passage.text, max(0, at - start - before))
        return f"{passage.place} shows {words!r}"


def _from(text: str, skipped: int) -> str:
    """Return some of a text for people, from after some characters, blanks aside."""
    places = (at for at, char in enumerate(text) if not char.isspace())
    start = next(islice(places, skipped, None), 0)
    return show(text[start:], limit=_LONGEST)


def _with_whole_codes(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages joined where a line ended inside of a code."""
    before: Passage | None = None
    for passage in passages:
        if before:
            passage = Passage(before.text.rstrip() + passage.text, before.place)  # noqa: PLW2901 - both are one
        before = passage if _CUT_CODE.search(passage.text) else None
        if not before:
            yield passage
    if before:
        yield before


def _agreeing(one: str, other: str) -> int:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


@define
class _Tracks:
    """The body and what stands apart from it."""

    main: _Track
    apart: list[_Track]
    open: _Track | None = field(default=None)
    """The footnote that is being read."""

    def all(self) -> Iterator[_Track]:
        yield self.main
        yield from self.apart

    def take(self, words: str, labels: list[str], *, is_note: bool) -> bool:
        """Read on over a block's words, with one of its labels before them."""
        if is_note and (found := self._unread(words, labels)):
            self.open = found
            return True
        if self.main.take(words, labels):
            return True
        return self.open is not None and self.open.take(words, labels)

    def _unread(self, words: str, labels: list[str]) -> _Track | None:
        unread = (track for track in self.apart if not track.at and track.text)
        return next((t for t in unread if t.take(words, labels) and t.at), None)
