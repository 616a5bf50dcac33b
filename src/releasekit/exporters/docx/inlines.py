"""Inlines as runs: links, footnote marks and words in other languages."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Final

from attrs import define, field

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.common.links import safe_target
from releasekit.exporters.common.shortening import shortened
from releasekit.exporters.common.words import FALLBACK, Words, words
from releasekit.exporters.docx.directions import stretches, turns
from releasekit.exporters.docx.language import (
    is_east_asian,
    language_xml,
    word_language,
)
from releasekit.exporters.docx.markup import attribute, content, run
from releasekit.model import Email, Foreign, Inline, Link, NoteReference

_LONGEST: Final = 2079
"""Word refuses a link that is longer, in characters."""
_LONGEST_TIP: Final = 255
"""Longest screen tip that Word's own dialogue takes, in characters."""


@lru_cache(maxsize=256)
def run_properties(
    style: str = "", language: str = "", *, right_to_left: bool = False
) -> str:
    """Return ``w:rPr`` for a character style, a language and a direction.

    Nothing is returned where none of them is given.
    """
    inside = f'<w:rStyle w:val="{style}"/>' if style else ""
    if language and is_east_asian(language):
        inside += '<w:rFonts w:hint="eastAsia"/>'
    if right_to_left:
        inside += "<w:rtl/>"
    if language:
        inside += language_xml(language)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def text_runs(
    text: str, style: str = "", language: str = "", *, right_to_left: bool = False
) -> str:
    """Return the runs of a text, a run for each change of direction.

    Args:
        text: what to write.
        style: its character style, or nothing.
        language: Word's name of its language where it is not the document's.
        right_to_left: direction of the document, which holds without a language.
    """
    leftward = is_right_to_left(language) if language else right_to_left
    if not leftward and not turns(text):
        return run(text, run_properties(style, language))
    return "".join(
        run(piece, run_properties(style, language, right_to_left=way))
        for piece, way in stretches(text, right_to_left=leftward)
    )


def mark_content(mark: str) -> str:
    """Return the inside of a run that holds a footnote mark.

    Each character is an element of its own: LibreOffice takes the first one for the
    mark and shows a longer one twice.
    """
    return "".join(map(content, mark))


@define(eq=False)
class RunWriter:
    """Writes texts with their inlines, and remembers links and footnotes."""

    right_to_left: bool = False
    """Direction of the document."""
    wording: Words = field(factory=partial(words, FALLBACK))
    """What links say to those who cannot see them."""
    footnotes: dict[str, str] = field(factory=dict)
    """Text of the mark of each note that becomes a footnote, by the note's id."""
    links: dict[str, str] = field(factory=dict)
    """Relationship id of each link target, in order of first mention."""
    unsafe: list[str] = field(factory=list)
    """Targets that stayed text."""
    numbers: dict[str, int] = field(factory=dict)
    """Number of each footnote, in order of first mention."""

    def text(self, text: str, style: str = "", language: str = "") -> str:
        """Return the runs of a text without inlines, nothing for no text."""
        if not text:
            return ""
        return text_runs(text, style, language, right_to_left=self.right_to_left)

    def runs(
        self, text: str, inlines: tuple[Inline, ...], language: str, start: int = 0
    ) -> str:
        """Return the runs of a text.

        Args:
            text: a block's text, or what stands in it from ``start`` on.
            inlines: what stands inside the block's text.
            language: Word's name of the text's language where it is not the
                document's, else nothing.
            start: offset of ``text`` in the block's text.
        """
        if not inlines:
            return self.text(text, "", language)
        out: list[str] = []
        done = 0
        for inline in inlines:
            first, last = inline.at.start - start, inline.at.end - start
            if first < done or last > len(text) or last <= first:
                continue
            if first > done:
                out.append(self.text(text[done:first], "", language))
            out.append(self._inline(text[first:last], inline, language))
            done = last
        if done < len(text):
            out.append(self.text(text[done:], "", language))
        return "".join(out)

    def _inline(self, text: str, inline: Inline, language: str) -> str:
        match inline:
            case Link():
                tip = self.wording.link_to(inline.target)
                return self._link(text, inline.target, tip, language)
            case Email():
                tip = self.wording.email_to(inline.address)
                return self._link(text, f"mailto:{inline.address}", tip, language)
            case Foreign():
                return self.text(text, "", word_language(inline.language))
            case NoteReference():
                return self._reference(text, inline.note)

    def _link(self, text: str, target: str, tip: str, language: str) -> str:
        uri = safe_target(target, _LONGEST)
        if uri is None:
            self.unsafe.append(target)
            return self.text(text, "", language)
        link = self.links.setdefault(uri, f"rIdLink{len(self.links) + 1}")
        inside = self.text(text, "Hyperlink", language)
        said = attribute(shortened(tip, _LONGEST_TIP))
        return f'<w:hyperlink r:id="{link}" w:tooltip="{said}">{inside}</w:hyperlink>'

    def _reference(self, mark: str, note: str) -> str:
        properties = run_properties("FootnoteReference")
        if note not in self.footnotes or note in self.numbers:
            return run(mark, properties)
        number = self.numbers[note] = len(self.numbers) + 1
        self.footnotes[note] = mark
        reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
        return f"<w:r>{properties}{reference}{mark_content(mark)}</w:r>"
