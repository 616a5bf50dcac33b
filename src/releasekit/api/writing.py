"""Writing outputs into a store: all made, then all placed, then all put."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs
from attrs import frozen

from releasekit.errors import UsageError
from releasekit.files.names import output_name
from releasekit.files.store import Claim, Store
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import ExportContext
from releasekit.plugins.options import field_names
from releasekit.plugins.registry import Bound, installed_registry


@frozen(kw_only=True)
class Order:
    """One output that is wanted."""

    name: str
    """What the store is to call it."""
    release: Release
    """What it holds."""
    bound: Bound[Any]
    """What makes it."""


@frozen(kw_only=True)
class Stored:
    """One output that a store has."""

    format: str
    """Name of the exporter."""
    name: str
    """What the store calls it."""
    sha256: str
    """SHA-256 of its bytes, 64 lower-case hexadecimal digits."""
    size: int
    """Length in bytes."""
    written: bool
    """False where the store already had exactly these bytes."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd about it."""


def bind_all(exports: Iterable[tuple[str, object]]) -> tuple[Bound[Any], ...]:
    """Return exporters with their options, made for outputs that are kept.

    Where an exporter offers validation, it is switched on: what is kept is checked.

    Args:
        exports: by name, an instance of the options class, a mapping, or nothing.

    Raises:
        UsageError: an exporter is unknown, or its options do not fit.
        PluginError: an exporter cannot be used.
    """
    registry = installed_registry()
    return tuple(_validating(registry.bind(name, given)) for name, given in exports)


def output_names(stem: str, bounds: Sequence[Bound[Any]]) -> tuple[str, ...]:
    """Return what the outputs of one release are called, without a folder.

    Raises:
        UsageError: two of them would share a name.
    """
    names = tuple(output_name(stem, bound.spec.suffix) for bound in bounds)
    if len(set(names)) < len(names):
        twice = ", ".join(bound.spec.name for bound in bounds)
        message = f"{twice} cannot stand in one folder: they share a suffix"
        raise UsageError(message, hint="write them to different folders")
    return names


def write_all(
    orders: Sequence[Order],
    store: Store,
    context: ExportContext,
    *,
    force: bool = False,
) -> tuple[Stored, ...]:
    """Make outputs, and write them once all are made and may have their names.

    Args:
        orders: what is wanted: all formats of a release, or of all releases of an
            input.
        store: where they go.
        context: as in `export`.
        force: replace what no earlier run wrote.

    Raises:
        OutputError: an output cannot be written; none is half written.
        PluginError: an exporter breaks the contract.
    """
    odd = [order.bound.check() for order in orders]
    made = [order.bound.export(order.release, context) for order in orders]
    outputs = [(o.name, m.data) for o, m in zip(orders, made, strict=True)]
    claims = store.place(outputs, force=force)
    store.put(claims)
    said = [(*o, *m.diagnostics) for o, m in zip(odd, made, strict=True)]
    return tuple(map(_stored, orders, claims, said))


def _stored(order: Order, claim: Claim, said: tuple[Diagnostic, ...]) -> Stored:
    return Stored(
        format=order.bound.spec.name,
        name=claim.name,
        sha256=claim.sha256,
        size=len(claim.data),
        written=not claim.is_there,
        diagnostics=said,
    )


def _validating(bound: Bound[Any]) -> Bound[Any]:
    if "validate" not in field_names(type(bound.options)):
        return bound
    return Bound(bound.exporter, attrs.evolve(bound.options, validate=True))
