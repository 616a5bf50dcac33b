"""The folder: which file stands where, and a METS file for the whole and each part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit import record
from releasekit.exporters.common.crosswalk.writing import Written
from releasekit.exporters.common.mets.agents import LONGEST
from releasekit.exporters.common.record import record_id
from releasekit.exporters.common.shortening import shortened
from releasekit.model import Release
from releasekit.packaging.csip.level import METS, Group, Level, Listed
from releasekit.packaging.csip.mets import Maker, mets_of
from releasekit.packaging.events import events
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
from releasekit.plugins.contract import ExportContext

CSIP_SUFFIX: Final = ".csip"
"""How the folder of a package is named after its source."""
_REPRESENTATIONS: Final = "representations/"
_DATA: Final = "data/"
_DESCRIPTIVE: Final = "metadata/descriptive/"
_PRESERVATION: Final = "metadata/preservation/"
_DOCUMENTATION: Final = "documentation/"
_SCHEMAS: Final = "schemas/"
_LAYOUT: Final[Layout] = MappingProxyType(
    {
        **{
            name: f"{_REPRESENTATIONS}{name}/{_DATA}"
            for name in (SOURCE, "record", "pdf", "docx")
        },
        "mods": _DESCRIPTIVE,
        "dublin-core": _DESCRIPTIVE,
        "premis": _PRESERVATION,
    }
)
"""A representation a format (CSIPSTR9 to CSIPSTR11), metadata apart (CSIPSTR5)."""
RECORD_FOLDER: Final = _LAYOUT["record"]
"""Where the record stands."""
MARKS: Final = (METS, f"{_REPRESENTATIONS}record/{METS}")
"""Either file tells that a folder is such a package."""
_KINDS: Final = MappingProxyType(
    {"mods": "MODS", "dublin-core": "DC", "premis": "PREMIS"}
)
_EVENTS: Final = f"{_PRESERVATION}premis.xml"


def csip_of(
    release: Release,
    context: ExportContext,
    *,
    name: str = "",
    options: Options = DEFAULTS,
) -> Package:
    """Return a release as an E-ARK information package (CSIP 2.1.0, type AIP).

    Guarantees:
        - equal arguments give equal bytes;
        - METS.xml names every file, or the METS file of the representation that names
          it, with its length and SHA-256, and carries its own digest;
        - each representation says in PREMIS how its file came to be.

    Args:
        release: what is kept.
        context: its time dates everything; it must be given.
        name: name of the package's folder; the source's by default.
        options: of formats, by their names.

    Raises:
        UsageError: the context has no time.
        PluginError: an exporter cannot be used.
        MissingDependencyError: one needs a package that is not installed.
    """
    maker = Maker(
        producer=context.producer,
        time=packing_time(context),
        metadata=release.metadata,
    )
    payload = payload_of(release, context, _LAYOUT, options)
    parts = tuple(_representations(release, context, payload, maker))
    files = {
        **{file.path: file.data for file in payload},
        **{path: written.data for path, written in parts},
        **_schemas(),
        _DOCUMENTATION + README: readme(release, _described(payload), made="csip_made"),
    }
    whole = mets_of(_whole(release, record_id(release, context), payload, files), maker)
    files[METS] = whole.data
    odd = (*told(payload), *(d for _, w in parts for d in w.diagnostics))
    return Package(
        name=safe_name(name or release.source.name, CSIP_SUFFIX),
        files=MappingProxyType({path: files[path] for path in sorted(files)}),
        diagnostics=tuple(dict.fromkeys((*odd, *whole.diagnostics))),
    )


def _representations(
    release: Release,
    context: ExportContext,
    payload: tuple[PayloadFile, ...],
    maker: Maker,
) -> Iterator[tuple[str, Written]]:
    """Yield what each representation has beside its file: PREMIS, then METS."""
    source = payload[0]
    for file in payload:
        if not file.path.startswith(_REPRESENTATIONS):
            continue
        folder = f"{_REPRESENTATIONS}{file.format}/"
        concerned = (source,) if file is source else (source, file)
        happened = events(release, context, maker.time, concerned)
        yield folder + _EVENTS, happened
        data = Listed(
            path=file.path.removeprefix(folder),
            media_type=file.media_type,
            data=file.data,
        )
        level = Level(
            id=file.format,
            label=_label(release),
            preservation=(_xml(_EVENTS, happened.data, "PREMIS"),),
            groups=(Group(use="Data", files=(data,)),),
        )
        yield folder + METS, mets_of(level, maker)


def _whole(
    release: Release,
    name: str,
    payload: tuple[PayloadFile, ...],
    files: Mapping[str, bytes],
) -> Level:
    metadata = [
        _xml(file.path, file.data, _KINDS[file.format])
        for file in payload
        if file.format in _KINDS
    ]
    return Level(
        id=shortened(name, LONGEST),
        label=_label(release),
        descriptive=tuple(m for m in metadata if m.path.startswith(_DESCRIPTIVE)),
        preservation=tuple(m for m in metadata if m.path.startswith(_PRESERVATION)),
        groups=tuple(_groups(files)),
    )


def _groups(files: Mapping[str, bytes]) -> Iterator[Group]:
    readme_path = _DOCUMENTATION + README
    text = Listed(path=readme_path, media_type="text/plain", data=files[readme_path])
    schemas = (path for path in files if path.startswith(_SCHEMAS))
    yield Group(use="Documentation", files=(text,))
    yield Group(use="Schemas", files=tuple(_xml(p, files[p]) for p in schemas))
    for path in files:
        if path.startswith(_REPRESENTATIONS) and path.endswith(f"/{METS}"):
            use = f"Representations/{path.split('/')[1]}"
            yield Group(use=use, files=(_xml(path, files[path]),), is_level=True)


def _schemas() -> dict[str, bytes]:
    """Return what the record is checked with: its schema, and rules beyond it."""
    published = record.write_schema().items()
    return {f"{_SCHEMAS}{n}": d for n, d in published if n.endswith((".xsd", ".sch"))}


def _xml(path: str, data: bytes, kind: str = "") -> Listed:
    return Listed(path=path, media_type="application/xml", data=data, kind=kind)


def _label(release: Release) -> str:
    return shortened(release.title or "", LONGEST)


def _described(payload: tuple[PayloadFile, ...]) -> Iterator[tuple[str, str]]:
    yield from described(payload)
    yield "metadata/", "metadata"
    yield _SCHEMAS, "csip_schemas"
    yield METS, "csip_mets"
