"""Verifying a package against its METS files: of the whole, and of each part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from attrs import evolve
from lxml import etree

from releasekit.errors import ReleasekitError
from releasekit.exporters.common.mets.markup import NAMESPACE, XLINK
from releasekit.files.digest import is_sealed
from releasekit.packaging.csip.level import METS, path_of
from releasekit.packaging.csip.mets import digest_offset
from releasekit.packaging.findings import PackageVerification
from releasekit.packaging.manifest import Manifest
from releasekit.packaging.trees import MOST_LISTING_BYTES, Tree
from releasekit.packaging.verify import Listing, verify_listed
from releasekit.text import show
from releasekit.xml_safety import read_xml

_LEVEL: Final = re.compile(f"representations/[^/]+/{re.escape(METS)}")
_OF_A_PART: Final = re.compile(
    f"representations/[^/]+/(?!{re.escape(METS)}$).+", re.DOTALL
)
"""What stands in the METS file of a representation."""
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_FILE: Final = f"{{{NAMESPACE}}}file"
_LOCATION: Final = f"{{{NAMESPACE}}}FLocat"
_REFERENCE: Final = f"{{{NAMESPACE}}}mdRef"
_HREF: Final = f"{{{XLINK}}}href"


def verify_csip(tree: Tree) -> PackageVerification:
    """Tell what of a package is not as it was packed.

    Every file but METS.xml must stand in it, those of a representation in the METS
    file there; METS.xml itself must have the digest that stands in it.
    """
    listings: list[Listing] = []
    problems: list[str] = []
    unreadable: set[str] = set()
    for name in _levels(tree):
        try:
            listings.append(_listing(tree, name))
        except ReleasekitError as error:
            unreadable.add(name)
            problems.append(show(f"{name} cannot be read: {error.message}"))
    found = verify_listed(tree, listings, {METS})
    changed = {*found.changed, *unreadable, *_broken_seal(tree, unreadable)}
    return evolve(
        found,
        changed=tuple(sorted(changed)),
        problems=(*found.problems, *problems),
    )


def _levels(tree: Tree) -> tuple[str, ...]:
    """Return the METS files of a package: that of the whole, then the others."""
    others = sorted(name for name in tree.names if _LEVEL.fullmatch(name))
    return (*((METS,) if METS in tree.names else ()), *others)


def _broken_seal(tree: Tree, unreadable: set[str]) -> Iterator[str]:
    if METS in tree.names and METS not in unreadable:
        data = tree.read(METS, max_bytes=MOST_LISTING_BYTES)
        at = digest_offset(data)
        if at is None or not is_sealed(data, at):
            yield METS


def _listing(tree: Tree, name: str) -> Listing:
    root = read_xml(tree.read(name, max_bytes=MOST_LISTING_BYTES))
    folder = name.removesuffix(METS)

    def covers(path: str) -> bool:
        if not folder:
            return path != METS and _OF_A_PART.fullmatch(path) is None
        return path.startswith(folder) and path != name

    return Listing(
        name=name, algorithm="sha256", manifest=_manifest(root, folder), covers=covers
    )


def _manifest(root: etree._Element, folder: str) -> Manifest:
    digests: dict[str, str] = {}
    malformed: list[int] = []
    for element, address in _listed(root):
        digest = (element.get("CHECKSUM") or "").lower()
        if address and _DIGEST.fullmatch(digest):
            digests[folder + path_of(address)] = digest
        else:
            malformed.append(int(str(element.sourceline)))
    return Manifest(digests=MappingProxyType(digests), malformed=tuple(malformed))


def _listed(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in root.iter(_FILE, _REFERENCE):
        location = element.find(_LOCATION) if element.tag == _FILE else element
        yield element, (location.get(_HREF) or "") if location is not None else ""
