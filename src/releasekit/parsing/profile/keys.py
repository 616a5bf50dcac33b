"""The keys of a profile's file: what each may hold, and what is wrong otherwise."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.model import BlockKind
from releasekit.parsing.bullets import BULLETS
from releasekit.parsing.profile.patterns import pattern_problem
from releasekit.parsing.schemes import SCHEMES

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

_ID = re.compile(r"[a-z][a-z0-9]{0,19}(?:-[a-z0-9]{1,20}){0,4}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ZONE = re.compile(r"[+-](?:0[0-9]|1[0-4]):[0-5][0-9]")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_ORDERS: Final = ("dmy", "mdy", "ymd")
MARK_SCHEMES: Final = (*(scheme.name for scheme in SCHEMES), *BULLETS)
"""The names of all series of marks."""


def _text(value: object) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(message="is no text", hint='write it in quotes: "…"')
    elif not value.strip() or len(value) > LONGEST_WORDS:
        message = f"is empty or longer than {LONGEST_WORDS} characters"
        yield Fault(message=message, hint="give a few words", value=value)


def _formed(form: re.Pattern[str], hint: str) -> Check:
    """Return the check of a text that has one form."""

    def check(value: object) -> Iterator[Fault]:
        if not isinstance(value, str) or not form.fullmatch(value):
            yield Fault(message=f"cannot be {value!r}", hint=hint, value=str(value))

    return check


def _list_of(check: Check) -> Check:
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


def _one_of(words: tuple[str, ...]) -> Check:
    def check(value: object) -> Iterator[Fault]:
        if value not in words:
            message, hint = f"cannot be {value!r}", f"write {', '.join(words)}"
            yield Fault(message=message, hint=hint, value=str(value))

    return check


def _named(value: object) -> Iterator[Fault]:
    """Check the names by language."""
    if not isinstance(value, dict) or not value:
        hint = 'write it by language: name = { en = "…" }'
        yield Fault(message="gives no name", hint=hint)
        return
    for language, words in value.items():
        yield from _formed(_LANGUAGE, "use a language tag: en, ko, zh-Hans")(language)
        yield from _text(words)


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
    # Only mistakes need it, and it takes time to load.
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(str(name), MARK_SCHEMES, n=1, cutoff=0.4)
    return f"did you mean {close[0]}?" if close else "docs/profiles.md lists the series"


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


LINE_KINDS: Final = tuple(
    str(kind)
    for kind in (
        BlockKind.CHROME,
        BlockKind.LABEL,
        BlockKind.LETTERHEAD,
        BlockKind.RELEASE_LINE,
        BlockKind.DATELINE,
        BlockKind.META,
        BlockKind.SUBTITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
        BlockKind.NOTE,
        BlockKind.ATTACHMENT,
        BlockKind.CONTACT,
        BlockKind.SIGNATURE,
        BlockKind.BOILERPLATE,
        BlockKind.TEXT_MARK,
        BlockKind.END_MARK,
    )
)
"""The kinds of block that a profile can name lines for."""
START_AFTER: Final = "start_after"
"""Key of lines that end what the site put above the release."""
STOP_BEFORE: Final = "stop_before"
"""Key of lines that begin what the site put below it."""
FIELD: Final = "field"
"""Key of the names of values that stand on the next line."""
LINE_KEYS: Final = (START_AFTER, STOP_BEFORE, FIELD, *LINE_KINDS)
"""The keys of the tables ``lines`` and ``patterns``."""

KEYS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "id": _formed(_ID, "use small letters, figures and hyphens: kr-mofa"),
        "name": _named,
        "country": _formed(_COUNTRY, "use two capital letters (ISO 3166-1): KR"),
        "languages": _list_of(_formed(_LANGUAGE, "use language tags: en, zh-Hans")),
        "agency": _formed(_ID, "use the id of an agency: kr-mofa"),
        "encoding": _codec,
        "evidence.names": _list_of(_text),
        "evidence.phrases": _list_of(_text),
        "evidence.domains": _list_of(_text),
        "evidence.scripts": _list_of(_formed(_SCRIPT, "use ISO 15924: Kore, Jpan")),
        "evidence.needs": _count,
        **{f"lines.{key}": _list_of(_text) for key in LINE_KEYS},
        **{f"patterns.{key}": _list_of(_pattern()) for key in LINE_KEYS},
        "marks.ladder": _ladder,
        "marks.alike": _alike,
        "dates.order": _one_of(_ORDERS),
        "dates.zone": _formed(_ZONE, "give the offset from UTC: +09:00"),
        "release.dateline": _list_of(_pattern("place")),
        "release.number": _list_of(_pattern("number")),
    }
)
"""Every key of a profile's file by its path, with the check of its value."""
REQUIRED: Final = ("id", "name")
"""The keys that no profile goes without."""
TABLES: Final = frozenset(key.partition(".")[0] for key in KEYS if "." in key)
"""The names of the tables that keys stand in."""
