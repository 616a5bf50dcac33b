"""Writing directions: the Unicode Bidirectional Algorithm (UAX #9, revision 50).

Levels are wanted, one a character: content streams are written in the order of
reading, and only the places on the line follow the order of display. Libraries give
the reordered string alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final, TypeAlias

from releasekit.exporters.pdf.layout.embedding import (
    INITIATORS,
    REMOVED,
    explicit_levels,
    matching_ends,
)

Strip: TypeAlias = tuple[int, int, int]
"""Start and end of characters of one level, and the level."""

_STRONG: Final = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""Directions as neutral characters see them (rules N0 and N1)."""
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "PDI", *INITIATORS})
_MOST_BRACKETS: Final = 63
"""How deep pairs of brackets are followed (BD16)."""
_CANONICAL: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Brackets that are others in another code (BD16)."""
_OTHER_SIDE: Final = {
    "LEFT": "RIGHT",
    "RIGHT": "LEFT",
    "LESS": "GREATER",
    "GREATER": "LESS",
}
_UNNAMED_MIRRORS: Final = {"«": "»", "»": "«"}


@cache
def mirror(char: str) -> str:
    """Return the sign that is drawn for another from right to left (rule L4)."""
    if not unicodedata.mirrored(char):
        return char
    name = unicodedata.name(char, "")
    if char in _UNNAMED_MIRRORS:
        return _UNNAMED_MIRRORS[char]
    words = (
        "-".join(_OTHER_SIDE.get(part, part) for part in word.split("-"))
        for word in name.split(" ")
    )
    try:
        return unicodedata.lookup(" ".join(words))
    except KeyError:
        return char


def first_strong(text: str, default: int = 0) -> int:
    """Return the level of a paragraph by its first strong letter (P2, P3)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return default


def levels_of(text: str, base: int) -> bytes:
    """Return the embedding level of each character of a paragraph.

    Args:
        text: the paragraph.
        base: its own level: 0 from left to right, 1 from right to left.
    """
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    explicit = explicit_levels(kinds, base)
    levels = list(explicit)
    for sequence in _sequences(kinds, explicit):
        sides = _sides(kinds, explicit, sequence, base)
        told = [kinds[place] for place in sequence]
        _resolve([text[place] for place in sequence], told, sides)
        level = explicit[sequence[0]]
        for place, kind in zip(sequence, told, strict=True):
            levels[place] = level + _raise(kind, level)
    before = base
    for place, kind in enumerate(kinds):
        if kind in REMOVED:
            levels[place] = before
        before = levels[place]
    return bytes(levels)


def strips_of(levels: bytes) -> list[Strip]:
    """Return the parts of a line of one level, in the order of reading."""
    strips, start = [], 0
    for level, run in groupby(levels):
        end = start + len(list(run))
        strips.append((start, end, level))
        start = end
    return strips


