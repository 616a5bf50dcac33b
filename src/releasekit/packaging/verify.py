"""Verifying files against lists of digests: what was changed, is missing, or is new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from attrs import frozen

from releasekit.errors import ReleasekitError
from releasekit.packaging.findings import PackageVerification
from releasekit.packaging.manifest import Manifest, read_manifest
from releasekit.packaging.trees import MOST_LISTING_BYTES, Tree
from releasekit.text import show

_MOST_TOLD: Final = 10
"""Most lines of one list that are told one by one."""


@frozen(kw_only=True)
class Listing:
    """A list of digests, and the files that it must name."""

    name: str
    """Path of the file that it stands in."""
    algorithm: str
    """Its digests, as `hashlib` names them."""
    manifest: Manifest
    """What it says, by paths from the package's folder."""
    covers: Callable[[str], bool]
    """Whether a file at this path, if there is one, must stand in it."""


@frozen(kw_only=True)
class Place:
    """Where a package of some form has a list of digests."""

    name: str
    """Its path."""
    algorithm: str
    """Its digests, as `hashlib` names them."""
    base: str = ""
    """The folder, with its slash, that the paths in it start from."""
    covers: Callable[[str], bool]
    """Whether a file at this path must stand in it."""


def verify_places(
    tree: Tree, places: Collection[Place], others: Collection[str] = ()
) -> PackageVerification:
    """Tell what of a package is not as its lists of digests say.

    Args:
        tree: the package.
        places: every list that it must have.
        others: what else must be there.
    """
    there = frozenset(tree.names)
    listings = tuple(_read(tree, place) for place in places if place.name in there)
    return verify_listed(tree, listings, {*others, *(place.name for place in places)})


def verify_listed(
    tree: Tree, listings: Collection[Listing], expected: Collection[str]
) -> PackageVerification:
    """Tell what of a package is not as some lists of digests say.

    Args:
        tree: the package.
        listings: what its files should be.
        expected: what must be there, whether a list names it or not.
    """
    there = frozenset(tree.names)
    named = {path for listing in listings for path in listing.manifest.digests}
    changed, unreadable = _changed(tree, listings, there)
    return PackageVerification(
        files=len(there),
        changed=tuple(sorted(changed)),
        missing=tuple(sorted((named | set(expected)) - there)),
        untracked=tuple(
            path for path in sorted(there) if not _is_tracked(path, listings, expected)
        ),
        problems=(*tree.problems, *_malformed(listings), *unreadable),
    )


def _read(tree: Tree, place: Place) -> Listing:
    data = tree.read(place.name, max_bytes=MOST_LISTING_BYTES)
    return Listing(
        name=place.name,
        algorithm=place.algorithm,
        manifest=read_manifest(data, place.algorithm, base=place.base),
        covers=place.covers,
    )


def _changed(
    tree: Tree, listings: Collection[Listing], there: Collection[str]
) -> tuple[set[str], tuple[str, ...]]:
    """Return the files with other bytes, and why others cannot be read."""
    changed: set[str] = set()
    unreadable: dict[str, str] = {}
    for listing in listings:
        for path, digest in listing.manifest.digests.items():
            if path not in there or path in unreadable:
                continue
            try:
                if tree.digest(path, listing.algorithm) != digest:
                    changed.add(path)
            except ReleasekitError as error:
                changed.add(path)
                unreadable[path] = f"{path} cannot be read: {error.message}"
    return changed, tuple(map(show, unreadable.values()))


def _is_tracked(
    path: str, listings: Collection[Listing], expected: Collection[str]
) -> bool:
    covering = [listing for listing in listings if listing.covers(path)]
    if not covering:
        return path in expected
    return all(path in listing.manifest.digests for listing in covering)


def _malformed(listings: Collection[Listing]) -> Iterator[str]:
    for listing in listings:
        malformed = listing.manifest.malformed
        for number in malformed[:_MOST_TOLD]:
            yield f"{listing.name}, line {number}: no digest and path"
        more = len(malformed) - _MOST_TOLD
        if more > 0:
            yield f"{listing.name}: {more} more lines without digest and path"
