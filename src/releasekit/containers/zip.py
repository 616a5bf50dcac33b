"""ZIP archives with fixed bytes.

Python's ``zipfile`` cannot take an entry that is already deflated; this writer can,
so that parts which never change are compressed once a process.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from releasekit.errors import InternalError

LEVEL: Final = 6
"""Deflate level: 9 costs twice the time and saves two per cent here."""

# APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16.
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
"""Version needed to extract: 2.0, for Deflate."""
_UTF8: Final = 0x0800
"""General purpose bit 11: the name is UTF-8."""
_TIME: Final = 0
_DATE: Final = 0x0021
"""1980-01-01, the first date an archive can hold."""
_MAX_ENTRIES: Final = 0xFFFF
_MAX_BYTES: Final = 0xFFFF_FFFF


@frozen(kw_only=True)
class Entry:
    """A file of an archive, ready to be written."""

    name: str
    """Path inside the archive, with ``/`` between folders."""
    packed: bytes = field(repr=False)
    """The bytes as they stand in the archive."""
    size: int
    """Length before compression, bytes."""
    crc: int
    """CRC-32 of the uncompressed bytes."""
    method: int = zipfile.ZIP_DEFLATED
    """Compression method (APPNOTE.TXT, 4.4.5): 8 Deflate, 0 stored."""


def deflated(name: str, data: bytes) -> Entry:
    """Return an entry that holds ``data`` compressed."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    return Entry(name=name, packed=packed, size=len(data), crc=zlib.crc32(data))


def stored(name: str, data: bytes) -> Entry:
    """Return an entry that holds ``data`` as it is."""
    return Entry(
        name=name,
        packed=data,
        size=len(data),
        crc=zlib.crc32(data),
        method=zipfile.ZIP_STORED,
    )


def write_zip(
    entries: Iterable[Entry], *, first: tuple[str, ...] = (), comment: bytes = b""
) -> bytes:
    """Return an archive whose bytes depend on names and contents alone.

    Guarantees:
        - entries stand in code point order of their names, those in ``first`` ahead;
        - every date is 1980-01-01 and no system, owner or mode is recorded.

    Args:
        entries: the files, in any order, each name once.
        first: names that stand at the start, in this order.
        comment: the archive comment.

    Raises:
        InternalError: too much for an archive without the ZIP64 extension.
    """
    rank = {name: place for place, name in enumerate(first)}
    ordered = sorted(entries, key=lambda e: (rank.get(e.name, len(rank)), e.name))
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in ordered:
        name = entry.name.encode()
        facts = _facts(entry, name)
        header = _LOCAL.pack(b"PK\x03\x04", _VERSION, *facts, 0)
        body += (header, name, entry.packed)
        directory += (_central(facts, offset), name)
        offset += len(header) + len(name) + len(entry.packed)
    listing = b"".join(directory)
    if len(ordered) > _MAX_ENTRIES or offset + len(listing) > _MAX_BYTES:
        message = f"{len(ordered)} entries of {offset} bytes are too much for a zip"
        raise InternalError(message)
    count = len(ordered)
    end = _END.pack(
        b"PK\x05\x06", 0, 0, count, count, len(listing), offset, len(comment)
    )
    return b"".join((*body, listing, end, comment))


def _facts(entry: Entry, name: bytes) -> tuple[int, ...]:
    flags = 0 if entry.name.isascii() else _UTF8
    sizes = (entry.crc, len(entry.packed), entry.size)
    return (flags, entry.method, _TIME, _DATE, *sizes, len(name))


def _central(facts: tuple[int, ...], offset: int) -> bytes:
    # Version made by 2.0 on system 0; no extra field, comment, disk or attributes.
    return _CENTRAL.pack(
        b"PK\x01\x02", _VERSION, _VERSION, *facts, 0, 0, 0, 0, 0, offset
    )
