"""Number trees and name trees: found by key, in pieces that every reader takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from releasekit.exporters.pdf.document.objects import Objects, reference, text_string
from releasekit.exporters.pdf.standards import LONGEST_ARRAY

_MOST_PAIRS: Final = LONGEST_ARRAY // 2

T = TypeVar("T")


def number_tree(objects: Objects, pairs: Sequence[tuple[int, str]]) -> str:
    """Return the root of a number tree (ISO 32000-1, 7.9.7).

    Args:
        objects: takes the leaves, where there are several.
        pairs: keys, ascending, with their values in PDF syntax.
    """
    if len(pairs) <= _MOST_PAIRS:
        return f"<<{_numbers(pairs)}>>"
    leaves = [
        objects.add(f"<</Limits[{part[0][0]} {part[-1][0]}]{_numbers(part)}>>")
        for part in parts(pairs, _MOST_PAIRS)
    ]
    return f"<<{_kids(leaves)}>>"


def name_tree(objects: Objects, pairs: Sequence[tuple[str, str]]) -> str:
    """Return the root of a name tree (ISO 32000-1, 7.9.6).

    Args:
        objects: takes the leaves.
        pairs: names, sorted, with their values in PDF syntax.
    """
    leaves = []
    for part in parts(pairs, _MOST_PAIRS):
        limits = f"{text_string(part[0][0])}{text_string(part[-1][0])}"
        names = " ".join([f"{text_string(name)}{value}" for name, value in part])
        leaves.append(objects.add(f"<</Limits[{limits}]/Names[{names}]>>"))
    return f"<<{_kids(leaves)}>>"


def parts(entries: Sequence[T], most: int = LONGEST_ARRAY) -> Iterator[Sequence[T]]:
    """Yield what may stand in one array each, in order."""
    for start in range(0, len(entries), most):
        yield entries[start : start + most]


def _numbers(pairs: Sequence[tuple[int, str]]) -> str:
    return f"/Nums[{' '.join([f'{key} {value}' for key, value in pairs])}]"


def _kids(leaves: Sequence[int]) -> str:
    return f"/Kids[{' '.join(map(reference, leaves))}]"
