"""Exporting: a release becomes bytes in a format, nothing is written."""

from __future__ import annotations

from functools import cache

import attrs

from releasekit.model import Release
from releasekit.plugins.contract import ExportContext, Rendition
from releasekit.plugins.registry import InstalledExporter, installed_registry


def export(
    release: Release,
    to: str,
    options: object = None,
    *,
    context: ExportContext | None = None,
) -> Rendition:
    """Return a release in a format.

    Args:
        release: what to export.
        to: the exporter's name: ``pdf``.
        options: an instance of the exporter's options class, a mapping of field
            names to values, or nothing for its defaults.
        context: time, resources and names from outside; one per process by default.

    Raises:
        UnknownExporterError: no exporter has this name.
        OptionsError: the options do not fit; the message has the path to the value.
        PluginError: the exporter cannot be used.
        MissingDependencyError: it needs a package that is not installed.
    """
    bound = installed_registry().bind(to, options)
    odd = bound.check()
    made = bound.export(release, context or default_context())
    if not odd:
        return made
    return attrs.evolve(made, diagnostics=(*odd, *made.diagnostics))


def exporters() -> tuple[InstalledExporter, ...]:
    """Return all installed exporters by name, broken ones with their problem."""
    return installed_registry().installed()


@cache
def default_context() -> ExportContext:
    """Return one context a process, so that fonts are loaded once."""
    return ExportContext()
