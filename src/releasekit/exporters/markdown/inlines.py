"""What stands inside a text: links, speakers, all the rest as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from attrs import define, field, frozen

from releasekit.exporters.common.links import safe_target
from releasekit.exporters.common.plain import one_line
from releasekit.exporters.markdown.escape import escaped, has_entity, in_address
from releasekit.model import Email, Foreign, Inline, Link, NoteReference

_LONGEST: Final = 2083
"""Most characters of a link: more than some browsers follow."""
_SCHEMES: Final = ("http:", "https:", "mailto:")
_WEB: Final = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]+)?(?:[/?#][!#-$&-;=?-~]*)?")
"""An address that stands for itself (CommonMark 6.5).

A narrower form: some readers show another one decoded, ``%20`` as a blank.
"""
_MAIL: Final = re.compile(r"[A-Za-z0-9.!#$&'*+/=?^_`{|}~-]+@[a-z0-9.-]+")
"""Likewise an e-mail address."""
_DECODED: Final = "xn--"
"""Begins a name that some readers show in its own letters (RFC 5891)."""


@frozen
class Stretch:
    """Some code points of a text, half-open, and the markup they become."""

    start: int
    end: int
    markup: str


def marked_up(words: str, stretches: Iterable[Stretch], start: int, end: int) -> str:
    """Return part of a text with markup for its stretches.

    Args:
        words: the text.
        stretches: where markup stands, in order; one that touches an earlier one,
            is empty or reaches beyond the part is left out.
        start: where the part begins, code points.
        end: where it ends.
    """
    out: list[str] = []
    done = start
    for each in stretches:
        if done <= each.start < each.end <= end and (each.start > done or not out):
            before = escaped(words[done : each.start])
            # Before a bracket it would be a picture.
            is_picture = before.endswith("!") and each.markup.startswith("[")
            before = f"{before[:-1]}\\!" if is_picture else before
            out += (before, each.markup)
            done = each.end
    out.append(escaped(words[done:end]))
    return "".join(out)


def strong(words: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield part of a text in bold, where every reader sees it so.

    Between a letter and a letter no rule on what may stand beside ``**`` bites
    (CommonMark 6.2).
    """
    inside = words[start:end]
    if inside[:1].isalnum() and inside[-1:].isalnum():
        yield Stretch(start, end, f"**{escaped(inside)}**")


@define(eq=False)
class InlineWriter:
    """Makes stretches of inlines, and remembers unsafe links."""

    unsafe: list[str] = field(factory=list)
    """Targets that stayed text."""

    def line(
        self,
        words: str,
        inlines: tuple[Inline, ...],
        more: Iterable[Stretch] = (),
    ) -> str:
        """Return a text on one line with its inlines."""
        return self.lines(words, inlines, more, ((0, len(words)),))[0]

    def lines(
        self,
        words: str,
        inlines: tuple[Inline, ...],
        more: Iterable[Stretch],
        parts: Iterable[tuple[int, int]],
    ) -> list[str]:
        """Return parts of a text, a line each, with its inlines.

        Args:
            words: the text.
            inlines: what stands inside it.
            more: what else is marked in it.
            parts: first and last places of the lines, code points.
        """
        words = one_line(words)
        found = [*more, *self._stretches(words, inlines)]
        found.sort(key=lambda stretch: stretch.start)
        return [marked_up(words, found, start, end) for start, end in parts]

    def _stretches(self, words: str, inlines: tuple[Inline, ...]) -> Iterator[Stretch]:
        for inline in inlines:
            shown = inline.at.slice(words)
            markup = self._markup(shown, inline) if shown.strip() else ""
            if markup:
                yield Stretch(inline.at.start, inline.at.end, markup)

    def _markup(self, shown: str, inline: Inline) -> str:
        match inline:
            case Link(target=target):
                stands = shown == target and _WEB.fullmatch(shown)
                return self._link(shown, target, stands_for_itself=bool(stands))
            case Email(address=address):
                stands = shown == address and _MAIL.fullmatch(shown)
                target = f"mailto:{address}"
                return self._link(shown, target, stands_for_itself=bool(stands))
            case NoteReference() | Foreign():
                return ""  # CommonMark has neither notes nor languages
            case _:
                assert_never(inline)

    def _link(self, shown: str, target: str, *, stands_for_itself: bool) -> str:
        uri = safe_target(target, _LONGEST)
        if uri is None or not uri.lower().startswith(_SCHEMES):
            self.unsafe.append(target)
            return ""
        if stands_for_itself and _DECODED not in shown and not has_entity(shown):
            return f"<{shown}>"
        return f"[{escaped(shown)}]({in_address(uri)})"
