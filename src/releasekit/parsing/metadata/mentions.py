"""What the text mentions: attachments, web addresses and acronyms."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import (
    Acronym,
    Attachment,
    BlockKind,
    Fact,
    Furniture,
    Leaf,
    Link,
)
from releasekit.model.block import Table
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.view import View, evidence

_MOST: Final = 200
_LABEL = LazyPattern(
    r"(?:붙\s?임|별\s?첨|첨\s?부(?:파일)?|참\s?고|annex(?:e)?|attachments?|appendix|anlage"
    r"|pi[eè]ces? jointes?|anexo|別添|別紙|添付資料|附件)\s?[0-9A-Z]{0,3}[.:)]?\s",
    re.IGNORECASE,
)


def read_attachments(view: View) -> tuple[Fact[Attachment], ...]:
    """Return the documents that the release names as attached."""
    found = []
    for leaf in view.of(BlockKind.ATTACHMENT):
        marker = getattr(leaf, "marker", None)
        label = marker.text if marker else None
        title = leaf.text
        match = None if label else _LABEL.match(title)
        if match and match.end() < len(title):
            label, title = match[0].strip(), title[match.end() :].strip()
        value = Attachment(title=title, label=label)
        found.append(Fact(value, evidence("attachment.block", leaf.origin.spans)))
    return tuple(found)


def read_links(view: View) -> tuple[Fact[str], ...]:
    """Return web addresses of the text, furniture left out, first mention only."""
    found: dict[str, Fact[str]] = {}
    for leaf in view.all:
        if isinstance(leaf, Furniture | Table):
            continue
        for inline in leaf.inlines:
            if isinstance(inline, Link) and inline.target not in found:
                spans = view.places(leaf, inline.at.start, inline.at.end)
                basis = evidence("link.address", spans, confidence=100)
                found[inline.target] = Fact(inline.target, basis)
    return tuple(found.values())


_SHORT = LazyPattern(r"[(（]([A-Z][A-Za-z&.-]{0,10}[A-Z]s?[0-9]?)[)）]")
_WORD = LazyPattern(r"[^\W_]+(?:[’'&.-][^\W_]+)*")
_SMALL: Final = frozenset(
    {"a", "an", "and", "de", "des", "du", "et", "for", "für", "in", "la", "le", "of"}
    | {"on", "the", "to", "und", "y", "with"}
)
_JOINTS = re.compile(r"[-’'&.]")
_BACK: Final = 120


def read_acronyms(view: View) -> tuple[Fact[Acronym], ...]:
    """Return short forms that stand in brackets behind what they stand for."""
    found: dict[str, Fact[Acronym]] = {}
    for leaf in view.body():
        if "(" not in leaf.text and "（" not in leaf.text:
            continue
        for match in _SHORT.finditer(leaf.text):
            if match[1] not in found and len(found) < _MOST:
                fact = _expansion(view, leaf, match)
                if fact:
                    found[match[1]] = fact
    return tuple(found.values())


def _expansion(view: View, leaf: Leaf, match: re.Match[str]) -> Fact[Acronym] | None:
    letters = [c.casefold() for c in match[1].rstrip("s") if c.isalpha()]
    first = max(0, match.start() - _BACK)
    words = list(_WORD.finditer(leaf.text, first, match.start()))
    if not words or leaf.text[words[-1].end() : match.start()].strip(" ’'\"”"):
        return None
    start = _matched_from(words, letters)
    if start is None:
        return None
    expansion = leaf.text[start : words[-1].end()]
    spans = view.places(leaf, start, match.end())
    value = Acronym(short=match[1], expansion=expansion)
    return Fact(value, evidence("acronym.brackets", spans, confidence=85))


def _covered(word: str, letters: list[str]) -> int:
    """Return how many of the last letters the parts of a joined word begin with."""
    initials = [part[0] for part in _JOINTS.split(word) if part]
    several = len(letters) >= len(initials) > 1
    return len(initials) if several and letters[-len(initials) :] == initials else 0


def _matched_from(words: list[re.Match[str]], letters: list[str]) -> int | None:
    """Return where the words begin whose initials are the letters, read backwards.

    Small words and words that a letter inside another covers may be skipped.
    """
    left = len(letters)
    start: int | None = None
    for word in reversed(words):
        text = word[0].casefold()
        if left and text[0] == letters[left - 1]:
            left -= 1
        elif covered := _covered(text, letters[:left]):
            left -= covered
        elif text not in _SMALL:
            return None
        start = word.start()
        if not left:
            return start
    return None
