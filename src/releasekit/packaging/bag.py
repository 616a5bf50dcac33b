"""BagIt 1.0 (RFC 8493): a folder that lists its files with their digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from releasekit._version import __version__
from releasekit.model import Fact, Release
from releasekit.packaging.findings import PackageVerification
from releasekit.packaging.manifest import ALGORITHMS, manifest_name, write_manifest
from releasekit.packaging.package import Package, safe_name
from releasekit.packaging.payload import (
    DEFAULTS,
    SOURCE,
    Layout,
    Options,
    PayloadFile,
    packing_time,
    payload_of,
    told,
)
from releasekit.packaging.readme import README, described, readme
from releasekit.packaging.trees import Tree
from releasekit.packaging.verify import Place, verify_places
from releasekit.plugins.contract import ExportContext
from releasekit.text import show

DECLARATION: Final = "bagit.txt"
"""The file that makes a folder a bag (RFC 8493, 2.1.1)."""
INFO: Final = "bag-info.txt"
"""What people should know of a bag (RFC 8493, 2.2.2)."""
BAG_SUFFIX: Final = ".bag"
"""How the folder of a bag is named after its source."""
_PAYLOAD: Final = "data/"
RECORD_FOLDER: Final = _PAYLOAD
"""Where the record stands in a bag."""
_METADATA_FOLDER: Final = "data/metadata/"
_LAYOUT: Final[Layout] = MappingProxyType(
    {
        SOURCE: "data/source/",
        "record": RECORD_FOLDER,
        "pdf": _PAYLOAD,
        "docx": _PAYLOAD,
        "premis": _METADATA_FOLDER,
        "dublin-core": _METADATA_FOLDER,
        "mods": _METADATA_FOLDER,
    }
)
_DECLARED: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LONGEST: Final = 1000
"""Longest value in ``bag-info.txt``, in code points."""


def bag_of(
    release: Release,
    context: ExportContext,
    *,
    name: str = "",
    options: Options = DEFAULTS,
) -> Package:
    """Return a release as a bag.

    Guarantees:
        - equal arguments give equal bytes;
        - the record in it is valid and, with the source, is what its PREMIS
          document describes.

    Args:
        release: what is kept.
        context: its time dates the bag and the events; it must be given.
        name: name of the bag's folder; the source's by default.
        options: of formats, by their names.

    Raises:
        UsageError: the context has no time.
        PluginError: an exporter cannot be used.
        MissingDependencyError: one needs a package that is not installed.
    """
    time = packing_time(context)
    payload = payload_of(release, context, _LAYOUT, options)
    data = {file.path: file.data for file in payload}
    tags = {
        DECLARATION: _DECLARED,
        INFO: _info(release, context, time, data),
        README: readme(release, _described(payload), made="bag_made"),
        **{manifest_name(a): write_manifest(data, a) for a in ALGORITHMS},
    }
    of_tags = {
        manifest_name(a, of_tags=True): write_manifest(tags, a) for a in ALGORITHMS
    }
    files = {**data, **tags, **of_tags}
    return Package(
        name=safe_name(name or release.source.name, BAG_SUFFIX),
        files=MappingProxyType({path: files[path] for path in sorted(files)}),
        diagnostics=told(payload),
    )


def verify_bag(tree: Tree) -> PackageVerification:
    """Tell what of a bag is not as it was packed.

    Stricter than RFC 8493, which lets a bag go without manifests of its tag files:
    here every file stands in a manifest of each algorithm, and digests are written
    in lower case, so that no change goes unnoticed.
    """
    return verify_places(tree, _PLACES, (DECLARATION, INFO))


def _is_payload(path: str) -> bool:
    return path.startswith(_PAYLOAD)


def _is_tag(path: str) -> bool:
    return not path.startswith((_PAYLOAD, "tagmanifest-"))


_PLACES: Final = tuple(
    Place(name=manifest_name(a, of_tags=of_tags), algorithm=a, covers=covers)
    for a in ALGORITHMS
    for of_tags, covers in ((False, _is_payload), (True, _is_tag))
)


def _described(payload: tuple[PayloadFile, ...]) -> Iterator[tuple[str, str]]:
    yield from described(payload)
    yield _METADATA_FOLDER, "metadata"
    yield ", ".join(map(manifest_name, ALGORITHMS)), "bag_manifests"
    yield INFO, "bag_info"


def _info(
    release: Release,
    context: ExportContext,
    time: datetime,
    payload: Mapping[str, bytes],
) -> bytes:
    size = sum(map(len, payload.values()))
    lines = (
        *_facts(release, context),
        ("Bagging-Date", time.date().isoformat()),
        ("Payload-Oxum", f"{size}.{len(payload)}"),
        ("Bag-Software-Agent", f"{context.producer} {__version__}"),
    )
    text = "".join(
        f"{label}: {show(value, limit=_LONGEST)}\n" for label, value in lines
    )
    return text.encode()


def _facts(release: Release, context: ExportContext) -> Iterator[tuple[str, str]]:
    """Yield what is known of the release; what is not known has no line."""
    metadata = release.metadata
    if isinstance(metadata.issuer, Fact) and metadata.issuer.value.name.strip():
        yield "Source-Organization", metadata.issuer.value.name.strip()
    if release.title and release.title.strip():
        yield "External-Description", release.title.strip()
    given = context.identifier(release) if context.identifier else None
    names = (given or f"sha256:{release.source.sha256}", *_identifiers(release))
    for name in dict.fromkeys(names):
        yield "External-Identifier", name
    if metadata.series and metadata.series.value.code:
        yield "Bag-Group-Identifier", metadata.series.value.code


def _identifiers(release: Release) -> Iterator[str]:
    for fact in release.metadata.identifiers:
        if fact.value.value.strip():
            yield fact.value.value.strip()
