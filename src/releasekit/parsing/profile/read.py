"""Reading profiles: TOML to values, each mistake named with its line and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from attrs import frozen

from releasekit.errors import ProfileError
from releasekit.parsing.profile.keys import (
    KEYS,
    LINE_KEYS,
    REQUIRED,
    TABLES,
    Fault,
)
from releasekit.parsing.profile.values import ENOUGH, Profile, Signs
from releasekit.parsing.vocabulary import fold

LARGEST: Final = 64 * 1024
"""Bytes of a profile's file."""

_TABLE = re.compile(r"\s*\[([\w.-]{1,80})\]")
_KEY = re.compile(r"""\s*([\w.-]{1,80}|"[^"]{0,80}"|'[^']{0,80}')\s{0,20}=""")
_PLACE = re.compile(r"\s?\(at (?:line ([0-9]+), column [0-9]+|end of document)\)")


@frozen(kw_only=True)
class Mistake:
    """One thing wrong in a profile's file."""

    line: int
    """Number of the line, from 1."""
    message: str
    """What is wrong, in lower case without a full stop."""
    hint: str
    """What to write instead."""


def read_profile(text: str, origin: str) -> Profile:
    """Return the profile that a file's text holds.

    Args:
        text: the TOML.
        origin: the file's path, for messages and lists.

    Raises:
        ProfileError: the text has a mistake; the error names the first.
    """
    for mistake in profile_mistakes(text):
        message = f"line {mistake.line}: {mistake.message}"
        raise ProfileError(message, hint=mistake.hint, path=origin)
    return profile_of(_parsed(text), origin)


def profile_mistakes(text: str) -> tuple[Mistake, ...]:
    """Return everything that is wrong in the text of a profile's file, in order."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        message = f"the file is larger than {LARGEST:,} bytes"
        return (Mistake(line=1, message=message, hint="leave out what others have"),)
    try:
        data = _parsed(text)
    except ValueError as error:
        return (_syntax_mistake(text, str(error)),)
    places = _Places(text)
    found = [*_missing(data), *_wrong(data, places)]
    return tuple(sorted(found, key=lambda mistake: mistake.line))


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


def _parsed(text: str) -> dict[str, Any]:
    # Slow to import, and only profiles need it here.
    import tomllib  # noqa: PLC0415

    return tomllib.loads(text.replace("\r\n", "\n"))


def _syntax_mistake(text: str, error: str) -> Mistake:
    place = _PLACE.search(error)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    words = _PLACE.sub("", error).strip() or "it cannot be read"
    message = f"this is no TOML: {words[0].lower()}{words[1:]}"
    return Mistake(line=line, message=message, hint="docs/profiles.md shows the form")


def _missing(data: Mapping[str, Any]) -> Iterator[Mistake]:
    for key in REQUIRED:
        if key not in data:
            hint = 'write id = "kr-mofa"' if key == "id" else 'name = { en = "…" }'
            yield Mistake(line=1, message=f"the key {key} is missing", hint=hint)


def _wrong(data: Mapping[str, Any], places: _Places) -> Iterator[Mistake]:
    for path, value in _flat(data):
        check = KEYS.get(path)
        if check is None:
            line = places.line(path)
            message = f"there is no key {path}"
            yield Mistake(line=line, message=message, hint=_nearest(path))
            continue
        for fault in check(value):
            yield Mistake(
                line=places.line(path, fault.value),
                message=_told(path, fault),
                hint=fault.hint,
            )


def _told(path: str, fault: Fault) -> str:
    """Return the message with the key, and with the pattern where it is of one."""
    if path.startswith(("patterns.", "release.")) and fault.value:
        return f"{path}: {fault.message}: {fault.value}"
    return f"{path} {fault.message}"


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield each key by its path: ``evidence.names``."""
    for name, value in data.items():
        if name in TABLES and isinstance(value, dict):
            for key, inner in value.items():
                yield f"{name}.{key}", inner
        else:
            yield name, value


def _nearest(path: str) -> str:
    # Only mistakes need it, and it takes time to load.
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(path, KEYS, n=1, cutoff=0.5)
    if not close:  # the right key in the wrong table, or in none
        last = path.rpartition(".")[2]
        close = [key for key in KEYS if key.rpartition(".")[2] == last]
    return f"did you mean {close[0]}?" if close else "docs/profiles.md lists the keys"


class _Places:
    """Where keys and values stand in a file: the TOML reader does not tell."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._keys: dict[str, int] = {}
        table = ""
        for number, line in enumerate(self._lines):
            header = _TABLE.match(line)
            key = _KEY.match(line)
            if header:
                table = f"{header[1]}."
                self._keys.setdefault(header[1], number)
            elif key:
                name = key[1].strip("\"'")
                self._keys.setdefault(f"{table}{name}", number)

    def line(self, path: str, value: str = "") -> int:
        """Return the line of a key, or of an entry of its list, from 1."""
        first = self._keys.get(path, self._keys.get(path.partition(".")[0], 0))
        if value:
            for number in range(first, len(self._lines)):
                if value in self._lines[number]:
                    return number + 1
        return first + 1
