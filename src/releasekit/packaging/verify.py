"""Verifying a bag: what was changed, is missing, or came from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit.errors import ReleasekitError
from releasekit.packaging.bag import DECLARATION, INFO
from releasekit.packaging.findings import PackageVerification
from releasekit.packaging.manifest import (
    ALGORITHMS,
    Manifest,
    manifest_name,
    read_manifest,
)
from releasekit.packaging.trees import MOST_LISTING_BYTES, Tree
from releasekit.text import show

_PAYLOAD: Final = "data/"
_MOST_TOLD: Final = 10
"""Most lines of one manifest that are told one by one."""


@frozen
class _Listing:
    """One manifest with what it is about."""

    name: str
    algorithm: str
    of_tags: bool
    manifest: Manifest

    def covers(self, path: str) -> bool:
        """Tell whether a file at this path must stand in the manifest."""
        if path.startswith(_PAYLOAD):
            return not self.of_tags
        return self.of_tags and not path.startswith("tagmanifest-")


def verify_bag(tree: Tree) -> PackageVerification:
    """Tell what of a package is not as it was packed.

    Stricter than RFC 8493, which lets a bag go without manifests of its tag files:
    here every file stands in a manifest of each algorithm, and digests are written
    in lower case, so that no change goes unnoticed.
    """
    there = set(tree.names)
    listings = tuple(_listings(tree, there))
    named = {path for listing in listings for path in listing.manifest.digests}
    expected = named | {DECLARATION, INFO} | set(_manifests())
    changed, unreadable = _changed(tree, listings, there)
    return PackageVerification(
        files=len(there),
        changed=tuple(sorted(changed)),
        missing=tuple(sorted(expected - there)),
        untracked=tuple(sorted(_untracked(listings, there))),
        problems=(*tree.problems, *_malformed(listings), *unreadable),
    )


def _manifests() -> Iterator[str]:
    for algorithm in ALGORITHMS:
        yield manifest_name(algorithm)
        yield manifest_name(algorithm, of_tags=True)


def _listings(tree: Tree, there: set[str]) -> Iterator[_Listing]:
    for algorithm in ALGORITHMS:
        for of_tags in (False, True):
            name = manifest_name(algorithm, of_tags=of_tags)
            if name in there:
                manifest = _read(tree, name, algorithm)
                yield _Listing(name, algorithm, of_tags, manifest)


def _read(tree: Tree, name: str, algorithm: str) -> Manifest:
    return read_manifest(tree.read(name, max_bytes=MOST_LISTING_BYTES), algorithm)


def _changed(
    tree: Tree, listings: tuple[_Listing, ...], there: set[str]
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


def _untracked(listings: tuple[_Listing, ...], there: set[str]) -> Iterator[str]:
    own = set(_manifests())
    for path in there - own:
        covering = [listing for listing in listings if listing.covers(path)]
        tracked = [path in listing.manifest.digests for listing in covering]
        if not (tracked and all(tracked)):
            yield path


def _malformed(listings: tuple[_Listing, ...]) -> Iterator[str]:
    for listing in listings:
        malformed = listing.manifest.malformed
        for number in malformed[:_MOST_TOLD]:
            yield f"{listing.name}, line {number}: no digest and path"
        more = len(malformed) - _MOST_TOLD
        if more > 0:
            yield f"{listing.name}: {more} more lines without digest and path"
