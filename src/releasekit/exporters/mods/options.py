"""Options of the MODS exporter."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class ModsOptions:
    """What the MODS exporter can be asked: nothing yet."""
