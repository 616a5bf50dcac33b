"""The payload: the source as received and what is made of it, each in its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from attrs import field, frozen

from releasekit.errors import UsageError
from releasekit.model import Diagnostic, Release
from releasekit.packaging.package import safe_name
from releasekit.plugins.contract import ExportContext
from releasekit.plugins.options import field_names
from releasekit.plugins.registry import Bound, Registry, installed_registry

SOURCE: Final = "source"
"""Stands in place of a format's name for the source as received."""
Layout: TypeAlias = Mapping[str, str]
"""The folder, with its slash, of `SOURCE` and of each format that is packed."""
Options: TypeAlias = Mapping[str, object]
"""Options by format, each as `Registry.bind` takes them; others have their defaults."""
DOCUMENTS: Final = ("pdf", "docx")
"""What people read: every form packs it."""
DEFAULTS: Final[Options] = MappingProxyType({})
"""Every format as it is without options."""


@frozen(kw_only=True)
class PayloadFile:
    """A file of the payload."""

    format: str
    """The exporter that made it, or `SOURCE`."""
    path: str
    media_type: str
    """Internet media type (RFC 2046)."""
    data: bytes = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()


def payload_of(
    release: Release,
    context: ExportContext,
    layout: Layout,
    options: Options = DEFAULTS,
) -> tuple[PayloadFile, ...]:
    """Return the source and every format, made in one context.

    Args:
        release: what is kept.
        context: what the outside world adds.
        layout: where each stands; formats that are not installed are left out.
        options: of formats.

    Raises:
        PluginError: an exporter cannot be used.
        MissingDependencyError: one needs a package that is not installed.
    """
    path = layout[SOURCE] + safe_name(release.source.name or "release.txt")
    source = PayloadFile(
        format=SOURCE,
        path=path,
        media_type=release.source.media_type,
        data=release.source.data,
    )
    registry = installed_registry()
    made = (
        _exported(_bound(registry, name, options), folder, release, context)
        for name, folder in layout.items()
        if name in registry.names
    )
    return (source, *made)


def told(payload: tuple[PayloadFile, ...]) -> tuple[Diagnostic, ...]:
    """Return what was odd about the files of a payload, each once."""
    return tuple(dict.fromkeys(d for file in payload for d in file.diagnostics))


def packing_time(context: ExportContext) -> datetime:
    """Return when something is packed; what has no zone counts in UTC.

    Raises:
        UsageError: the context has no time.
    """
    time = context.time
    if time is None:
        message = "a package must be dated, and no time was given"
        raise UsageError(message, hint="give ExportContext a time")
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _bound(registry: Registry, name: str, options: Options) -> Bound[Any]:
    """Return an exporter that checks what it makes, where it can."""
    if name in options:
        return registry.bind(name, options[name])
    checks = "validate" in field_names(registry.get(name).spec.options)
    return registry.bind(name, {"validate": True} if checks else None)


def _exported(
    bound: Bound[Any], folder: str, release: Release, context: ExportContext
) -> PayloadFile:
    odd = bound.check()
    made = bound.export(release, context)
    return PayloadFile(
        format=bound.spec.name,
        path=folder + safe_name(release.source.name, bound.spec.suffix),
        media_type=made.media_type,
        data=made.data,
        diagnostics=(*odd, *made.diagnostics),
    )
