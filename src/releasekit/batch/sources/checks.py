"""Checks of names: no output of a plan takes the place of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import permutations, product
from pathlib import Path
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.batch.names import (
    fold,
    mirrored_folder,
    mirrored_stem,
    stem_keys,
    without_numbers,
)
from releasekit.batch.sources.kinds import container_kind, container_kinds
from releasekit.batch.sources.listing import Listing
from releasekit.errors import InternalError, UsageError
from releasekit.text import show

_HINT: Final = "convert them into different folders"

_Row: TypeAlias = tuple[Listing, str]
"""A listing and a name in it."""


@frozen(kw_only=True)
class Naming:
    """What outputs will be called."""

    flat: bool = False
    """Whether all go to one folder, each with a digest of its id."""
    destination: str = ""
    """Folder or URL that they go below; nothing to leave it unchecked."""
    suffixes: tuple[str, ...] = ()
    """Suffixes of the outputs of each input."""
    splits: bool = False
    """Whether inputs may be cut into parts, whose stems get numbers."""
    as_text: bool = False
    """Whether no file is a container."""


def check_names(listings: Sequence[Listing], naming: Naming) -> frozenset[str]:
    """Refuse a plan in which two inputs would become one file, or have one id.

    Folders are looked at one by one, so that a million names take little memory.

    Returns:
        Stems, folded and with their folders, that parts of other inputs may get:
        they are to be named apart.

    Raises:
        UsageError: the plan is refused; the error names both inputs.
    """
    groups: defaultdict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        groups[fold(mirrored_folder(listing.relative))].append(listing)
    beside = {} if naming.flat else _beside(groups, naming)
    numbered: set[str] = set()
    for folder, group in groups.items():
        rows = [(listing, name) for listing in group for name in listing.names]
        if len(group) > 1:  # a folder has each name once
            _refuse_twins(rows)
        if naming.flat:
            continue
        stems = _refuse_collisions(rows, naming)
        _refuse_meeting(stems, beside.get(folder, ()), naming.suffixes)
        if naming.splits:
            numbered |= {f"{folder}/{s}" for s in stems if stems & without_numbers(s)}
    return frozenset(numbered)


def _refuse_twins(rows: Sequence[_Row]) -> None:
    """Refuse inputs that cannot be told apart: arguments that lead to one path."""
    ids = [listing.below(name) for listing, name in rows]
    if len(set(ids)) < len(ids):
        (listing, name), both = _first_pair(ids, rows)
        message = f"{both} would both become {show(listing.below(name))}"
        raise UsageError(message, hint=_HINT)


def _refuse_collisions(rows: Sequence[_Row], naming: Naming) -> frozenset[str]:
    """Refuse inputs that would become one file; return their stems, folded."""
    names = [name for _, name in rows]
    if not naming.as_text and container_kinds("/".join(names)):
        rows = [row for row in rows if container_kind(row[1]) is None]
        names = [name for _, name in rows]
    keys = stem_keys(names)
    found = frozenset(keys)
    if len(found) < len(keys):
        (listing, name), both = _first_pair(keys, rows)
        file = f"{mirrored_stem(name)}{next(iter(naming.suffixes), '')}"
        place = Path(naming.destination, mirrored_folder(listing.relative), file)
        message = f"{both} would both become {show(str(place))}"
        raise UsageError(message, hint=_HINT)
    return found


def _first_pair(keys: Sequence[str], rows: Sequence[_Row]) -> tuple[_Row, str]:
    """Return the second of two inputs that share a key, and both as words."""
    seen: dict[str, str] = {}
    for key, (listing, name) in zip(keys, rows, strict=True):
        path = listing.path(name)
        if key in seen:
            return (listing, name), f"{show(seen[key])} and {show(path)}"
        seen[key] = path
    raise InternalError("no two keys are the same")


def _refuse_meeting(
    stems: frozenset[str], folders: Sequence[str], suffixes: Sequence[str]
) -> None:
    """Refuse outputs that have the name of a folder, or of one with another suffix.

    Args:
        stems: stems of the outputs in a folder, folded.
        folders: names of the folders beside them, folded.
        suffixes: as in `Naming`.
    """
    for folder, suffix in product(folders, suffixes):
        stem = folder.removesuffix(suffix)
        if stem != folder and stem in stems:
            message = f"the outputs of {stem} and of folder {folder} would meet"
            raise UsageError(show(message), hint=_HINT)
    for long, short in permutations(suffixes, 2):
        tail = long.removesuffix(short)
        met = next((s for s in stems if f"{s}{tail}" in stems), None)
        if tail != long and met is not None:
            message = f"{met} and {met}{tail} would both become {met}{long}"
            raise UsageError(show(message), hint=_HINT)


def _beside(
    groups: Mapping[str, Sequence[Listing]], naming: Naming
) -> Mapping[str, Sequence[str]]:
    """Return the folders of outputs in each folder that end like files, folded."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for folder, group in groups.items():
        parts = folder.split("/")
        for depth, part in enumerate(parts):
            if part.endswith(naming.suffixes):
                found["/".join(parts[:depth])].append(part)
        for listing in group:
            if not naming.as_text and container_kinds("/".join(listing.names)):
                found[folder] += [
                    fold(mirrored_folder(name))
                    for name in listing.names
                    if container_kind(name)
                ]
    return found
