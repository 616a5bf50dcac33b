"""What stands inside a text: links, footnotes, names, words in other languages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, assert_never
from urllib.parse import urlsplit

from attrs import define, field, frozen

from releasekit.exporters.common.links import safe_target
from releasekit.exporters.odt.markup import attribute, content
from releasekit.exporters.odt.tongues import language_xml
from releasekit.model import Email, Foreign, Inline, Link, Note, NoteReference
from releasekit.xml_safety import xml_text

_LONGEST: Final = 2079
"""Most characters of a link that office programs follow."""
NoteWriter: TypeAlias = Callable[[Note], str]
"""Writes the inside of a footnote."""


@frozen
class Stretch:
    """Some code points of a text, half-open, and the markup around them."""

    start: int
    end: int
    before: str
    after: str
    shows: bool = True
    """Whether its text is shown; the markup of a footnote has it already."""


def marked_up(words: str, stretches: Iterable[Stretch]) -> str:
    """Return a text with markup around its stretches.

    Args:
        words: the text.
        stretches: where markup stands, in order, none over another.
    """
    out: list[str] = []
    done = 0
    for each in stretches:
        inside = words[each.start : each.end] if each.shows else ""
        out += (
            content(words[done : each.start], first=not done),
            each.before,
            content(inside, first=not each.start),
            each.after,
        )
        done = each.end
    out.append(content(words[done:], first=not done))
    return "".join(out)


def merged(first: Sequence[Stretch], more: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches, in order, and those of others that overlap none of them."""
    starts = [each.start for each in first]
    free = (
        each
        for each in more
        if not (at := bisect_left(starts, each.end)) or first[at - 1].end <= each.start
    )
    return sorted((*first, *free), key=lambda stretch: stretch.start)


@define(eq=False)
class InlineWriter:
    """Makes stretches of inlines, and remembers languages, notes and unsafe links."""

    footnotes: Mapping[str, Note]
    """The notes that become footnotes, by id."""
    written: dict[str, None] = field(factory=dict)
    """Ids of the notes that were written."""
    tongues: dict[str, str] = field(factory=dict)
    """Name of the text style of each language."""
    unsafe: list[str] = field(factory=list)
    """Targets that stayed text."""

    def stretches(
        self, words: str, inlines: tuple[Inline, ...], note: NoteWriter
    ) -> Iterator[Stretch]:
        """Yield the stretches of a block's inlines, in order, overlapping ones not."""
        done = 0
        for inline in sorted(inlines, key=lambda each: each.at.start):
            if done <= inline.at.start < inline.at.end <= len(words):
                made = self._stretch(words, inline, note)
                if made:
                    done = inline.at.end
                    yield made

    def tongue(self, tag: str) -> str:
        """Return the name of the text style of a language."""
        return self.tongues.setdefault(tag, f"T{len(self.tongues) + 1}")

    def xml(self) -> str:
        """Return the text styles of the languages."""
        return "".join(
            f'<style:style style:name="{name}" style:family="text">'
            f"<style:text-properties {language_xml(tag)}/></style:style>"
            for tag, name in self.tongues.items()
        )

    def _stretch(self, words: str, inline: Inline, note: NoteWriter) -> Stretch | None:
        start, end = inline.at.start, inline.at.end
        match inline:
            case Link(target=target):
                around = self._link(target)
            case Email(address=address):
                around = self._link(f"mailto:{address}")
            case Foreign(language=tag):
                around = f'<text:span text:style-name="{self.tongue(tag)}">', _SPAN
            case NoteReference(note=name):
                return self._note(words, inline, name, note)
            case _:
                assert_never(inline)
        return Stretch(start, end, *around) if around else None

    def _link(self, target: str) -> tuple[str, str] | None:
        uri = safe_target(target, _LONGEST)
        if uri is None:
            self.unsafe.append(target)
            return None
        return (
            f'<text:a xlink:type="simple" xlink:href="{attribute(_reference(uri))}">',
            "</text:a>",
        )

    def _note(
        self, words: str, inline: NoteReference, name: str, note: NoteWriter
    ) -> Stretch:
        start, end = inline.at.start, inline.at.end
        if name not in self.footnotes or name in self.written:
            return Stretch(start, end, '<text:span text:style-name="Mark">', _SPAN)
        self.written[name] = None
        mark = inline.at.slice(words)
        made = (
            f'<text:note text:id="ftn{len(self.written)}" text:note-class="footnote">'
            f'<text:note-citation text:label="{attribute(mark)}">{xml_text(mark)}'
            f"</text:note-citation><text:note-body>{note(self.footnotes[name])}"
            "</text:note-body></text:note>"
        )
        return Stretch(start, end, made, "", shows=False)


def _reference(uri: str) -> str:
    """Return an address as ``anyURI`` wants it: brackets in its host, one fragment."""
    parts = urlsplit(uri)
    after = uri.partition("//")[2] if parts.netloc else ""
    start = len(uri) - len(after) + len(parts.netloc)
    head, rest = (uri[:start], uri[start:]) if after else ("", uri)
    rest, mark, fragment = rest.partition("#")
    return f"{head}{_quoted(rest)}{mark}{_quoted(fragment)}"


def _quoted(text: str) -> str:
    return text.replace("[", "%5B").replace("]", "%5D").replace("#", "%23")


_SPAN: Final = "</text:span>"
