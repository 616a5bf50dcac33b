"""BagIt 1.0 (RFC 8493): a folder that lists its files with their digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from releasekit._version import __version__
from releasekit.errors import UsageError
from releasekit.model import Diagnostic, Fact, Release
from releasekit.packaging.manifest import ALGORITHMS, manifest_name, write_manifest
from releasekit.packaging.package import Package, safe_name
from releasekit.packaging.payload import PayloadFile, payload_of
from releasekit.packaging.readme import readme
from releasekit.plugins.contract import ExportContext
from releasekit.text import show

DECLARATION: Final = "bagit.txt"
"""The file that makes a folder a bag (RFC 8493, 2.1.1)."""
INFO: Final = "bag-info.txt"
"""What people should know of a bag (RFC 8493, 2.2.2)."""
BAG_SUFFIX: Final = ".bag"
"""How the folder of a bag is named after its source."""
_DECLARED: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LONGEST: Final = 1000
"""Longest value in ``bag-info.txt``, in code points."""


def bag_of(release: Release, context: ExportContext, *, name: str = "") -> Package:
    """Return a release as a bag.

    Guarantees:
        - equal arguments give equal bytes;
        - the record in it is valid and, with the source, is what its PREMIS
          document describes.

    Args:
        release: what is kept.
        context: its time dates the bag and the events; it must be given.
        name: name of the bag's folder; the source's by default.

    Raises:
        UsageError: the context has no time.
        PluginError: an exporter cannot be used.
        MissingDependencyError: one needs a package that is not installed.
    """
    if context.time is None:
        message = "a package must be dated, and no time was given"
        raise UsageError(message, hint="give ExportContext a time")
    payload = payload_of(release, context)
    data = {file.path: file.data for file in payload}
    tags = {
        DECLARATION: _DECLARED,
        INFO: _info(release, context, context.time, data),
        "README.txt": readme(release, payload),
        **{manifest_name(a): write_manifest(data, a) for a in ALGORITHMS},
    }
    of_tags = {
        manifest_name(a, of_tags=True): write_manifest(tags, a) for a in ALGORITHMS
    }
    files = {**data, **tags, **of_tags}
    return Package(
        name=safe_name(name or release.source.name, BAG_SUFFIX),
        files=MappingProxyType({path: files[path] for path in sorted(files)}),
        diagnostics=_told(payload),
    )


def _told(payload: tuple[PayloadFile, ...]) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys(d for file in payload for d in file.diagnostics))


def _info(
    release: Release,
    context: ExportContext,
    time: datetime,
    payload: Mapping[str, bytes],
) -> bytes:
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
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
