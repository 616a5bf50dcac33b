"""Two languages: a release followed by the same release in another language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from releasekit.model import BlockKind, Furniture, Leaf
from releasekit.parsing.joined.marks import Joint, is_headline, line_start, told
from releasekit.parsing.lazy import LazyPattern

_ENOUGH: Final = 200
_MARK_LENGTH: Final = 60
_MARK = LazyPattern(
    r"[\W_]{0,6}(?:국\s?문|영\s?문|번\s?역\s?본|(?:korean|english|french|japanese|chinese"
    r"|spanish|german|arabic|russian) (?:version|text|translation)|français|english"
    r"|deutsch|español|italiano|version française|version en français"
    r"|versión en español|(?:traduction|version) (?:française|anglaise)|中文|英文"
    r"|日本語|英語|русский)"
    r"(?: (?:version|follows))?[\W_]{0,6}$",
    re.IGNORECASE,
)
_NUMBER = LazyPattern(r"\d{2,}")
_SHARED: Final = 0.5
"""Share of numbers that a translation keeps."""
_FEWEST_NUMBERS: Final = 2
_TWO: Final = 2
_FEWEST_CHANGES: Final = 5
_BETWEEN: Final = 5
_BREAKS: Final = frozenset({BlockKind.RULE, BlockKind.END_MARK})


@frozen
class _Needs:
    """What both versions must have."""

    blocks: int
    """Blocks that tell something, at least."""
    share: float
    """What the shorter one tells at least, of what the longer one does."""


def joints_of_tongues(text: str, leaves: Sequence[Leaf]) -> tuple[Joint, ...]:
    """Return where a release ends and the same begins in another language.

    All text before the joint is in one language and all after it in the other; both
    tell about as much; and a line that names the language, a ruled line or an end
    mark stands between, or the second version has a headline and keeps the numbers.
    """
    bodies = [(i, _tongue(leaf)) for i, leaf in enumerate(leaves) if told(leaf)]
    switches = [
        at for at in range(1, len(bodies)) if bodies[at][1] != bodies[at - 1][1]
    ]
    if len(switches) != 1:
        return ()
    last, body = bodies[switches[0] - 1][0], bodies[switches[0]][0]
    marked = _after_mark(leaves, last, body)
    if marked is not None and _are_versions(leaves, body, _Needs(1, 0.1)):
        return (Joint(line_start(text, leaves, marked), "joined.language-mark", 93),)
    first = _first_of(leaves, last, body)
    if first is None or not _are_versions(leaves, body, _Needs(2, 0.3)):
        return ()
    if _keeps_numbers(leaves[:first], leaves[first:]):
        return (Joint(line_start(text, leaves, first), "joined.translation", 85),)
    return ()


def are_side_by_side(leaves: Sequence[Leaf]) -> bool:
    """Tell whether paragraphs of two languages alternate."""
    tongues = [_tongue(leaf) for leaf in leaves if told(leaf)]
    changes = sum(one != other for one, other in pairwise(tongues))
    return len(set(tongues)) == _TWO and changes >= _FEWEST_CHANGES


def _tongue(leaf: Leaf) -> str | None:
    return None if isinstance(leaf, Furniture) else leaf.language


def _are_versions(leaves: Sequence[Leaf], body: int, needs: _Needs) -> bool:
    """Tell whether both versions tell enough, and about as much."""
    sides = [list(filter(None, map(told, side))) for side in _cut(leaves, body)]
    sizes = list(map(sum, sides))
    return (
        min(sizes) >= _ENOUGH
        and min(map(len, sides)) >= needs.blocks
        and min(sizes) >= needs.share * max(sizes)
    )


def _cut(leaves: Sequence[Leaf], at: int) -> tuple[Sequence[Leaf], Sequence[Leaf]]:
    return leaves[:at], leaves[at:]


def _after_mark(leaves: Sequence[Leaf], last: int, body: int) -> int | None:
    """Return the first block of the second version where a mark stands before it."""
    between = range(body - 1, max(last, body - 1 - 4 * _BETWEEN), -1)
    for index in between:
        leaf = leaves[index]
        if len(leaf.text) <= _MARK_LENGTH and _MARK.match(leaf.text):
            return index
    breaks = (i for i in between[:_BETWEEN] if leaves[i].kind in _BREAKS)
    found = next(breaks, None)
    return None if found is None else found + 1


def _first_of(leaves: Sequence[Leaf], last: int, body: int) -> int | None:
    """Return the headline of the second version, where it is surely its own."""
    tongue = _tongue(leaves[body])
    first = body
    while first - 1 > last and body - first < _BETWEEN:
        above = leaves[first - 1]
        if _tongue(above) != tongue or isinstance(above, Furniture):
            break
        first -= 1
    return first if first < body and is_headline(leaves[first]) else None


def _keeps_numbers(one: Sequence[Leaf], other: Sequence[Leaf]) -> bool:
    """Tell whether most numbers of the shorter version stand in the longer one too."""
    found = [
        {n for leaf in side for n in _NUMBER.findall(leaf.text)}
        for side in (one, other)
    ]
    fewest = min(map(len, found))
    return fewest >= _FEWEST_NUMBERS and len(found[0] & found[1]) >= _SHARED * fewest
