"""Texts of any size: ordinary ones, and those that ask most of the parser."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from attrs import frozen

_PROSE: Final = (
    "The minister said on Tuesday that the new ferry rules, which take effect in\n"
    "May, will be reviewed after one year by the maritime board and by the two\n"
    "coast guards, who share one rescue desk.\n\n"
)

UNITS: Final = MappingProxyType(
    {
        "prose in wrapped paragraphs": _PROSE,
        "one line without an end": "The ferry rules are reviewed. ",
        "a table row on every line": "| Byeolpo | 14 |\n",
        "a date on every line": "Feb. 7, 2017\n",
        "a speaker on every line": "Q: a\n",
        "a bullet on every line": "- a\n",
        "a number on every line": "1. a\n",
        "a note on every line": "* a\n※ b\n",
        "a word on every line": "a\n",
        "a word between blank lines": "a\n\n",
    }
)
"""What each text repeats, by the name that the report gives it."""


@frozen
class Shape:
    """A text of one kind."""

    name: str
    text: str


def repeated(unit: str, characters: int) -> str:
    """Return a text of that many code points that repeats a unit, last line cut."""
    times, rest = divmod(characters, len(unit))
    return unit * times + unit[:rest]


def shapes(ordinary: Sequence[str], characters: int) -> tuple[Shape, ...]:
    """Return texts of that many code points, the releases given one after another."""
    joined = "\n\n".join(ordinary)
    return (
        Shape("these releases, one after another", repeated(joined, characters)),
        *(Shape(name, repeated(unit, characters)) for name, unit in UNITS.items()),
    )
