"""What a tool made of a release: facts and blocks in plain values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen

_BLANKS: Final = re.compile(r"\s+")
_DAY: Final = len("2017-02-07")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@frozen
class Block:
    """One block of a release, in the vocabulary of releasekit's flat view."""

    kind: str
    text: str
    """All of it without the marker, line breaks healed."""
    level: int = 0
    """How many series of markers stand around it."""
    marker: str | None = None


@frozen(kw_only=True)
class Reading:
    """What one tool read from one release."""

    title: str | None = None
    date: str | None = None
    """ISO 8601, to the day."""
    agency: str | None = None
    blocks: tuple[Block, ...] = field(default=(), converter=tuple[Block, ...])
    """In source order."""


def reading_of(plain: Mapping[str, Any]) -> Reading:
    """Return a reading from what `attrs.asdict` made of it, or the flat view."""
    return Reading(
        title=plain["title"],
        date=plain["date"] and plain["date"][:_DAY],
        agency=plain["agency"],
        blocks=(
            Block(row["kind"], row["text"], row["level"], row["marker"])
            for row in plain["blocks"]
        ),
    )


def tidy(text: str) -> str:
    """Return a text in NFC, each run of blanks one space, unseen letters removed."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return _BLANKS.sub(" ", seen).strip()


def squeeze(text: str) -> str:
    """Return a text tidied and without its blanks."""
    return tidy(text).replace(" ", "")
