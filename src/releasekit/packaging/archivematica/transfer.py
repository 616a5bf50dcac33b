"""The transfer: which file stands where, and the checksums of all of them.

Archivematica moves whatever stands beside ``objects/`` and ``metadata/`` into
``objects/``, where every file must have a line in ``checksum.sha256``: so nothing
does, and README.txt is submission documentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.model import Release
from releasekit.packaging.archivematica.descriptions import describe
from releasekit.packaging.events import events
from releasekit.packaging.findings import PackageVerification
from releasekit.packaging.manifest import manifest_name, write_manifest
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

TRANSFER_SUFFIX: Final = ".transfer"
"""How the folder of a transfer is named after its source."""
_OBJECTS: Final = "objects/"
RELEASE_FOLDER: Final = f"{_OBJECTS}release/"
"""What ``metadata.csv`` describes as one release. Its name outlives Archivematica's
change of file names, which leaves ASCII alone."""
_LAYOUT: Final[Layout] = MappingProxyType(
    {
        SOURCE: f"{RELEASE_FOLDER}source/",
        "record": RELEASE_FOLDER,
        "pdf": RELEASE_FOLDER,
        "docx": RELEASE_FOLDER,
    }
)
_DESCRIPTIONS: Final = "metadata/metadata.csv"
_EVENTS: Final = "metadata/premis.xml"
_CHECKSUMS: Final = "metadata/checksum.sha256"
_DOCUMENTATION: Final = "metadata/submissionDocumentation/"
_MANIFEST: Final = _DOCUMENTATION + manifest_name("sha256")
MARKS: Final = (_MANIFEST, _CHECKSUMS)
"""Either file tells that a folder is a transfer."""


def transfer_of(
    release: Release,
    context: ExportContext,
    *,
    name: str = "",
    options: Options = DEFAULTS,
) -> Package:
    """Return a release as a standard transfer for Archivematica 1.10 and later.

    Guarantees:
        - equal arguments give equal bytes;
        - ``checksum.sha256`` names exactly the files of ``objects/``, by paths from
          there; the manifest beside README.txt names every file but itself;
        - in ``premis.xml``, which is valid, every file and agent has its events.

    Args:
        release: what is kept.
        context: its time dates the events; it must be given.
        name: name of the transfer's folder; the source's by default.
        options: of formats, by their names.

    Raises:
        UsageError: the context has no time.
        PluginError: an exporter cannot be used.
        MissingDependencyError: one needs a package that is not installed.
    """
    time = packing_time(context)
    payload = payload_of(release, context, _LAYOUT, options)
    descriptions = describe(release, context, RELEASE_FOLDER, payload)
    written = events(release, context, time, payload)
    data = {file.path: file.data for file in payload}
    files = {
        **data,
        _DESCRIPTIONS: descriptions.data,
        _EVENTS: written.data,
        _CHECKSUMS: write_manifest(_below(_OBJECTS, data), "sha256"),
        _DOCUMENTATION + README: readme(
            release, _described(payload), made="transfer_made"
        ),
    }
    files[_MANIFEST] = write_manifest(files, "sha256")
    odd = (*told(payload), *descriptions.diagnostics, *written.diagnostics)
    return Package(
        name=safe_name(name or release.source.name, TRANSFER_SUFFIX),
        files=MappingProxyType({path: files[path] for path in sorted(files)}),
        diagnostics=tuple(dict.fromkeys(odd)),
    )


def verify_transfer(tree: Tree) -> PackageVerification:
    """Tell what of a transfer is not as it was packed."""
    return verify_places(tree, _PLACES)


def _is_object(path: str) -> bool:
    return path.startswith(_OBJECTS)


def _is_listed(path: str) -> bool:
    return path != _MANIFEST


_PLACES: Final = (
    Place(name=_CHECKSUMS, algorithm="sha256", base=_OBJECTS, covers=_is_object),
    Place(name=_MANIFEST, algorithm="sha256", covers=_is_listed),
)


def _below(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path.removeprefix(folder): data for path, data in files.items()}


def _described(payload: tuple[PayloadFile, ...]) -> Iterator[tuple[str, str]]:
    yield from described(payload)
    yield _DESCRIPTIONS, "transfer_descriptions"
    yield _EVENTS, "transfer_events"
    yield _CHECKSUMS, "transfer_checksums"
    yield _MANIFEST, "transfer_manifest"
