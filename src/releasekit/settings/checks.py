"""Checks: what the value of a key may be, and what to write otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final, TypeAlias

from attrs import frozen

LONGEST_WORDS: Final = 200
"""Code points of a name, a phrase or a line."""
MOST_WORDS: Final = 1_000
"""Entries of one list."""


@frozen(kw_only=True)
class Fault:
    """What is wrong with one value, and the remedy."""

    message: str
    hint: str
    value: str = ""
    """The entry of a list that is wrong, as the file gives it."""


Check: TypeAlias = Callable[[object], Iterator[Fault]]
"""Yields what is wrong with the value of a key."""


def text_of(longest: int) -> Check:
    """Return the check of a text that has words, and at most so many characters."""

    def check(value: object) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield Fault(message="is no text", hint='write it in quotes: "…"')
        elif not value.strip() or len(value) > longest:
            message = f"is empty or longer than {longest} characters"
            yield Fault(message=message, hint="give a few words", value=value)

    return check


words = text_of(LONGEST_WORDS)
"""The check of a text of a few words."""


def formed(form: re.Pattern[str], hint: str) -> Check:
    """Return the check of a text that has one form."""

    def check(value: object) -> Iterator[Fault]:
        if not isinstance(value, str) or not form.fullmatch(value):
            yield Fault(message=f"cannot be {value!r}", hint=hint, value=str(value))

    return check


def list_of(check: Check) -> Check:
    """Return the check of a list, each entry by itself."""

    def check_all(value: object) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield Fault(message="is no list", hint='write it in brackets: ["…", "…"]')
        elif len(value) > MOST_WORDS:
            message = f"has more than {MOST_WORDS:,} entries"
            yield Fault(message=message, hint="use a pattern for what is alike")
        else:
            for entry in value:
                yield from check(entry)

    return check_all


def one_of(choices: Collection[str]) -> Check:
    """Return the check of one of a few words."""

    def check(value: object) -> Iterator[Fault]:
        if value not in choices:
            message, hint = f"cannot be {value!r}", f"write {', '.join(choices)}"
            yield Fault(message=message, hint=hint, value=str(value))

    return check


def nearest(word: str, known: Collection[str], cutoff: float) -> str | None:
    """Return what is meant by a word that is misspelt, where something is near."""
    # Only mistakes need it, and it takes time to load.
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(word, known, n=1, cutoff=cutoff)
    return close[0] if close else None
