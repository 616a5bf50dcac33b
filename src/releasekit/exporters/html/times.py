"""Dates in the text: where each stands, and its machine-readable form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from releasekit.exporters.html.inlines import Stretch
from releasekit.exporters.html.markup import attribute
from releasekit.model import Date, Fact, Leaf, Metadata

DatesOfBlocks: TypeAlias = Mapping[str, tuple[Date, ...]]
"""The dates that stand in a block, by its id."""

_DAY: Final = re.compile(
    "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_LESS: Final = re.compile(
    "[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?|--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
)
_ZONE: Final = re.compile("Z|[+-][0-9]{2}:[0-9]{2}")
_NO_YEAR: Final = "0000"


def dates_of_blocks(metadata: Metadata, leaves: Iterable[Leaf]) -> DatesOfBlocks:
    """Return which dates stand in which block, by where each was read."""
    facts = sorted(_placed(metadata), key=lambda fact: fact.evidence.spans[0].start)
    starts = [fact.evidence.spans[0].start for fact in facts]
    found: dict[str, tuple[Date, ...]] = defaultdict(tuple)
    for leaf in leaves if facts else ():
        for span in leaf.origin.spans:
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            found[leaf.id] += tuple(fact.value for fact in facts[first:last])
    return {block: dates for block, dates in found.items() if dates}


def time_stretches(words: str, dates: Iterable[Date]) -> Iterator[Stretch]:
    """Yield where dates stand in a text, each the first time, as ``time`` elements."""
    for each in dates:
        value = machine_readable(each)
        start = words.find(each.literal) if value and each.literal else -1
        if start >= 0:
            end = start + len(each.literal)
            yield Stretch(
                start, end, f'<time datetime="{attribute(value)}">', "</time>"
            )


def machine_readable(stated: Date) -> str:
    """Return a date as ``time`` may have it (HTML, 4.5.14), or nothing.

    A date without its year loses the hyphens that XML Schema wants before it.
    """
    if stated.when.startswith(_NO_YEAR):
        return ""
    if _LESS.fullmatch(stated.when):
        return stated.when.removeprefix("--")
    found = _DAY.fullmatch(stated.when)
    if not found:
        return ""
    zone = stated.zone or "" if found[1] else ""
    try:
        datetime.fromisoformat(stated.when + zone)
    except ValueError:
        return ""
    return stated.when + (zone if _ZONE.fullmatch(zone) else "")


def _placed(metadata: Metadata) -> Iterator[Fact[Date]]:
    issued = (metadata.issued,) if isinstance(metadata.issued, Fact) else ()
    for fact in (*issued, *metadata.dates):
        if fact.evidence.spans:
            yield fact
