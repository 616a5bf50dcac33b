"""How far a reading agrees with the gold, counted so that releases can be added up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Final

from attrs import fields, frozen

from benchmarks.scoreboard.gold import Gold
from benchmarks.scoreboard.reading import Block, Reading, squeeze, tidy

_NO_CONTENT: Final = frozenset({"chrome", "rule"})
_NESTED: Final = frozenset({"list_item", "note"})
_DRAWN: Final = re.compile(r"[|\u2500-\u257f]|[-=+]{3,}")
_FRAME: Final = re.compile(r"^[-~～–—]\s*|\s*[-~～–—]$")
# Words where blanks part them; in Chinese, Japanese and Korean each letter, as a
# shredded text has blanks within words there.
_TOKEN: Final = re.compile(r"[0-9A-Za-z\u00c0-\u052f]+|\S")


@frozen
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    @property
    def value(self) -> float | None:
        """From 0 to 1; None where there was nothing to count."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)


@frozen(kw_only=True)
class Score:
    """What was counted for one release, or for several together."""

    content: Share
    """Content blocks found with the right text, twice, of gold's and the tool's."""
    strict: Share
    """The same, where kind and level are right too."""
    kind: Share
    """Of the content blocks found."""
    level: Share
    """Of the items and notes found."""
    marker: Share
    """Of the blocks found that have one."""
    title: Share
    date: Share
    agency: Share
    """Where the text states it."""
    furniture_precision: Share
    """Of the characters that the tool calls furniture."""
    furniture_recall: Share
    """Of the characters that are furniture."""
    lost: Share
    """Of the source's characters that are no blanks."""

    def __add__(self, other: Score) -> Score:
        return Score(
            **{
                one.name: getattr(self, one.name) + getattr(other, one.name)
                for one in fields(Score)
            }
        )


Pair = tuple[Block, Block]
"""A block of the gold and the tool's block with the same text."""


def score(gold: Gold, reading: Reading) -> Score:
    """Count how far one reading agrees with the gold."""
    matched = pairs(gold.blocks, reading.blocks)
    found = [pair for pair in matched if _is_content(pair[0])]
    # A block found is content, whatever the tool takes it for.
    called = {id(block) for _, block in found}
    claimed = sum(_is_content(b) or id(b) in called for b in reading.blocks)
    total = claimed + sum(map(_is_content, gold.blocks))
    nested = [pair for pair in found if pair[0].kind in _NESTED]
    marked = [pair for pair in found if pair[0].marker]
    right = [pair for pair in found if _same_kind(*pair) and _same_level(*pair)]
    precision, recall, lost = _by_characters(gold.blocks, reading.blocks)
    return Score(
        content=Share(2 * len(found), total),
        strict=Share(2 * len(right), total),
        kind=_agreed(found, _same_kind),
        level=_agreed(nested, _same_level),
        marker=_agreed(marked, _same_marker),
        title=_one_of(reading.title, gold.titles),
        date=_one_of(reading.date, gold.dates),
        agency=_one_of(reading.agency, gold.agencies)
        if gold.is_agency_stated
        else Share(),
        furniture_precision=precision,
        furniture_recall=recall,
        lost=lost,
    )


def pairs(gold: Sequence[Block], read: Sequence[Block]) -> list[Pair]:
    """Return the most blocks with the same text that can be paired in order.

    The marker may stand in the text. Among as many pairs, those win that agree in
    kind, then in level.
    """
    forms = [_forms(block) for block in read]
    wanted = [_forms(block) for block in gold]
    best = [[0.0] * (len(read) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(read))):
            worth = _worth(gold[i], read[j]) if wanted[i] & forms[j] else 0
            with_it = worth + best[i + 1][j + 1] if worth else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], with_it)
    found, i, j = [], 0, 0
    while i < len(gold) and j < len(read):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((gold[i], read[j]))
            i, j = i + 1, j + 1
    return found


def _worth(gold: Block, read: Block) -> float:
    # Powers of two, so that sums are exact and their order plays no part.
    agree = 2 * _same_kind(gold, read) + _same_level(gold, read)
    return 1 + agree / 4096


def _forms(block: Block) -> set[str]:
    """Return the ways to write a block: with its marker or without."""
    text = tidy(_DRAWN.sub(" ", block.text) if block.kind == "table" else block.text)
    marker = tidy(block.marker or "")
    # The frame of a subtitle ("- … -") belongs to it or not, as a tool likes.
    written = {text, f"{marker} {text}", marker + text, _FRAME.sub("", text)}
    return {form.strip() for form in written} - {"", marker}


def _is_content(block: Block) -> bool:
    return block.kind not in _NO_CONTENT


def _same_kind(gold: Block, read: Block) -> bool:
    return gold.kind == read.kind


def _same_level(gold: Block, read: Block) -> bool:
    return gold.level == read.level


def _same_marker(gold: Block, read: Block) -> bool:
    return squeeze(gold.marker or "") == squeeze(read.marker or "")


def _agreed(found: Sequence[Pair], agree: Callable[[Block, Block], bool]) -> Share:
    return Share(sum(agree(*pair) for pair in found), len(found))


def _one_of(read: str | None, accepted: Sequence[str | None]) -> Share:
    known = {one and tidy(one).casefold() for one in accepted}
    return Share((tidy(read).casefold() if read else None) in known, 1)


def _by_characters(
    gold: Sequence[Block], read: Sequence[Block]
) -> tuple[Share, Share, Share]:
    """Return furniture precision and recall, and what is lost, by characters.

    The words of both are aligned; a ruled line is nobody's loss and no furniture.
    """
    stands, told = _words(gold), _words(read)
    kinds = dict(_alignment(stands, told))
    lost = both = is_furniture = 0
    total = sum(len(word) for word, kind in stands if kind != "rule")
    for at, (word, kind) in enumerate(stands):
        if kind == "rule":
            continue
        lost += len(word) * (at not in kinds)
        is_furniture += len(word) * (kind == "chrome")
        both += len(word) * (kind == "chrome" == kinds.get(at))
    called = sum(len(word) for word, kind in told if kind == "chrome")
    return Share(both, called), Share(both, is_furniture), Share(lost, total)


def _words(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Return the words of blocks, each with the kind of its block."""
    words: list[tuple[str, str]] = []
    for block in blocks:
        text = tidy(f"{block.marker or ''} {block.text}")
        if block.kind == "table":
            text = _DRAWN.sub(" ", text)
        words.extend((word, block.kind) for word in _TOKEN.findall(text))
    return words


def _alignment(
    stands: Sequence[tuple[str, str]], told: Sequence[tuple[str, str]]
) -> list[tuple[int, str]]:
    """Return the place of each word that was told, with the kind it was told as."""
    first, second = ([word for word, _ in words] for words in (stands, told))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [
        (match.a + step, told[match.b + step][1])
        for match in matcher.get_matching_blocks()
        for step in range(match.size)
    ]
