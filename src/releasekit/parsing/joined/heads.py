"""Heads: a second release that opens the way the first one does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import starmap
from typing import Final

from attrs import define, field

from releasekit.model import BlockKind, Leaf
from releasekit.parsing.joined.marks import (
    Joint,
    is_break,
    is_end,
    is_headline,
    is_line,
    is_swept,
    line_start,
    told,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.vocabulary import fold, phrases

SIGNS: Final = frozenset({BlockKind.RELEASE_LINE, BlockKind.LABEL, BlockKind.META})
"""Kinds of which the lines that open a release are."""
_ENOUGH: Final = 200
"""What a release tells at least, as `told` counts."""
_HEAD_LINES: Final = 16
"""Blocks of a head, from its first line to its text, at most."""
_OWN_LINES: Final = 8
"""Blocks of a head above the line that opens the release, at most."""
_HEAD_KINDS: Final = frozenset(
    {
        BlockKind.LETTERHEAD,
        BlockKind.DATELINE,
        BlockKind.LABEL,
        BlockKind.RELEASE_LINE,
        BlockKind.META,
    }
)
_TAIL_KINDS: Final = frozenset(
    {
        BlockKind.CONTACT,
        BlockKind.BOILERPLATE,
        BlockKind.END_MARK,
        BlockKind.SIGNATURE,
        BlockKind.ATTACHMENT,
        BlockKind.NOTE,
        BlockKind.TABLE,
    }
)
_MOST_MISSING: Final = 3
_MANY: Final = 3
"""Lines of a head that stand again word for word: they say where it begins."""
_MOST_TRIES: Final = 2_000
"""Lines that were no openings after all; a text of more is not joined."""
_RELEASE_LINE: Final = 90
_LETTERHEAD_LENGTH: Final = 110
_YEAR = LazyPattern(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|[’'‘]\d\d\.|\d\d[./]\d\d[./]\d\d(?!\d)"
)
_DATED: Final = 320
_KOREAN_KEY = LazyPattern(
    r"[<\[(【]?\s?(?:보\s?도\s?(?:시\s?점|일\s?시)|배\s?포\s?(?:일\s?시|시\s?점))"
)
_DATE: Final = "date"
"""A date line opens a release only right after a break."""
_CERTAIN: Final = 92
_LIKELY: Final = 85


@define
class _Part:
    """The release that is being read."""

    first: int
    """Index of its first block."""
    signs: dict[str, int] = field(factory=dict)
    """Index of each line of its head that opens a release, by what it says."""
    words: int = 0
    """What it has told so far."""
    texts: set[str] = field(factory=set)
    """The lines of its head, folded."""
    ended: bool = False
    """Whether its end mark was seen."""


def joints_at_heads(text: str, leaves: Sequence[Leaf]) -> tuple[Joint, ...]:
    """Return where a text opens again the way it began.

    The line that opens a release (``FOR IMMEDIATE RELEASE``, ``보도자료``, a numbered
    label; after an end mark, a new page or a long rule also a date line) must stand in
    the head of both, and both must tell something, have a headline of their own and a
    date.
    """
    return tuple(_joints(text, leaves))


def _joints(text: str, leaves: Sequence[Leaf]) -> Iterator[Joint]:
    part, tries = _Part(0), 0
    for index, leaf in enumerate(leaves):
        sign = _sign_of(leaf)
        part.ended = part.ended or is_end(leaf)
        if part.words < _ENOUGH:
            _add_to_head(part, index, leaf, sign)
        elif sign in part.signs and tries < _MOST_TRIES:
            first = _first_of(text, leaves, part, index)
            if first is not None and _opens(leaves, part, first, index):
                trust = _CERTAIN if part.ended else _LIKELY
                rule = "joined.end-and-head" if part.ended else "joined.head"
                yield Joint(line_start(text, leaves, first), rule, trust)
                part = _next(leaves, first, index)
            else:
                tries += 1
        part.words += told(leaf)


def _add_to_head(part: _Part, index: int, leaf: Leaf, sign: str) -> None:
    if not told(leaf):
        part.texts.add(fold(leaf.text))
    if sign:
        part.signs.setdefault(sign, index)


def _next(leaves: Sequence[Leaf], first: int, index: int) -> _Part:
    part = _Part(first)
    for at in range(first, index + 1):
        _add_to_head(part, at, leaves[at], _sign_of(leaves[at]))
    return part


def _sign_of(leaf: Leaf) -> str:
    """Return what an opening line says, the same for all that say the same."""
    match leaf.kind:
        case BlockKind.RELEASE_LINE:
            return "korean" if _KOREAN_KEY.match(leaf.text) else "release line"
        case BlockKind.LABEL:
            return "".join(fold(leaf.text).split())
        case BlockKind.META:
            numbered = leaf.origin.rule.startswith("numbered-label")
            korean = "korean" if _KOREAN_KEY.match(leaf.text) else ""
            return "numbered label" if numbered else korean
        case BlockKind.DATELINE:
            return _DATE
        case BlockKind.CHROME if says_release_line(leaf.origin.rule, leaf.text):
            return "release line"
        case _:
            return ""


def says_release_line(rule: str, text: str) -> bool:
    """Tell whether a line that was swept away with a footer opens a release."""
    short = len(text) <= _RELEASE_LINE and is_swept(rule)
    return short and phrases("release_line").match(text)


def _opens(leaves: Sequence[Leaf], part: _Part, first: int, sign: int) -> bool:
    """Tell whether a head stands from ``first`` on, with a text of its own below."""
    headline = dated = False
    words = 0
    for index in range(first, min(len(leaves), first + 4 * _HEAD_LINES)):
        leaf = leaves[index]
        if index > sign and words >= _ENOUGH:
            break
        in_head = words == 0
        if in_head and index - first > _HEAD_LINES:
            return False
        if in_head and is_headline(leaf) and fold(leaf.text) not in part.texts:
            headline = True
        dated = dated or leaf.kind is BlockKind.DATELINE
        dated = dated or _YEAR.search(leaf.text[:_DATED]) is not None
        words += told(leaf)
    return headline and dated and words >= _ENOUGH


def _first_of(text: str, leaves: Sequence[Leaf], part: _Part, sign: int) -> int | None:
    """Return the first block of the head that a sign stands in, where it is sure."""
    lowest = max(part.first + 1, sign - _OWN_LINES)
    after_break = _after_break(text, leaves, part, sign)
    if after_break is not None:
        return _after_rest(leaves, part, after_break, sign)
    if _sign_of(leaves[sign]) == _DATE:
        return None
    first = sign
    while first > lowest and _belongs(leaves[first - 1], part):
        first -= 1
    return _aligned(leaves, part, first, sign)


def _after_break(
    text: str, leaves: Sequence[Leaf], part: _Part, sign: int
) -> int | None:
    """Return the block after a break that only lines of a head part from the sign."""
    for index in range(sign, max(part.first, sign - _HEAD_LINES), -1):
        if is_break(text, leaves, index) and fold(leaves[index - 1].text) not in (
            part.texts
        ):
            return index
        if not is_line(leaves[index - 1]):
            return None
    return None


def _after_rest(
    leaves: Sequence[Leaf], part: _Part, index: int, sign: int
) -> int | None:
    """Return the start of a head after a break and what the first release left there.

    A page adds links below an end mark, an office its telephone: where the head is as
    long as the first one and no headline stands above it, they are left to the first.
    """
    start = sign - _own_lines(leaves, part, sign)
    rest = leaves[index:start]
    pairs = zip(leaves[start:sign], leaves[part.first :], strict=False)
    if start < sign and all(starmap(_are_alike, pairs)):
        return None if any(map(is_headline, rest)) else start
    if _sign_of(leaves[sign]) == _DATE:
        return None
    above = [leaf for leaf in leaves[index:sign] if fold(leaf.text) not in part.texts]
    if any(leaf.kind in _TAIL_KINDS for leaf in above):
        return None
    opens = not above or above[0].kind in _HEAD_KINDS or is_headline(above[0])
    return index if opens else None


def _belongs(leaf: Leaf, part: _Part) -> bool:
    """Tell whether a line above a sign is of the head, as the first head shows it."""
    if leaf.kind in _HEAD_KINDS or fold(leaf.text) in part.texts:
        return True
    short = len(leaf.text) <= _LETTERHEAD_LENGTH and is_line(leaf)
    return short and phrases("letterhead").match(leaf.text)


def _aligned(leaves: Sequence[Leaf], part: _Part, first: int, sign: int) -> int | None:
    """Return the start of a head that has as many lines above its sign as the first.

    Nothing where a line above could be of either release.
    """
    missing = _own_lines(leaves, part, sign) - (sign - first)
    if missing > _MOST_MISSING:
        return None
    start = first - max(missing, 0)
    pairs = zip(leaves[start:first], leaves[part.first :], strict=False)
    if start <= part.first or not all(starmap(_are_alike, pairs)):
        return None
    head = zip(leaves[start:sign], leaves[part.first :], strict=False)
    repeated = sum(fold(mine.text) == fold(first.text) for mine, first in head)
    sure = repeated >= _MANY or not _may_open(leaves[start - 1])
    return start if sure else None


def _are_alike(mine: Leaf, first: Leaf) -> bool:
    """Tell whether a line may be what the line at its place in the first head is."""
    return (
        (mine.kind is first.kind or _may_open(mine))
        and (mine.kind is first.kind or is_headline(mine) == is_headline(first))
        and (_YEAR.search(mine.text) is None) == (_YEAR.search(first.text) is None)
    )


def _own_lines(leaves: Sequence[Leaf], part: _Part, sign: int) -> int:
    """Return how many blocks the first head has above a line like this one."""
    return part.signs[_sign_of(leaves[sign])] - part.first


def _may_open(leaf: Leaf) -> bool:
    chrome = leaf.kind is BlockKind.CHROME and not is_swept(leaf.origin.rule)
    return is_line(leaf) and not chrome and leaf.kind not in _TAIL_KINDS
