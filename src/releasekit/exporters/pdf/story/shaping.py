"""Text whose letters join, stack or run to the left, and what no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from attrs import define, field

from releasekit.exporters.pdf.fonts.chain import Chain
from releasekit.exporters.pdf.fonts.clusters import Clusters
from releasekit.exporters.pdf.fonts.collection import (
    CJK_EXTRA,
    SCRIPTS_EXTRA,
    FontCollection,
)
from releasekit.exporters.pdf.fonts.face import EM, MARK_LEAD, Face
from releasekit.exporters.pdf.fonts.opentype import OpenTypeFace
from releasekit.exporters.pdf.fonts.scripts import script_of
from releasekit.exporters.pdf.fonts.shaper import Cluster
from releasekit.exporters.pdf.fonts.writing import has_cjk, needs_shaping
from releasekit.exporters.pdf.layout.bidi import mirror

_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Characters that steer the letters beside them."""
_LONGEST: Final = 40
"""A cluster of more characters is drawn one by one."""

_Key: TypeAlias = tuple[Face | None, int, str]
"""Face, level and script of a character."""


@define
class ScriptSetter:
    """Chooses glyphs for the texts of one document that fonts alone cannot set."""

    fonts: FontCollection
    clusters: Clusters = field(factory=Clusters)
    chains: dict[Chain, Chain] = field(factory=dict)
    """The chain of this document for each chain of the process."""

    def chain(self, chain: Chain) -> Chain:
        """Return a chain that also draws the document's clusters."""
        if chain not in self.chains:
            self.chains[chain] = chain.with_stand_ins(self.clusters.owner)
        return self.chains[chain]

    def set(
        self, text: str, chain: Chain, levels: bytes, *, strong: bool, language: str
    ) -> tuple[str, bytes]:
        """Return a text with stand-ins for its clusters, and their levels.

        Args:
            text: some words.
            chain: the fonts, those of the process.
            levels: of its characters; nothing where all run to the right.
            strong: the heavier weight.
            language: language tag; some letters differ by it.
        """
        told = levels or bytes(len(text))
        out: list[str] = []
        levels_out = bytearray()
        place = 0
        for key, run in groupby(_keys(text, told, chain)):
            end = place + len(list(run))
            words = text[place:end]
            shown = self._run(words, key, chain, strong=strong, language=language)
            out.append(shown)
            levels_out += bytes([key[1]]) * len(shown)
            place = end
        return "".join(out), bytes(levels_out) if levels else b""

    def remedy(self, char: str) -> tuple[str, str]:
        """Return the script of a character and the extra that would draw it."""
        if has_cjk(char) and not self.fonts.has_cjk():
            return "Chinese, Japanese and Korean", CJK_EXTRA
        script = script_of(char)
        if script and not self.fonts.has_scripts():
            return script.name, SCRIPTS_EXTRA
        return "", ""

    def _run(
        self, words: str, key: _Key, chain: Chain, *, strong: bool, language: str
    ) -> str:
        face, level, _ = key
        if face is None:
            return "".join([self._box(char, strong=strong) for char in words])
        if isinstance(face, OpenTypeFace) and needs_shaping(words):
            return self._shaped(words, face, backward=level % 2 > 0, language=language)
        if level % 2:
            return "".join([self._mirrored(char, chain) for char in words])
        return words

    def _shaped(
        self, words: str, face: OpenTypeFace, *, backward: bool, language: str
    ) -> str:
        stand_in = self.clusters.stand_in
        found = face.shaper.clusters(words, backward=backward, language=language)
        if backward:
            return self._leftward(found, face)
        out = []
        for each in found:
            if len(each.text) > _LONGEST:
                out += [self._single(char, char, face) for char in each.text]
            else:
                out.append(stand_in(face, each.text, each.parts, each.advance))
        return "".join(out)

    def _leftward(self, found: Sequence[Cluster], face: OpenTypeFace) -> str:
        """Return a stand-in for each character, so that none changes places.

        The first one of a cluster is drawn with all its glyphs, the others are blanks.
        """
        lead, marks, out = MARK_LEAD * face.units / EM, 0, list[str]()
        for each in found:
            parts, advance = each.parts, each.advance
            for char in each.text:
                marks = 0 if advance else marks + 1
                moved = [(glyph, x + round(marks * lead), y) for glyph, x, y in parts]
                out.append(self.clusters.stand_in(face, char, moved, advance))
                parts, advance = (), 0
        return "".join(out)

    def _mirrored(self, char: str, chain: Chain) -> str:
        """Return what is drawn for a character from right to left (UAX #9, L4)."""
        other = mirror(char)
        face = chain.owner(other) if other != char else None
        return self._single(char, other, face) if face else char

    def _single(self, text: str, drawn: str, face: Face) -> str:
        glyph = face.glyph_of(drawn)
        return self.clusters.stand_in(face, text, ((glyph, 0, 0),), face.advance(glyph))

    def _box(self, char: str, *, strong: bool) -> str:
        marks = self.fonts.marks(strong=strong)
        box = marks.code_box(char)
        if self.clusters.is_full:
            return f"[U+{ord(char):04X}]"
        return self.clusters.stand_in(marks, char, ((box, 0, 0),), marks.advance(box))


def _keys(text: str, levels: bytes, chain: Chain) -> Iterator[_Key]:
    """Yield face, level and script of each character; marks go with their letter."""
    before: _Key = (None, 0, "")
    for char, level in zip(text, levels, strict=True):
        face = before[0]
        joins = char in _JOINERS or unicodedata.category(char)[0] == "M"
        if joins and isinstance(face, OpenTypeFace) and before[1] == level:
            joins = char in _JOINERS or face.glyph_of(char) > 0
        else:
            joins = False
        if not joins:
            script = script_of(char)
            before = (chain.owner(char), level, script.name if script else "")
        yield before
