"""Deriving: what the parser would work out from its tables at every start.

Only ``make tables`` calls it, and the test that finds the file out of date. The parts:

``tables``
    each TOML file by its name below ``profiles``;
``affixes``
    what lines begin with, or else end with, by each pattern of the vocabulary;
``hints``
    which sections of the vocabulary a line may be of, by its ends: numbers into
    ``sections``;
``agencies``
    the names of known agencies by how they begin, longer ones first: each folded, as
    it must be written (or empty), whether it is an office holder's, and whose it is.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import starmap
from pathlib import Path
from typing import Any, Final, TypeAlias

from releasekit.parsing.affix_table import Affixes, affix_table
from releasekit.parsing.affixes import DEPTH, prefixes, suffixes
from releasekit.parsing.metadata.agencies import fold_name, key_of_name
from releasekit.parsing.vocabulary import LISTS, PATTERNS, VOCABULARY, fold

_NAMED: Final = "turn"
"""The section whose patterns have named groups and are asked one by one."""
_STEMS: Final = (("부", ("장관", "차관")), ("청", ("장",)), ("위원회", ("위원장",)))
"""Endings of Korean agencies, and what those of their heads have instead."""
_Table: TypeAlias = Mapping[str, Any]


def derived_text(folder: Path) -> str:
    """Return the text of the file, a line for each entry of a part.

    Args:
        folder: the tables' own, ``profiles``.
    """
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.toml"))
    tables = {name: tomllib.loads((folder / name).read_text("utf-8")) for name in names}
    countries = [table for name, table in tables.items() if name.startswith("agencies")]
    sections = tables[VOCABULARY]
    parts: dict[str, _Table] = {
        "tables": tables,
        "affixes": _affixes(sections),
        "hints": _hints(sections),
        "agencies": _agencies(countries),
    }
    return "{" + ",\n".join(starmap(_part_text, parts.items())) + "}\n"


def _part_text(name: str, part: _Table) -> str:
    lines = ",\n".join(f"{_json(key)}:{_json(part[key])}" for key in part)
    return f"{_json(name)}:{{\n{lines}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _affixes(sections: _Table) -> dict[str, list[list[str]]]:
    patterns = (
        pattern
        for name, lists in sections.items()
        for key in lists.keys() - LISTS
        for pattern in lists[key]
        if name != _NAMED
    )
    return {p: [sorted(some) for some in _affixes_of(p)] for p in sorted(patterns)}


def _affixes_of(pattern: str) -> Affixes:
    """Return the affixes of the lines that a regular expression matches."""
    first = prefixes(pattern) or frozenset()
    return first, frozenset() if first else suffixes(pattern) or frozenset()


def _affixes_of_line(line: str) -> Affixes:
    """Return the affixes of a whole line, its blanks collapsed and made small."""
    return frozenset({line.split(" ", 1)[0][:DEPTH]}), frozenset()


def _hints(sections: _Table) -> dict[str, Any]:
    """Return the names of all sections; what says nothing of a line is under each."""
    table = affix_table(_forms(sections), frozenset)
    always = table.others or frozenset()
    starts = {chars: names | always for chars, names in table.starts.items() if names}
    ended = {names for names in table.ends.values() if names is not None}
    kinds = sorted(map(sorted, {always, *starts.values(), *ended}))
    number = {frozenset(names): at for at, names in enumerate(kinds)}
    return {
        "sections": kinds,
        "always": number[always],
        "starts": {chars: number[starts[chars]] for chars in sorted(starts)},
        "ends": {
            chars: None if names is None else number[names]
            for chars, names in sorted(table.ends.items())
        },
        "firsts": sorted(table.firsts),
    }


def _forms(sections: _Table) -> Iterator[tuple[Affixes, str]]:
    """Yield the affixes of each form of line, with the section that it is of."""
    for section, lists in sections.items():
        if section == _NAMED:
            continue
        for line in map(fold, lists.get("exact", ())):
            yield _affixes_of_line(line), section
        for key in lists.keys() - LISTS:
            name = section if key == PATTERNS else f"{section}.{key}"
            for pattern in lists[key]:
                yield _affixes_of(pattern), name


def _agencies(countries: Sequence[_Table]) -> dict[str, list[Any]]:
    owners: dict[tuple[str, bool], dict[str, str]] = {}
    for country in countries:
        for identifier, row in country["agencies"].items():
            for form, holder in _names(row, country["language"]):
                found = owners.setdefault((fold_name(form), holder), {})
                found.setdefault(identifier, form)
    index: dict[str, list[Any]] = {}
    for (folded, holder), found in owners.items():
        form = next(iter(found.values()))
        exact = form if " " not in form and form.isascii() else ""
        alias = [folded, exact, holder, list(found)]
        index.setdefault(key_of_name(form, folded), []).append(alias)
    return {key: sorted(index[key], key=_longest_first) for key in index}


def _longest_first(alias: list[Any]) -> tuple[int, bool]:
    return -len(alias[0]), alias[2]


def _names(row: _Table, language: str) -> Iterator[tuple[str, bool]]:
    """Yield the names of an agency, then those of its head, each once."""
    local = row.get("local") or row["name"]
    for form in dict.fromkeys([row["name"], local, *row.get("aliases", ())]):
        yield form, False
    korean = _korean_holders(local) if language == "ko" else ()
    for form in dict.fromkeys([*row.get("holders", ()), *korean]):
        yield form, True


def _korean_holders(local: str) -> Iterator[str]:
    """Yield ``외교장관`` for ``외교부``: the office is named after the agency."""
    for ending, offices in _STEMS:
        if local.endswith(ending):
            yield from (local.removesuffix(ending) + office for office in offices)
