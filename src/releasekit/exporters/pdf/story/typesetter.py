"""Text made ready to be set: fonts chosen, what no font has made visible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.pdf.fonts.chain import Chain
from releasekit.exporters.pdf.fonts.collection import FontCollection
from releasekit.exporters.pdf.fonts.writing import (
    has_cjk,
    is_mostly_cjk,
    needs_shaping,
    region_of,
)
from releasekit.exporters.pdf.layout.text import Run, Text
from releasekit.exporters.pdf.story.way import Way
from releasekit.exporters.pdf.tags.tree import Element
from releasekit.model import Diagnostic, Release, Span, diagnostic

if TYPE_CHECKING:
    from releasekit.exporters.pdf.story.shaping import ScriptSetter

BOX: Final = "a box of its digits"
"""How diagnostics call what is drawn for a character that no font has."""

_SAMPLE: Final = 4000
"""How much of the source decides what it is written in, in code points."""
_PRIVATE: Final = re.compile("[EF][0-9A-F]{3}|(F|10)[0-9A-F]{4}")
"""Code points of private use, as diagnostics write them."""
_BLANKS: Final = dict.fromkeys(
    map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " "
)
"""White space that has no glyph and is a blank on a page."""


@frozen(kw_only=True)
class Part:
    """Some words and the structure element that owns them."""

    text: str
    node: Element
    strong: bool = False
    """Whether it stands out from the rest."""
    stop: bool = False
    """Whether a new line begins after it."""


class Typesetter:
    """Makes texts ready, and remembers what no font has."""

    def __init__(self, fonts: FontCollection, release: Release) -> None:
        """Set the texts of a release, in one font where it is mostly CJK.

        Args:
            fonts: what is installed to set with.
            release: its text and language decide the fonts that come first.
        """
        self._fonts = fonts
        self._language = release.language
        self.rtl = is_right_to_left(release.language)
        """Whether the release is written from right to left."""
        self._shown: dict[str, str] = {}
        self._meanings = _private_glyphs(release)
        sample = release.source.text[:_SAMPLE]
        letters = "".join(frozenset(sample))  # asked which there are, not in what order
        self._is_cjk = has_cjk(letters) and is_mostly_cjk(sample)
        self._region = region_of(letters, release.language)
        self._usual = {
            strong: fonts.chain(self._region, cjk_first=self._is_cjk, strong=strong)
            for strong in (False, True)
        }

    @cached_property
    def _scripts(self) -> ScriptSetter:
        # Slow to load, and most releases need nothing of it.
        from releasekit.exporters.pdf.story.shaping import (  # noqa: PLC0415
            ScriptSetter,
        )

        return ScriptSetter(self._fonts)

    def plain(self, text: str, node: Element, *, strong: bool = False) -> Text:
        """Return a text of one run."""
        return self.set((Part(text=text, node=node, strong=strong),))

    def beside(self, label: Text, text: Text) -> Text:
        """Return a label in the direction of the text that it stands before."""
        if label.rtl is text.rtl:
            return label
        words = label.spelled(0, len(label.text))
        way = Way(rtl=text.rtl, base=int(text.rtl))
        return self.set((Part(text=words, node=label.runs[0].node),), way=way)

    def set(
        self,
        parts: Sequence[Part],
        *,
        language: str | None = None,
        way: Way | None = None,
    ) -> Text:
        """Return the text of some parts.

        Args:
            parts: in order; a part that differs in weight gets its own font.
            language: language tag where it differs from the release's.
            way: how the lines run where the words alone do not tell.
        """
        fast = self._set_latin(parts) if way is None else None
        if fast is not None:
            return fast
        cleaned = [evolve(p, text=p.text.translate(_BLANKS)) for p in parts]
        whole = "".join(part.text for part in cleaned)
        tag = language or self._language
        chains = {
            strong: self._chain(whole, tag, strong=strong)
            for strong in dict.fromkeys(part.strong for part in parts)
        }
        shown = [self._visible(part, chains[part.strong]) for part in cleaned]
        whole = "".join(part.text for part in shown)
        way = way or Way.of(whole, tag)
        needed = way.rtl or needs_shaping(whole)
        if not needed and not any(c.missing(whole) for c in chains.values()):
            return _text(shown, chains)
        return self._set_scripts(shown, chains, way, tag)

    def _set_scripts(
        self, parts: Sequence[Part], chains: dict[bool, Chain], way: Way, language: str
    ) -> Text:
        """Return a text with clusters, in the directions of its words."""
        levels = way.levels("".join(part.text for part in parts))
        done, place = list[Part](), 0
        out = bytearray()
        for part in parts:
            end = place + len(part.text)
            shown, told = self._scripts.set(
                part.text,
                chains[part.strong],
                levels[place:end],
                strong=part.strong,
                language=language,
            )
            done.append(evolve(part, text=shown))
            out += told
            place = end
        own = {strong: self._scripts.chain(chain) for strong, chain in chains.items()}
        return evolve(_text(done, own), levels=bytes(out), rtl=way.rtl)

    def draws(self, text: str) -> bool:
        """Tell whether the fonts have every character of a text."""
        return not self._chain(text, self._language, strong=False).missing(text)

    def diagnostics(self, release: Release) -> tuple[Diagnostic, ...]:
        """Return what no font had, each character once, with its first place."""
        out, reported = list[Diagnostic](), set[str]()
        places = _first_places(release.source.text, self._shown)
        for char, shown in self._shown.items():
            at = places.get(char)
            span = None if at is None else Span(at, at + 1)
            script, package = self._scripts.remedy(char)
            if not package:
                code = f"{ord(char):04X}"
                out.append(diagnostic("RKD202", span=span, code=code, shown=shown))
            elif script not in reported:
                reported.add(script)
                out.append(
                    diagnostic("RKD207", span=span, script=script, package=package)
                )
        return tuple(out)

    def _set_latin(self, parts: Sequence[Part]) -> Text | None:
        """Return the text where one font's code page holds it: most of the time."""
        if len(parts) != 1 or self.rtl:
            return None
        part = parts[0]
        chain = self._usual[part.strong]
        codes = chain.encode(part.text)
        if codes is None or b"\n" in codes:
            return None
        run = Run(len(part.text), chain, part.node)
        return Text(text=part.text, runs=(run,), codes=codes)

    def _chain(self, text: str, language: str, *, strong: bool) -> Chain:
        if text.isascii():
            return self._usual[strong]
        foreign = has_cjk(text)
        cjk_first = self._is_cjk or (foreign and is_mostly_cjk(text))
        region = region_of(text, language) if foreign else self._region
        return self._fonts.chain(region, cjk_first=cjk_first, strong=strong)

    def _visible(self, part: Part, chain: Chain) -> Part:
        missing = chain.missing(part.text)
        if not missing:
            return part
        shown = {ord(char): self._substitute(char, chain) for char in missing}
        return evolve(part, text=part.text.translate(shown))

    def _substitute(self, char: str, chain: Chain) -> str:
        meaning = self._meanings.get(char)
        if meaning and not chain.missing(meaning):
            return meaning
        if not chain.may_draw(char):
            return self._shown.setdefault(char, f"[U+{ord(char):04X}]")
        self._shown[char] = BOX
        return char


