"""Mistakes: everything that is wrong in a TOML file, each with its line and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from attrs import frozen

from releasekit.errors import UsageError
from releasekit.settings.checks import Check, Fault, nearest

LARGEST: Final = 64 * 1024
"""Bytes of a file that people write."""

_MOST_TOLD: Final = 20
"""Mistakes that one error names after the first."""
_TABLE = re.compile(r"\s*(\[\[?)([\w.-]{1,80})\]")
_KEY = re.compile(r"""\s*([\w.-]{1,80}|"[^"]{0,80}"|'[^']{0,80}')\s{0,20}=""")
_PLACE = re.compile(r"\s?\(at (?:line ([0-9]+), column [0-9]+|end of document)\)")
_NEAR: Final = 0.5
"""Least likeness of a key that is told as the one meant."""
_SINGULAR: Final = 0.9
"""Least likeness of a table whose name lacks no more than its plural."""


@frozen(kw_only=True)
class Mistake:
    """One thing wrong in a file."""

    line: int
    """Number of the line, from 1."""
    message: str
    """What is wrong, in lower case without a full stop."""
    hint: str
    """What to write instead."""


@frozen(kw_only=True)
class Form:
    """What a file may say."""

    keys: Mapping[str, Check]
    """Every key by its path, ``table.key``, with the check of its value."""
    required: Mapping[str, str]
    """The keys that no file, or no table of theirs, goes without; how to write each."""
    repeated: frozenset[str] = frozenset()
    """Tables of which there may be several: ``[[agents]]``."""
    quoted: tuple[str, ...] = ()
    """Tables whose wrong values are shown whole, after the message."""
    page: str
    """The page of the manual that explains the file."""

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables that keys stand in."""
        return frozenset(key.partition(".")[0] for key in self.keys if "." in key)


@frozen(kw_only=True)
class _Given:
    """One key of a file with its value."""

    path: str
    """``agents.role``"""
    place: str
    """``agents.0.role``: the first table of this name."""
    value: object


ErrorT = TypeVar("ErrorT", bound=UsageError)


def refusal(kind: type[ErrorT], mistakes: tuple[Mistake, ...], origin: str) -> ErrorT:
    """Return the error that names the first mistake; its notes name those after it.

    Args:
        kind: what to raise for this sort of file.
        mistakes: what is wrong, at least one.
        origin: the file's path.
    """
    first, *others = mistakes
    error = kind(_line(first), hint=first.hint, path=origin)
    for other in others[:_MOST_TOLD]:
        error.add_note(f"{_line(other)}; {other.hint}")
    if len(others) > _MOST_TOLD:
        error.add_note(f"and {len(others) - _MOST_TOLD} more")
    return error


def _line(mistake: Mistake) -> str:
    return f"line {mistake.line}: {mistake.message}"


def parsed(text: str) -> dict[str, Any]:
    """Return the tables of a file.

    Raises:
        ValueError: it is no TOML.
    """
    # Slow to import, and only files that people write need it.
    import tomllib  # noqa: PLC0415

    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError as error:
        raise ValueError("lists or tables are nested too deeply") from error


def mistakes_in(text: str, form: Form) -> tuple[Mistake, ...]:
    """Return everything that is wrong in the text of a file, in order of lines."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        message = f"the file is larger than {LARGEST:,} bytes"
        return (Mistake(line=1, message=message, hint="leave out what others have"),)
    try:
        data = parsed(text)
    except ValueError as error:
        return (_syntax_mistake(text, str(error), form),)
    places = Places(text)
    found = [*_missing(data, form, places), *_wrong(data, form, places)]
    return tuple(sorted(found, key=lambda mistake: mistake.line))


def _syntax_mistake(text: str, error: str, form: Form) -> Mistake:
    place = _PLACE.search(error)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    words = _PLACE.sub("", error).strip() or "it cannot be read"
    message = f"this is no TOML: {words[0].lower()}{words[1:]}"
    return Mistake(line=line, message=message, hint=f"{form.page} shows the form")


