"""Items: the inputs of a batch, as a plan names them."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Item:
    """One input: where it is and what its outputs are called, without its bytes.

    Items go to workers by the dozen, so they hold names and never texts; only what
    cannot be read a second time (standard input) travels with them.
    """

    id: str
    """What the ledger calls it: its path below the root of the plan with ``/``, or
    the path of its container, ``!/`` and the member. Printable Unicode: bytes that are
    no UTF-8 stand as ``\\xNN``."""
    location: str
    """Path or URL of the file that holds it; lone surrogates stand for bytes that are
    no UTF-8 (PEP 383)."""
    source: str = "file"
    """Name of the source kind that opens it: ``file``, ``zip``, ``mbox`` …"""
    member: str = ""
    """Where in the container it is, in words of its source kind; nothing for a file
    that is one input itself."""
    name: str = ""
    """File name the release's source is to have, without folders."""
    folder: str = ""
    """Folder of its outputs below the destination, with ``/``; nothing for the top."""
    stem: str = ""
    """What its outputs are named after; a suffix for each format comes behind it."""
    size: int = 0
    """Length of the file that holds it, in bytes."""
    mtime_ns: int = 0
    """When that file was last changed, in nanoseconds since 1970; 0 where unknown."""
    data: bytes | None = None
    """Its bytes, where they cannot be read a second time."""
    known: tuple[tuple[str, str], ...] = ()
    """Names and digests that earlier runs wrote for it, on its way to a worker that
    cannot ask the ledger."""
