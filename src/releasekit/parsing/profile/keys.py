"""The keys of a profile's file: what each may hold, and what is wrong otherwise."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.parsing.marks.bullets import BULLETS
from releasekit.parsing.marks.schemes import SCHEMES
from releasekit.parsing.profile.line_keys import LINE_KEYS
from releasekit.parsing.profile.patterns import pattern_problem
from releasekit.settings.checks import (
    Check,
    Fault,
    formed,
    list_of,
    nearest,
    one_of,
    words,
)
from releasekit.settings.mistakes import Form

_ID = re.compile(r"[a-z][a-z0-9]{0,19}(?:-[a-z0-9]{1,20}){0,4}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ZONE = re.compile(r"[+-](?:0[0-9]|1[0-4]):[0-5][0-9]")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_ORDERS: Final = ("dmy", "mdy", "ymd")
_NEAR: Final = 0.4
"""Least likeness of a series that is told as the one meant."""
MARK_SCHEMES: Final = (*(scheme.name for scheme in SCHEMES), *BULLETS)
"""The names of all series of marks."""


def _pattern(*groups: str) -> Check:
    """Return the check of a regular expression that may have some named groups."""

    def check(value: object) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield Fault(message="is no text", hint="write it in quotes: '…'")
            return
        problem = pattern_problem(value, frozenset(groups))
        if problem:
            yield Fault(message=problem.message, hint=problem.hint, value=value)

    return check


def _named(value: object) -> Iterator[Fault]:
    """Check the names by language."""
    if not isinstance(value, dict) or not value:
        hint = 'write it by language: name = { en = "…" }'
        yield Fault(message="gives no name", hint=hint)
        return
    for language, name in value.items():
        yield from formed(_LANGUAGE, "use a language tag: en, ko, zh-Hans")(language)
        yield from words(name)


def _codec(value: object) -> Iterator[Fault]:
    try:
        bytes(4).decode(codecs.lookup(str(value)).name)
    except (LookupError, ValueError):
        message = f"cannot be {value!r}"
        hint = "name an encoding that Python knows: cp949, shift_jis, cp1252"
        yield Fault(message=message, hint=hint, value=str(value))


def _count(value: object) -> Iterator[Fault]:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 99:  # noqa: PLR2004
        hint = "write a whole number from 1 to 99"
        yield Fault(message=f"cannot be {value!r}", hint=hint)


def _ladder(value: object) -> Iterator[Fault]:
    """Check steps from the outside in: a series, or a list of those at one depth."""
    if not isinstance(value, list):
        hint = 'list series from the outside in: ["decimal-dot", "bullet-dash"]'
        yield Fault(message="is no list", hint=hint)
        return
    seen: set[str] = set()
    for step in value:
        for name in step if isinstance(step, list) else [step]:
            if name not in MARK_SCHEMES:
                message = f"names no series of marks: {name!r}"
                yield Fault(message=message, hint=_nearest(name), value=str(name))
            elif name in seen:
                message = f"names {name} twice"
                yield Fault(message=message, hint="keep one of the two", value=name)
            else:
                seen.add(name)


def _nearest(name: object) -> str:
    close = nearest(str(name), MARK_SCHEMES, _NEAR)
    return f"did you mean {close}?" if close else "docs/profiles.md lists the series"


def _alike(value: object) -> Iterator[Fault]:
    glyphs = "".join(BULLETS.values())
    if not isinstance(value, dict):
        hint = 'write pairs: alike = { "0" = "○" }'
        yield Fault(message="is no table", hint=hint)
        return
    for drawn, meant in value.items():
        if len(drawn) != 1 or not drawn.isalnum():
            hint = "a look-alike is one letter or figure"
            yield Fault(message=f"cannot be {drawn!r}", hint=hint, value=drawn)
        if not isinstance(meant, str) or len(meant) != 1 or meant not in glyphs:
            hint = "give one of the known bullets: □ ○ - · ※"
            yield Fault(message=f"stands for no bullet: {meant!r}", hint=hint)


KEYS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "id": formed(_ID, "use small letters, figures and hyphens: kr-mofa"),
        "name": _named,
        "country": formed(_COUNTRY, "use two capital letters (ISO 3166-1): KR"),
        "languages": list_of(formed(_LANGUAGE, "use language tags: en, zh-Hans")),
        "agency": formed(_ID, "use the id of an agency: kr-mofa"),
        "encoding": _codec,
        "evidence.names": list_of(words),
        "evidence.phrases": list_of(words),
        "evidence.domains": list_of(words),
        "evidence.scripts": list_of(formed(_SCRIPT, "use ISO 15924: Kore, Jpan")),
        "evidence.needs": _count,
        **{f"lines.{key}": list_of(words) for key in LINE_KEYS},
        **{f"patterns.{key}": list_of(_pattern()) for key in LINE_KEYS},
        "marks.ladder": _ladder,
        "marks.alike": _alike,
        "dates.order": one_of(_ORDERS),
        "dates.zone": formed(_ZONE, "give the offset from UTC: +09:00"),
        "release.dateline": list_of(_pattern("place")),
        "release.number": list_of(_pattern("number")),
    }
)
"""Every key of a profile's file by its path, with the check of its value."""
FORM: Final = Form(
    keys=KEYS,
    required=MappingProxyType(
        {"id": 'write id = "kr-mofa"', "name": 'name = { en = "…" }'}
    ),
    quoted=("patterns", "release"),
    page="docs/profiles.md",
)
"""What a profile's file may say."""
