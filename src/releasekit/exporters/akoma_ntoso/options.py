"""Options of the Akoma Ntoso exporter."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class AkomaNtosoOptions:
    """What the Akoma Ntoso exporter can be asked: nothing yet."""
