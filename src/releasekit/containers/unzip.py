"""Careful reading of ZIP archives that anybody may have written."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from typing import IO, Final

from releasekit.containers.limits import check_density, most_unpacked
from releasekit.errors import RecordMissingError, RecordSyntaxError
from releasekit.text import show

_BROKEN: Final = (
    EOFError,
    NotImplementedError,  # a compression method that Python does not know
    OSError,
    RuntimeError,  # an encrypted entry
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a damaged or hostile archive may raise."""
_MOST_ENTRIES: Final = 10_000
_ENTRY: Final = b"PK\x01\x02"
"""How each entry of the central directory begins (APPNOTE.TXT, 4.3.12)."""
_SHOWN: Final = 80


class OpenZip:
    """An archive from untrusted bytes, its names looked through.

    Raises:
        RecordMissingError: the bytes are no archive.
        RecordSyntaxError: too many entries, a name twice, or one that leads elsewhere.
    """

    def __init__(self, data: bytes) -> None:
        """Read the directory of the archive, no entry yet."""
        if data.count(_ENTRY) > _MOST_ENTRIES:
            message = f"an archive of more than {_MOST_ENTRIES} entries is refused"
            raise RecordSyntaxError(message)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            message = f"not a readable zip archive: {error}"
            raise RecordMissingError(message) from error
        self._packed = len(data)
        self._left = most_unpacked(len(data))
        self.names: tuple[str, ...] = tuple(self._archive.namelist())
        """The names of all entries, in the order of the directory."""
        _check_names(self.names)

    def xml(self, name: str) -> bytes:
        """Return an entry that is to be read as XML.

        What all entries read so far unpack to is held to a limit; what the archive
        says about their sizes is only believed where it says too much.

        Raises:
            RecordSyntaxError: the entry is missing, damaged, encrypted or too large.
        """
        data = self.data(name)
        check_density(data, self._packed)
        return data

    def data(self, name: str) -> bytes:
        """Return an entry's bytes; limits and errors are those of `xml`."""
        data = self._unpacked(name, self._left)
        self._left -= len(data)
        return data

    def head(self, name: str, size: int) -> bytes:
        """Return the first bytes of an entry; raises as `xml` does."""
        with self._open(name) as stream:
            return self._read(stream, name, size)

    def _unpacked(self, name: str, most: int) -> bytes:
        with self._open(name) as stream:
            # Python unpacks no more than the directory says, so this is a bound.
            stated = self._archive.getinfo(name).file_size
            if stated > most:
                message = f"{_shown(name)} in the archive is over the limit of {most}"
                raise RecordSyntaxError(f"{message} bytes")
            return self._read(stream, name, stated)

    def _open(self, name: str) -> IO[bytes]:
        try:
            return self._archive.open(name)
        except (KeyError, *_BROKEN) as error:
            raise _unreadable(name, error) from error

    def _read(self, stream: IO[bytes], name: str, size: int) -> bytes:
        try:
            return stream.read(size)
        except _BROKEN as error:
            raise _unreadable(name, error) from error


def _check_names(names: tuple[str, ...]) -> None:
    for name in names:
        if leads_elsewhere(name):
            message = f"the archive names a place outside of it: {_shown(name)}"
            raise RecordSyntaxError(message)
    # ISO 29500-2, 6.2.3: names that differ in case alone are equal.
    name, count = Counter(map(str.lower, names)).most_common(1)[0] if names else ("", 0)
    if count > 1:
        raise RecordSyntaxError(f"the archive has {count} entries {_shown(name)}")


def leads_elsewhere(name: str) -> bool:
    """Tell whether a member's name is no plain path below the archive's folder."""
    parts = name.split("/")
    return name.startswith("/") or ".." in parts or "\\" in name or ":" in parts[0]


def _shown(name: str) -> str:
    return show(name, limit=_SHOWN)


def _unreadable(name: str, error: Exception) -> RecordSyntaxError:
    reason = show(str(error), limit=2 * _SHOWN)
    return RecordSyntaxError(f"{_shown(name)} in the archive cannot be read: {reason}")
