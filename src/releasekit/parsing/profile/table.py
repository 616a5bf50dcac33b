"""A profile's table becomes a profile."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from releasekit.parsing.profile.line_keys import LINE_KEYS
from releasekit.parsing.profile.values import ENOUGH, Profile, Signs
from releasekit.parsing.vocabulary import fold


def profile_of(data: Mapping[str, Any], origin: str) -> Profile:
    """Return the profile of a table that has no mistakes."""
    signs, marks = data.get("evidence", {}), data.get("marks", {})
    dates, release = data.get("dates", {}), data.get("release", {})
    ladder = marks.get("ladder")
    return Profile(
        id=data["id"],
        names=MappingProxyType(dict(data["name"])),
        country=data.get("country"),
        languages=tuple(data.get("languages", ())),
        agency=data.get("agency"),
        encoding=data.get("encoding"),
        signs=Signs(
            names=tuple(signs.get("names", ())),
            phrases=tuple(signs.get("phrases", ())),
            domains=tuple(signs.get("domains", ())),
            scripts=tuple(signs.get("scripts", ())),
            needs=signs.get("needs", ENOUGH),
        ),
        lines=MappingProxyType(
            {
                fold(words): key
                for key in reversed(LINE_KEYS)  # the first key wins
                for words in data.get("lines", {}).get(key, ())
            }
        ),
        patterns=tuple(
            (key, source)
            for key in LINE_KEYS
            for source in data.get("patterns", {}).get(key, ())
        ),
        ladder=_ladder(ladder) if ladder else None,
        alike=MappingProxyType(dict(marks.get("alike", {}))),
        order=dates.get("order"),
        zone=dates.get("zone"),
        dateline=tuple(release.get("dateline", ())),
        number=tuple(release.get("number", ())),
        origin=origin,
    )


def _ladder(steps: list[Any]) -> Mapping[str, int]:
    """Return the depth of each series: those of one step share it."""
    return MappingProxyType(
        {
            name: depth
            for depth, step in enumerate(steps)
            for name in (step if isinstance(step, list) else [step])
        }
    )
