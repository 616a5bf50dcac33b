"""The payload: the source as received and what is made of it, each in its place."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from releasekit.model import Diagnostic, Release
from releasekit.packaging.package import safe_name
from releasekit.plugins.contract import ExportContext
from releasekit.plugins.options import field_names
from releasekit.plugins.registry import Registry, installed_registry

SOURCE: Final = "source"
"""Stands in place of a format's name for the source as received."""
RECORD_FOLDER: Final = "data/"
"""Where the record stands."""
_SOURCE_FOLDER: Final = "data/source/"
_METADATA_FOLDER: Final = "data/metadata/"
_FOLDERS: Final = MappingProxyType(
    {
        "record": RECORD_FOLDER,
        "pdf": "data/",
        "docx": "data/",
        "premis": _METADATA_FOLDER,
        "dublin-core": _METADATA_FOLDER,
        "mods": _METADATA_FOLDER,
    }
)
"""Where each format stands; those that are not installed are left out."""


@frozen(kw_only=True)
class PayloadFile:
    """A file of the payload."""

    format: str
    """The exporter that made it, or `SOURCE`."""
    path: str
    data: bytes = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()


def payload_of(release: Release, context: ExportContext) -> tuple[PayloadFile, ...]:
    """Return the source and every format, made in one context.

    Raises:
        PluginError: an exporter cannot be used.
        MissingDependencyError: one needs a package that is not installed.
    """
    name = release.source.name
    path = _SOURCE_FOLDER + safe_name(name or "release.txt")
    source = PayloadFile(format=SOURCE, path=path, data=release.source.data)
    return (source, *_exported(release, context, installed_registry()))


def _exported(
    release: Release, context: ExportContext, registry: Registry
) -> Iterator[PayloadFile]:
    for name, folder in _FOLDERS.items():
        if name not in registry.names:
            continue
        checks = "validate" in field_names(registry.get(name).spec.options)
        bound = registry.bind(name, {"validate": True} if checks else None)
        odd = bound.check()
        made = bound.export(release, context)
        yield PayloadFile(
            format=name,
            path=folder + safe_name(release.source.name, bound.spec.suffix),
            data=made.data,
            diagnostics=(*odd, *made.diagnostics),
        )