def displayed(strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips of a line from left to right (rule L2)."""
    out = list(strips)
    highest = max((level for _, _, level in out), default=0)
    for level in range(highest, 0, -1):
        place = 0
        while place < len(out):
            end = place
            while end < len(out) and out[end][2] >= level:
                end += 1
            out[place:end] = out[place:end][::-1]
            place = end + 1
    return out


def _sequences(kinds: Sequence[str], levels: Sequence[int]) -> Iterator[list[int]]:
    """Yield the isolating run sequences, as places in the text (BD13)."""
    places = [place for place, kind in enumerate(kinds) if kind not in REMOVED]
    runs = [list(run) for _, run in groupby(places, key=levels.__getitem__)]
    ends = matching_ends(kinds)
    starting = {run[0]: run for run in runs}
    continued = {ends[run[-1]] for run in runs if run[-1] in ends}
    for run in runs:
        if run[0] in continued:
            continue
        sequence = list(run)
        while sequence[-1] in ends:
            sequence += starting[ends[sequence[-1]]]
        yield sequence


def _resolve(chars: list[str], told: list[str], sides: tuple[str, str, str]) -> None:
    """Resolve the kinds of one isolating run sequence, in place (X10)."""
    first, last, own = sides
    marks = [kind == "NSM" for kind in told]
    _weak(told, first)
    _brackets(chars, told, marks, (first, own))
    _neutral(told, (first, last), own)


def _sides(
    kinds: Sequence[str], levels: Sequence[int], sequence: Sequence[int], base: int
) -> tuple[str, str, str]:
    """Return the directions before, after and of a sequence (X10)."""
    level = levels[sequence[0]]
    before = _neighbour(kinds, levels, sequence[0], -1, base)
    open_ended = kinds[sequence[-1]] in INITIATORS
    after = base if open_ended else _neighbour(kinds, levels, sequence[-1], 1, base)
    return "LR"[max(level, before) % 2], "LR"[max(level, after) % 2], "LR"[level % 2]


def _neighbour(
    kinds: Sequence[str], levels: Sequence[int], place: int, step: int, base: int
) -> int:
    place += step
    while 0 <= place < len(kinds) and kinds[place] in REMOVED:
        place += step
    return levels[place] if 0 <= place < len(kinds) else base


def _raise(kind: str, level: int) -> int:
    """Return how far a character lies above its run (rules I1 and I2)."""
    if level % 2:
        return int(kind != "R")
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _weak(told: list[str], first: str) -> None:
    """Resolve marks, numbers and what stands among numbers (W1 to W7)."""
    before, strong = first, first
    for place, kind in enumerate(told):
        if kind == "NSM":
            kind = "ON" if before in INITIATORS or before == "PDI" else before  # noqa: PLW2901  rule W1
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"  # noqa: PLW2901  rule W2
        told[place] = before = kind
    told[:] = ["R" if kind == "AL" else kind for kind in told]
    _separators(told)
    _terminators(told)
    strong = first
    for place, kind in enumerate(told):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            told[place] = "L"


def _separators(told: list[str]) -> None:
    """Join a single separator to the numbers on both sides (W4)."""
    for place in range(1, len(told) - 1):
        before, kind, after = told[place - 1 : place + 2]
        if before == after and (
            (kind == "ES" and before == "EN")
            or (kind == "CS" and before in {"EN", "AN"})
        ):
            told[place] = before


def _terminators(told: list[str]) -> None:
    """Join currency and per cent signs to their number (W5, W6)."""
    place = 0
    for kind, run in groupby(list(told)):
        end = place + len(list(run))
        if kind == "ET":
            beside = (*told[max(place - 1, 0) : place], *told[end : end + 1])
            told[place:end] = ["EN" if "EN" in beside else "ON"] * (end - place)
        elif kind in {"ES", "CS"}:
            told[place:end] = ["ON"] * (end - place)
        place = end


def _brackets(
    chars: list[str], told: list[str], marks: list[bool], sides: tuple[str, str]
) -> None:
    """Give both brackets of a pair one direction (N0)."""
    before, own = sides
    seen = 0
    for start, end in _pairs(chars, told):
        while seen < start:
            before = _STRONG.get(told[seen], before)
            seen += 1
        inside = {_STRONG.get(kind) for kind in told[start + 1 : end]} - {None}
        if not inside:
            continue
        direction = own
        if own not in inside:
            direction = before
        for bracket in (start, end):
            place = bracket
            while place == bracket or (place < len(told) and marks[place]):
                told[place] = direction
                place += 1


def _pairs(chars: list[str], told: list[str]) -> list[tuple[int, int]]:
    """Return the places of paired brackets in order of the opening ones (BD16)."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, char in enumerate(chars):
        if told[place] != "ON" or not unicodedata.mirrored(char):
            continue
        shape = unicodedata.category(char)
        if shape == "Ps":
            if len(stack) == _MOST_BRACKETS:
                break
            partner = mirror(char)
            stack.append((_CANONICAL.get(partner, partner), place))
        elif shape == "Pe":
            wanted = _CANONICAL.get(char, char)
            found = [n for n, (closing, _) in enumerate(stack) if closing == wanted]
            if found:
                pairs.append((stack[found[-1]][1], place))
                del stack[found[-1] :]
    return sorted(pairs)


def _neutral(told: list[str], sides: tuple[str, str], own: str) -> None:
    """Give neutral characters the direction around them, or their run's (N1, N2)."""
    place, before = 0, sides[0]
    for neutral, run in groupby(list(told), key=_NEUTRAL.__contains__):
        end = place + len(list(run))
        if neutral:
            after = _STRONG[told[end]] if end < len(told) else sides[1]
            told[place:end] = [before if before == after else own] * (end - place)
        else:
            before = _STRONG[told[end - 1]]
        place = end
