"""Speakers: who says what a quote holds, where the words around it name somebody."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from releasekit.model import (
    Block,
    Evidence,
    How,
    List,
    ListItem,
    Paragraph,
    Quote,
    Source,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.view import View

_WORD: Final = r"(?:[A-ZÀ-ÞŠŽ][\w’'.&-]{0,30}|[A-ZÀ-Þ]\.)"
_NAME: Final = (
    rf"{_WORD}(?: {{1,2}}"
    rf"(?:{_WORD}|de|del|du|la|van|von|der|den|of|for|the|and)){{1,9}}"
)
_SAID: Final = (
    r"(?:said|says|added|stated|commented|noted|declared|explained|remarked|continued"
    r"|(?:issued|released|made|gave|delivered)(?: today)? (?:the following|this|a) "
    r"(?:[a-z]{1,12} )?(?:statement|remarks|comments?)"
    r"|sagte|erklärte?|betonte|ergänzte|a déclaré|a affirmé|déclare|a souligné"
    r"|dijo|declaró|afirmó|señaló|заявил[аи]?|сказал[аи]?|отметил[аи]?)"
)
_BEFORE = LazyPattern(
    rf"(?P<name>{_NAME})(?P<office>,[^.:;“”\"]{{3,140}},| \([^()]{{2,30}}\))?"
    rf"(?: {{1,2}}(?:today|also|has|then|yesterday|on [A-Z][a-z]{{2,8}}))?"
    rf" {{1,2}}{_SAID}\b"
)
_AFTER = LazyPattern(rf"\b{_SAID} (?:(?:today|der|die|le|la|el) )?(?P<name>{_NAME})")
_LINE = LazyPattern(
    rf"(?P<name>{_WORD}(?: (?:{_WORD}|de|van|von|der|of)){{1,5}})"
    r"(?P<office>,.{2,100})?$"
)
_NOBODY: Final = frozenset("The This That In On At A An And But It He She".split())
_DASHES: Final = tuple("-–—―~")
_CLAUSE: Final = 260
"""Code points before a quote in which the clause stands that introduces it."""
_LONGEST_LINE: Final = 140
_INFERRED: Final = 80
"""Trust up to which a speaker was concluded and not said outright."""
_MARKS: Final = tuple('“”"»«„')


@frozen
class _Said:
    """Who speaks, and where it is said so."""

    name: str
    evidence: Evidence


def name_speakers(source: Source, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks, quotes with their speaker where the text names one.

    Quotes that follow one another are one speech: who is named around it said it all.
    """
    if not any(type(block) is Quote for block in blocks):
        return blocks
    view = View(source=source, all=(), said=(), by_kind={})
    out, start = list(blocks), 0
    for index, block in enumerate(blocks):
        if type(block) is not Quote:
            start = index + 1
        elif index + 1 == len(blocks) or type(blocks[index + 1]) is not Quote:
            _attribute(view, out, start, index)
    return tuple(out)


def _attribute(view: View, blocks: list[Block], first: int, last: int) -> None:
    """Give the quotes of one speech their speaker."""
    said = _around(view, blocks, first, last)
    for index in range(first, last + 1):
        quote = blocks[index]
        if said and isinstance(quote, Quote):
            blocks[index] = evolve(quote, speaker=said.name, attribution=said.evidence)


def _around(view: View, blocks: Sequence[Block], first: int, last: int) -> _Said | None:
    """Return who is named before a speech, in the line under it or at its end."""
    before = blocks[first - 1] if first else None
    after = blocks[last + 1] if last + 1 < len(blocks) else None
    said = None
    if isinstance(before, Paragraph):
        said = _introduced(view, before) or _goes_on(view, before)
    if said is None:
        said = _line_below(view, after)
    if said is None and isinstance(after, Paragraph):
        said = _ended(view, blocks[last], after)
    return said


def _line_below(view: View, after: Block | None) -> _Said | None:
    """Return who stands behind a dash under a quote."""
    if isinstance(after, List) and len(after.items) == 1:
        line: ListItem | Paragraph = after.items[0]
        start = 0 if after.items[0].marker.text in _DASHES else -1
    elif isinstance(after, Paragraph):
        line, start = after, after.text.startswith(_DASHES)
        start = len(after.text) - len(after.text[1:].lstrip()) if start else -1
    else:
        return None
    if start < 0 or len(line.text) > _LONGEST_LINE:
        return None
    found = _LINE.match(line.text, start)
    return _said(view, line, found, "speaker.line-below", 90) if found else None


def _introduced(view: View, before: Paragraph) -> _Said | None:
    """Return who the clause names that ends in a colon before a quote."""
    if not before.text.rstrip().endswith((":", "：")):
        return None
    start = max(0, len(before.text) - _CLAUSE)
    last = deque(_BEFORE.finditer(before.text, start), maxlen=1)
    found = last[0] if last else _AFTER.search(before.text, start)
    return _said(view, before, found, "speaker.introduced", 92) if found else None


def _goes_on(view: View, before: Paragraph) -> _Said | None:
    """Return who speaks in the paragraph before, where it quotes and names them."""
    if not before.text.startswith(_MARKS):
        return None
    return _clause(view, before, "speaker.paragraph-before")


def _clause(view: View, paragraph: Paragraph, rule: str) -> _Said | None:
    """Return who the reporting clause of a paragraph names."""
    found = _BEFORE.search(paragraph.text) or _AFTER.search(paragraph.text)
    return _said(view, paragraph, found, rule, 78) if found else None


def _ended(view: View, quote: Block, after: Paragraph) -> _Said | None:
    """Return who the last paragraph of a speech names: the one before never closed."""
    text = quote.text if isinstance(quote, Quote) else ""
    is_open = text.startswith(_MARKS) and not text.endswith(_MARKS)
    if not is_open or not after.text.startswith(_MARKS):
        return None
    return _clause(view, after, "speaker.paragraph-after")


def _said(
    view: View, block: Paragraph | ListItem, found: re.Match[str], rule: str, trust: int
) -> _Said | None:
    name = found["name"].rstrip(".")
    end = found.start("name") + len(name)
    start = found.start("name")
    while " " in name and name.split(" ", 1)[0] in _NOBODY:
        rest = name.partition(" ")[2].lstrip()
        start, name = end - len(rest), rest
    if " " not in name:
        return None
    spans = view.places(block, start, end)
    how = How.PARSED if trust > _INFERRED else How.INFERRED
    return _Said(name, Evidence(how=how, rule=rule, spans=spans, confidence=trust))
