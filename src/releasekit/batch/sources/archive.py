"""ZIP archives that anybody may have written: members listed, and read one by one.

What an archive could do to harm is refused: members that name a place outside of it,
that share their name, lie over each other, or unpack to many times their size.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, Final, cast

from attrs import frozen

from releasekit.batch.item import Item
from releasekit.batch.sources.holder import Holder
from releasekit.batch.sources.kinds import container_kind
from releasekit.batch.sources.streams import open_stream, refuse_size
from releasekit.containers.unzip import leads_elsewhere
from releasekit.errors import (
    ForeignFormatError,
    InputTooLargeError,
    UnreadableInputError,
)
from releasekit.files.names import stem_of
from releasekit.text import show

_UNPACK: Final = "unpack it and convert the folder"
_MOST_MEMBERS: Final = 200_000
_MOST_DIRECTORY: Final = 24 * 1024 * 1024
"""Most bytes of an archive's directory: it is read at once."""
_MOST_RATIO: Final = 200
"""Most unpacked bytes for each byte of an archive; texts have three to twenty."""
_ALWAYS: Final = 16 * 1024 * 1024
"""What any archive may unpack to, however small it is."""
# Local file header (APPNOTE.TXT, 4.3.7): lengths of name and extra field come last.
_LOCAL: Final = struct.Struct("<4s22xHH")
_LOCAL_SIGNATURE: Final = b"PK\x03\x04"
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_BROKEN: Final = (
    EOFError,
    NotImplementedError,  # a compression method that Python does not know
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a damaged or hostile archive may raise."""


def members(holder: Holder) -> Iterator[Item]:
    """Yield an item for each member whose name fits, in the archive's order.

    Raises:
        UnreadableInputError: the file is no archive, or a hostile one.
        InputTooLargeError: it has too many members, or unpacks to too much.
    """
    with open_stream(holder.location) as stream:
        infos = _directory(stream)
    names = [_name_of(info) for info in infos]
    wanted = [
        (name, info)
        for name, info in zip(names, infos, strict=True)
        if not info.is_dir() and _is_wanted(name, holder)
    ]
    _refuse_bomb(wanted, holder)
    times = Counter(names)
    for name, info in wanted:
        if times[name] > 0:
            yield _member(holder, name, info, times[name])
        times[name] = 0


def read(item: Item, max_bytes: int | None) -> bytes:
    """Return the bytes of a member; nothing else of the archive is read.

    Raises:
        InputTooLargeError: it is larger than ``max_bytes``.
        UnreadableInputError: it is damaged, or packed in a way nobody knows here.
    """
    place = _Place(*map(int, item.member.split(" ")))
    refuse_size(place.size, max_bytes)
    with open_stream(item.location) as stream, _telling():
        stream.seek(place.offset)
        signature, *lengths = _LOCAL.unpack(stream.read(_LOCAL.size))
        if signature != _LOCAL_SIGNATURE:
            raise zipfile.BadZipFile("no member begins there")
        stream.seek(sum(lengths), 1)
        info = zipfile.ZipInfo(item.name)
        info.compress_size, info.file_size = place.packed, place.size
        info.CRC, info.compress_type = place.crc, place.method
        # It gives no more bytes than the size says, and compares the checksum.
        with zipfile.ZipExtFile(stream, "r", info) as member:
            data = member.read()
    if len(data) != place.size:
        raise UnreadableInputError("the archive is cut off", hint=_UNPACK)
    return data


@frozen
class _Place:
    """Where a member is: what a worker needs instead of the archive's directory."""

    offset: int
    packed: int
    size: int
    crc: int
    method: int


def _member(holder: Holder, name: str, info: zipfile.ZipInfo, times: int) -> Item:
    """Return the item of a member, or one that is refused and says why."""
    if times > 1:
        message = f"the archive has {times} members of this name"
        return holder.refused(UnreadableInputError(message, hint=_UNPACK), name)
    if leads_elsewhere(name):
        message = "the member names a place outside of the archive"
        return holder.refused(UnreadableInputError(message, hint=_UNPACK), name)
    if info.flag_bits & _ENCRYPTED:
        message, hint = "the member is encrypted", "unpack it with its password"
        return holder.refused(UnreadableInputError(message, hint=hint), name)
    if container_kind(name):
        message = "a container in a container is not opened"
        return holder.refused(ForeignFormatError(message, hint=_UNPACK), name)
    locator = (
        f"{info.header_offset} {info.compress_size} {info.file_size}"
        f" {info.CRC} {info.compress_type}"
    )
    plain = name.rpartition("/")[2]
    return holder.member(name, locator, words=stem_of(plain), name=plain)


def _directory(stream: BinaryIO) -> list[zipfile.ZipInfo]:
    with _telling():
        archive = zipfile.ZipFile(cast("BinaryIO", _Careful(stream)))
    if len(archive.filelist) > _MOST_MEMBERS:
        message = f"more than the limit of {_MOST_MEMBERS} members"
        raise InputTooLargeError(message, hint=_UNPACK)
    return archive.filelist


@frozen
class _Careful:
    """A stream that is not read in large pieces: a directory may lie about its size."""

    _stream: BinaryIO

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, or the rest."""
        if size > _MOST_DIRECTORY:
            message = f"its directory is over the limit of {_MOST_DIRECTORY} bytes"
            raise zipfile.BadZipFile(message)
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """Tell that places can be gone to."""
        return True


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return a member's name: UTF-8 where it is, marked or not, else code page 437."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except ValueError:
        return info.orig_filename


def _is_wanted(name: str, holder: Holder) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return not hidden and parts[0] != "__MACOSX" and holder.takes(parts[-1])


def _refuse_bomb(wanted: Sequence[tuple[str, zipfile.ZipInfo]], holder: Holder) -> None:
    packed = sum(info.compress_size for _, info in wanted)
    size = sum(info.file_size for _, info in wanted)
    if packed > holder.stat.size:
        message = "its members lie over each other: the archive is made to harm"
        raise UnreadableInputError(message, hint="do not unpack it")
    if size > max(_ALWAYS, _MOST_RATIO * holder.stat.size):
        message = (
            f"its members unpack to {show(str(size))} bytes, too many for its size"
        )
        raise InputTooLargeError(message, hint=_UNPACK)


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        message = f"not a readable zip archive: {show(str(error), limit=80)}"
        raise UnreadableInputError(message, hint=_UNPACK) from error
