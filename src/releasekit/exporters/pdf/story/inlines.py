"""What stands inside a text: links, note references, foreign words, as parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from attrs import evolve

from releasekit.exporters.common.language import language_tag
from releasekit.exporters.common.links import safe_target
from releasekit.exporters.common.words import Words
from releasekit.exporters.pdf.document.objects import MOST_CHARACTERS
from releasekit.exporters.pdf.story.typesetter import Part
from releasekit.exporters.pdf.tags.tree import Element, Tag
from releasekit.model import Email, Foreign, Inline, Link, NoteReference


def parts_of(
    text: str, inlines: Sequence[Inline], node: Element, words: Words
) -> list[Part]:
    """Return a text as parts, one for each inline and for the text between.

    Inlines that overlap an earlier one or reach beyond the text stay plain text.
    """
    if not inlines:
        return [Part(text=text, node=node)]
    parts, done = [], 0
    for inline in _in_order(inlines, len(text)):
        start, end = inline.at.start, inline.at.end
        if start < done:
            continue
        if start > done:
            parts.append(Part(text=text[done:start], node=node))
        inner = _element(inline, node, words)
        parts.append(Part(text=text[start:end], node=inner))
        done = end
    if done < len(text) or not parts:
        parts.append(Part(text=text[done:], node=node))
    return parts


def speaker_apart(parts: list[Part], speaker: str) -> list[Part]:
    """Set the speaker's name at the start of a turn in the heavier weight."""
    first = parts[0]
    if not first.text.startswith(speaker):
        return parts
    rest = evolve(first, text=first.text[len(speaker) :])
    return [evolve(first, text=speaker, strong=True), rest, *parts[1:]]


def unsafe_links(inlines: Sequence[Inline]) -> Iterator[str]:
    """Yield the targets of links that stay text."""
    for inline in inlines:
        if isinstance(inline, Link) and not safe_target(inline.target, MOST_CHARACTERS):
            yield inline.target


def _in_order(inlines: Sequence[Inline], length: int) -> list[Inline]:
    inside = (i for i in inlines if i.at.start < i.at.end <= length)
    return sorted(inside, key=lambda inline: inline.at)


def _element(inline: Inline, node: Element, words: Words) -> Element:
    match inline:
        case Link(target=target):
            safe = safe_target(target, MOST_CHARACTERS)
            if not safe:
                return node
            return _link(node, safe, words.link_to(target))
        case Email(address=address):
            safe = safe_target(f"mailto:{address}", MOST_CHARACTERS)
            if not safe:
                return node
            return _link(node, safe, words.email_to(address))
        case NoteReference(note=note):
            return Element(Tag.REFERENCE, node, refers_to=note)
        case Foreign(language=language):
            return Element(Tag.SPAN, node, language=language_tag(language))
        case _:
            assert_never(inline)


def _link(node: Element, target: str, alternative: str) -> Element:
    return Element(Tag.LINK, node, target=target, alternative=alternative)
