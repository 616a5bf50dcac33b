"""Releases whose every word is new: what was set before must not help.

Programs that set text remember words and glyphs. A text that is set again and again
shows their memory, not their work; so each turn of a benchmark gets the same release
in another cipher: letters change places with letters of their own script and case,
and lengths, marks, numbers and the structure stay.
"""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any, Final

import attrs

from releasekit.model import Evidence, Marker, Origin, Release, Source, Span

_WORDS: Final = frozenset({"text", "speaker", "name"})
"""Fields of blocks that hold words of the text."""
_KEPT: Final = (Evidence, Marker, Origin, Span)


def scrambled(release: Release, turn: int) -> Release:
    """Return a release in the cipher of a turn.

    The same turn gives the same text. Facts about the release stay as they are.
    """
    text = release.source.text
    cipher = cipher_for(text, turn)
    return attrs.evolve(
        release,
        source=Source.from_text(text.translate(cipher), name=release.source.name),
        blocks=_renamed(release.blocks, cipher),
    )


def scrambled_text(text: str, turn: int) -> str:
    """Return a text in the cipher of a turn."""
    return text.translate(cipher_for(text, turn))


def cipher_for(text: str, turn: int) -> dict[int, int]:
    """Return which letter stands for which: each for one that the text has, too."""
    alike: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for char in sorted(set(text)):
        if char.isalpha():
            alike[_script_of(char), char.isupper()].append(ord(char))
    chance = random.Random(turn)  # noqa: S311  texts, not secrets
    cipher: dict[int, int] = {}
    for letters in alike.values():
        cipher |= zip(letters, chance.sample(letters, len(letters)), strict=True)
    return cipher


def _script_of(char: str) -> int:
    """Return a number that letters of one script share: ideographs are many blocks."""
    block = ord(char) >> 8
    wide = ((0x4E, 0x9F), (0xAC, 0xD7))
    return next((first for first, last in wide if first <= block <= last), block)


def _renamed(value: Any, cipher: dict[int, int]) -> Any:  # noqa: ANN401  any value of the model
    """Return a value of the model with its words in cipher."""
    if isinstance(value, tuple):
        return tuple(_renamed(each, cipher) for each in value)
    if not attrs.has(type(value)) or isinstance(value, _KEPT):
        return value
    changes: dict[str, Any] = {}
    for each in attrs.fields(type(value)):
        old = getattr(value, each.name)
        if each.name in _WORDS:
            changes[each.name] = old.translate(cipher) if old else old
        elif each.name == "lines":
            changes[each.name] = tuple(line.translate(cipher) for line in old)
        elif isinstance(old, tuple) or attrs.has(type(old)):
            changes[each.name] = _renamed(old, cipher)
    return attrs.evolve(value, **changes) if changes else value
