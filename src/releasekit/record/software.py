"""Software: what made a record, with the resources its outputs depend on."""

from __future__ import annotations

from attrs import frozen

from releasekit._version import __version__


@frozen(kw_only=True)
class Software:
    """The program that made a record."""

    name: str = "releasekit"
    version: str = __version__
    resources: tuple[tuple[str, str], ...] = ()
    """Name and SHA-256 (64 hexadecimal digits) of fonts and other bytes used."""
