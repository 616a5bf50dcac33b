"""Checks of names: no output of a plan takes the place of another."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product
from pathlib import Path
from typing import Final, TypeAlias
from unicodedata import is_normalized, normalize

from attrs import frozen

from releasekit.batch.names import (
    bases,
    fold,
    mirrored_folder,
    mirrored_stem,
    stem_keys,
)
from releasekit.batch.sources.kinds import container_kind
from releasekit.batch.sources.listing import Listing
from releasekit.errors import UsageError
from releasekit.text import show

_HINT: Final = "convert them into different folders"
_COLLISION_HINT: Final = f"rename one, {_HINT}, or take --flat"

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

    def is_file(self, name: str) -> bool:
        """Tell whether a file is one input, named after itself."""
        return self.as_text or container_kind(name) is None


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
        if len(group) > 1:  # a folder has each name once
            _refuse_twins(group)
        if not naming.flat:
            _refuse_collisions(group, naming)
            meeting = beside.get(folder, ())
            if meeting or naming.splits or _tails(naming.suffixes):
                stems = frozenset(_keys(group, naming))
                _refuse_meeting(stems, meeting, naming.suffixes)
                numbered |= {f"{folder}/{s}" for s in stems if stems & bases(s)}
    return frozenset(numbered) if naming.splits else frozenset()


def _refuse_twins(group: Sequence[Listing]) -> None:
    """Refuse inputs that cannot be told apart: arguments that lead to one path."""
    rows = [(listing, name) for listing in group for name in listing.names()]
    pair = _first_pair([listing.below(name) for listing, name in rows], rows)
    if pair:
        (listing, name), both = pair
        message = f"{both} would both become {show(listing.below(name))}"
        raise UsageError(message, hint=_HINT)


def _refuse_collisions(group: Sequence[Listing], naming: Naming) -> None:
    """Refuse inputs that would become one file."""
    # Whole stems of a million names take much memory: these are only looked at again
    # where two have one hash.
    hashes = array("q", map(hash, _keys(group, naming)))
    if len(set(hashes)) == len(hashes):
        return
    rows = [
        (listing, name)
        for listing in group
        for name in listing.names()
        if naming.is_file(name)
    ]
    pair = _first_pair(list(_keys(group, naming)), rows)
    if pair:
        (listing, name), both = pair
        file = f"{mirrored_stem(name)}{next(iter(naming.suffixes), '')}"
        place = Path(naming.destination, mirrored_folder(listing.relative), file)
        message = f"{both} would both become {show(str(place))}"
        raise UsageError(message, hint=_COLLISION_HINT)


def _keys(group: Sequence[Listing], naming: Naming) -> Iterator[str]:
    """Yield the stems of all files, containers left out, folded."""
    for listing in group:
        for names in listing.chunks():
            files = names
            if listing.kinds:
                files = [name for name in names if naming.is_file(name)]
            yield from stem_keys(files)


def _first_pair(keys: Sequence[str], rows: Sequence[_Row]) -> tuple[_Row, str] | None:
    """Return the second of two inputs that share a key, and both as words."""
    seen: dict[str, str] = {}
    for key, (listing, name) in zip(keys, rows, strict=True):
        path = listing.path(name)
        if key in seen:
            return (listing, name), _both(seen[key], path)
        seen[key] = path
    return None


def _both(one: str, other: str) -> str:
    """Return two paths as words; where they look alike, what tells them apart."""
    if one == other or normalize("NFC", one) != normalize("NFC", other):
        return f"{show(one)} and {show(other)}"
    return " and ".join(f"{show(path)} ({_form(path)})" for path in (one, other))


def _form(path: str) -> str:
    return "composed: NFC" if is_normalized("NFC", path) else "decomposed: not NFC"


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
    for long, tail in _tails(suffixes):
        for stem in stems:
            if f"{stem}{tail}" in stems:
                message = f"{stem} and {stem}{tail} would both become {stem}{long}"
                raise UsageError(show(message), hint=_HINT)


def _tails(suffixes: Sequence[str]) -> list[tuple[str, str]]:
    """Return suffixes that end like another, and what they have before that."""
    return [
        (long, long.removesuffix(short))
        for long, short in permutations(suffixes, 2)
        if long.endswith(short)
    ]


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
            if listing.kinds and not naming.as_text:
                found[folder] += [
                    fold(mirrored_folder(name))
                    for name in listing.names()
                    if container_kind(name)
                ]
    return found