def _private_glyphs(release: Release) -> dict[str, str]:
    """Return what the parser takes the release's private-use glyphs for."""
    told = (dict(d.arguments) for d in release.diagnostics if d.code == "RKD110")
    return {
        chr(int(each["code"], 16)): each["glyph"]
        for each in told
        if _PRIVATE.fullmatch(each.get("code", "")) and each.get("glyph")
    }


def _first_places(text: str, chars: Mapping[str, str]) -> dict[str, int]:
    """Return where each of some characters stands first, in one pass."""
    places: dict[str, int] = {}
    for at, char in enumerate(text if chars else ""):
        if char in chars:
            places.setdefault(char, at)
    return places


def _text(parts: Iterable[Part], chains: dict[bool, Chain]) -> Text:
    parts = [part for part in parts if part.text] or list(parts)[:1]
    ends = list(accumulate(len(part.text) for part in parts))
    whole = "".join(part.text for part in parts)
    runs: list[Run] = []
    for part, end in zip(parts, ends, strict=True):
        chain = chains[part.strong]
        if runs and runs[-1].node is part.node and runs[-1].chain is chain:
            runs.pop()
        runs.append(Run(end, chain, part.node))
    pairs = zip(parts[:-1], ends, strict=False)
    stops = tuple(end for part, end in pairs if part.stop)
    one_chain = len({part.strong for part in parts}) == 1
    codes = runs[0].chain.encode(whole) if one_chain else None
    return Text(text=whole, runs=tuple(runs), codes=codes, stops=stops)
