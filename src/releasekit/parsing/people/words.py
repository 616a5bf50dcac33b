"""The words by which names, offices and units are told apart: data as sets."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from attrs import frozen

from releasekit.model import ChannelKind
from releasekit.parsing.data import load_table

_FILE: Final = "people.toml"


@frozen(kw_only=True)
class Words:
    """What stands in ``people.toml``, folded by `folded`."""

    channels: dict[str, ChannelKind]
    """What announces a number or an address."""
    labels: frozenset[str]
    before_names: frozenset[str]
    positions: frozenset[str]
    first_words: frozenset[str]
    korean_positions: frozenset[str]
    korean_endings: tuple[str, ...]
    """Longer offices end so: ``수석전문관``."""
    han_positions: frozenset[str]
    units: frozenset[str]
    unit_beginnings: tuple[str, ...]
    unit_endings: tuple[str, ...]
    particles: frozenset[str]
    honorifics: frozenset[str]
    never: frozenset[str]
    surnames: frozenset[str]
    """One or two syllables that Korean names begin with."""


def folded(text: str) -> str:
    """Return words for comparing: case, blanks at the ends and final marks dropped."""
    return text.casefold().strip(" \u00a0\u3000.:：*·-").replace("'", "’")


@cache
def contact_words() -> Words:
    """Return the words, loaded once."""
    table: dict[str, dict[str, Any]] = load_table(_FILE)
    positions, units, names = table["positions"], table["units"], table["names"]
    return Words(
        channels={
            folded(word): ChannelKind(kind)
            for kind, words in table["channels"].items()
            for word in words
        },
        labels=frozenset(map(folded, table["labels"]["exact"])),
        before_names=frozenset(table["labels"]["before_names"]),
        positions=frozenset(positions["words"]),
        first_words=frozenset(positions["first_words"]),
        korean_positions=frozenset(positions["korean"]),
        korean_endings=tuple(positions["korean_endings"]),
        han_positions=frozenset(positions["han"]),
        units=frozenset(units["words"]),
        unit_beginnings=tuple(units["beginnings"]),
        unit_endings=tuple(units["endings"]),
        particles=frozenset(names["particles"]),
        honorifics=frozenset(names["honorifics"]),
        never=frozenset(names["never"]),
        surnames=frozenset((*names["korean"], *names["korean_double"])),
    )