def _missing(data: Mapping[str, Any], form: Form, places: Places) -> Iterator[Mistake]:
    for path, hint in form.required.items():
        table, _, key = path.rpartition(".")
        for place, found in _tables(data, table, form) if table else (("", data),):
            if key not in found:
                message = f"the key {path} is missing"
                line = places.line(place) if place else 1
                yield Mistake(line=line, message=message, hint=hint)


def _tables(
    data: Mapping[str, Any], name: str, form: Form
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the tables of a name, each with its place; what is none is left out."""
    found = data.get(name)
    if name in form.repeated:
        several = found if isinstance(found, list) else []
        for number, table in enumerate(several):
            if isinstance(table, dict):
                yield f"{name}.{number}", table
    elif isinstance(found, dict):
        yield name, found


def _wrong(data: Mapping[str, Any], form: Form, places: Places) -> Iterator[Mistake]:
    for given in _flat(data, form):
        check = form.keys.get(given.path)
        if check is None:
            yield Mistake(
                line=places.line(given.place),
                message=f"there is no key {given.path}",
                hint=_meant(given.path, form),
            )
            continue
        for fault in check(given.value):
            yield Mistake(
                line=places.line(given.place, fault.value),
                message=_told(given.path, fault, form),
                hint=fault.hint,
            )


def _told(path: str, fault: Fault, form: Form) -> str:
    if fault.value and path.partition(".")[0] in form.quoted:
        return f"{path}: {fault.message}: {fault.value}"
    return f"{path} {fault.message}"


def _flat(data: Mapping[str, Any], form: Form) -> Iterator[_Given]:
    for name, value in data.items():
        tables = dict(_tables(data, name, form)) if name in form.tables else {}
        whole = len(value) if isinstance(value, list) else 1
        if len(tables) < whole or not tables:
            yield _Given(path=name, place=name, value=value)
        for place, table in tables.items():
            for key, inner in table.items():
                yield _Given(path=f"{name}.{key}", place=f"{place}.{key}", value=inner)


def _meant(path: str, form: Form) -> str:
    if path in form.repeated:
        return f"write each below a line [[{path}]]"
    if path in form.tables:
        return f"write its keys below a line [{path}]"
    table = nearest(path, sorted(form.repeated), _SINGULAR)
    if table:
        return _meant(table, form)
    close = nearest(path, form.keys, _NEAR)
    if close is None:  # the right key in the wrong table, or in none
        last = path.rpartition(".")[2]
        close = next((k for k in form.keys if k.rpartition(".")[2] == last), None)
    return f"did you mean {close}?" if close else f"{form.page} lists the keys"


class Places:
    """Where keys and values stand in a file: the TOML reader does not tell."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._keys: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        table = ""
        for number, line in enumerate(self._lines):
            header, key = _TABLE.match(line), _KEY.match(line)
            if header:
                name = self._table(header)
                table = f"{name}."
                self._keys.setdefault(name, number)
                self._keys.setdefault(header[2], number)
            elif key:
                name = key[1].strip("\"'")
                path = f"{table}{name}"
                self._keys.setdefault(path, number)
                self._keys.setdefault(path.partition(".")[0], number)

    def _table(self, header: re.Match[str]) -> str:
        """Return the path of a table, numbered from 0 where there are several."""
        name = header[2]
        if header[1] == "[":
            return name
        number = self._counts.get(name, 0)
        self._counts[name] = number + 1
        return f"{name}.{number}"

    def line(self, path: str, value: str = "") -> int:
        """Return the line of a key, or of an entry of its list, from 1."""
        first = self._line_of(path)
        if value:
            for number in range(first, len(self._lines)):
                if value in self._lines[number]:
                    return number + 1
        return first + 1

    def _line_of(self, path: str) -> int:
        """Return the line of a key, else of the nearest table around it, from 0."""
        while path not in self._keys and path:
            path = path.rpartition(".")[0]
        return self._keys.get(path, 0)
