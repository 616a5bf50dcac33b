"""What stands inside a text: links, note references, names, dates, as markup."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, assert_never

from attrs import define, field, frozen

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.common.links import safe_target
from releasekit.exporters.html.markup import (
    anchor,
    attribute,
    in_language,
    place_of_citation,
    text,
)
from releasekit.model import Email, Foreign, Inline, Link, NoteReference

_LONGEST: Final = 2083
"""Most characters of a link: more than some browsers follow."""


@frozen
class Stretch:
    """Some code points of a text, half-open, and the markup around them."""

    start: int
    end: int
    before: str
    after: str


def marked_up(words: str, stretches: Iterable[Stretch]) -> str:
    """Return a text with markup around its stretches.

    Args:
        words: the text.
        stretches: where markup stands; one that overlaps an earlier one, is empty
            or reaches beyond the text is left out.
    """
    out: list[str] = []
    done = 0
    for each in sorted(stretches, key=lambda stretch: stretch.start):
        if done <= each.start < each.end <= len(words):
            inside = text(words[each.start : each.end])
            out.append(f"{text(words[done : each.start])}{each.before}{inside}")
            out.append(each.after)
            done = each.end
    out.append(text(words[done:]))
    return "".join(out)


def added(first: Sequence[Stretch], more: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches with those of others that overlap none of them."""
    if not first:
        return list(more)
    taken = sorted(first, key=lambda stretch: stretch.start)
    starts = [each.start for each in taken]
    free = (
        each
        for each in more
        if not (at := bisect_left(starts, each.end)) or taken[at - 1].end <= each.start
    )
    return [*first, *free]


@define(eq=False)
class InlineWriter:
    """Makes stretches of inlines, and remembers citations and unsafe links."""

    language: str
    """Language of the document."""
    endnotes: Mapping[str, object]
    """The notes at the end of the page, by id."""
    marks: dict[str, str] = field(factory=dict)
    """Text of the first mark that cites each endnote, by the note's id."""
    unsafe: list[str] = field(factory=list)
    """Targets that stayed text."""

    def stretches(
        self, words: str, inlines: tuple[Inline, ...], language: str | None = None
    ) -> list[Stretch]:
        """Return the stretches of a block's inlines.

        Args:
            words: the block's text.
            inlines: what stands inside it.
            language: language of the block where it is not the document's.
        """
        return [
            Stretch(inline.at.start, inline.at.end, *around)
            for inline in inlines
            if (around := self._around(words, inline, language or self.language))
        ]

    def _around(
        self, words: str, inline: Inline, language: str
    ) -> tuple[str, str] | None:
        match inline:
            case Link(target=target):
                return self._link(target, language)
            case Email(address=address):
                return self._link(f"mailto:{address}", language)
            case Foreign(language=tag):
                given = in_language(tag, language)
                return (f"<span{given}>", "</span>") if given else None
            case NoteReference(note=note):
                return self._reference(inline.at.slice(words), note)
            case _:
                assert_never(inline)

    def _link(self, target: str, language: str) -> tuple[str, str] | None:
        uri = safe_target(target, _LONGEST)
        if uri is None:
            self.unsafe.append(target)
            return None
        # An address runs from left to right, its dots and slashes too.
        way = ' dir="ltr"' if is_right_to_left(language) else ""
        return f'<a href="{attribute(uri)}"{way}>', "</a>"

    def _reference(self, mark: str, note: str) -> tuple[str, str]:
        if note not in self.endnotes:
            return "<sup>", "</sup>"
        name = ""
        if note not in self.marks:
            self.marks[note] = mark
            name = f' id="{attribute(place_of_citation(note))}"'
        link = f'<a{name} href="#{attribute(anchor(note))}" role="doc-noteref">'
        return f"<sup>{link}", "</a></sup>"
