"""What earlier runs wrote: the digests that tell our files from everybody else's."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from attrs import frozen

from releasekit.errors import OutputError
from releasekit.files.ledgers import LEDGER, AskedLedger
from releasekit.files.publish import make_folder

JOURNAL: Final = ".releasekit/outputs.sha256"
"""Where a folder's journal is, as seen from the folder."""
_DIGEST: Final = re.compile(b"[0-9a-f]{64}")
_ESCAPE: Final = re.compile(r"\\([\\n])")


class Written(Protocol):
    """Remembers which bytes were written under which names of one folder."""

    def wrote(self, name: str, sha256: str) -> bool:
        """Tell whether an earlier run wrote bytes of this digest under this name."""
        ...

    def remember(self, name: str, sha256: str) -> None:
        """Note that bytes of this digest are about to be written under this name."""
        ...


class Journal:
    """A text file of digests and names, one line an output, in sha256sum's form.

    Lines are only ever added, in one write each, before the output gets its name:
    two runs may share a folder, and a crash leaves at worst a line for a file that
    never came. A file whose bytes have a digest that stands here under its name is
    as releasekit left it; any other may hold somebody's work.

    A folder that batches write to has a ledger, which takes the lines over; what is
    no longer here is asked there.
    """

    _path: Path
    _ledger: AskedLedger
    _lines: set[bytes] | None

    def __init__(self, folder: Path, ledger: Path | None = None) -> None:
        """Take the journal of ``folder``; nothing is read yet.

        Args:
            folder: the destination.
            ledger: the ledger, where it is not in its usual place.
        """
        self._path = folder / JOURNAL
        self._ledger = AskedLedger(ledger or folder / LEDGER)
        self._lines = None

    def wrote(self, name: str, sha256: str) -> bool:
        """Tell whether an earlier run wrote bytes of this digest under this name."""
        if self._lines is None:
            self._lines = _read_lines(self._path)
        known = _line(name, sha256) in self._lines
        return known or self._ledger.knows(name, sha256)

    def remember(self, name: str, sha256: str) -> None:
        """Add a line to the journal.

        Raises:
            OutputError: the journal cannot be written.
        """
        make_folder(self._path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        try:
            descriptor = os.open(self._path, flags, 0o666)
            try:
                os.write(descriptor, _line(name, sha256) + b"\n")
            finally:
                os.close(descriptor)
        except OSError as error:
            message = "the list of outputs cannot be written"
            raise OutputError(message, path=str(self._path)) from error
        if self._lines is not None:
            self._lines.add(_line(name, sha256))


@frozen
class Unwritten:
    """Remembers nothing: whatever is there is somebody else's."""

    def wrote(self, name: str, sha256: str) -> bool:
        """Tell that no earlier run is known of."""
        return False

    def remember(self, name: str, sha256: str) -> None:
        """Forget it: who calls keeps the digests of its outputs."""


@frozen
class Below:
    """A part of a folder's journal: names in a folder below, from the top's view."""

    journal: Written
    """The journal of the folder at the top."""
    prefix: str
    """Folders between, with a slash after each; empty for the top itself."""

    @classmethod
    def of(cls, journal: Written, top: Path, folder: Path) -> Below:
        """Return the part of ``top``'s journal that is about ``folder``."""
        between = folder.relative_to(top).as_posix()
        return cls(journal, "" if between == "." else f"{between}/")

    def wrote(self, name: str, sha256: str) -> bool:
        """Tell whether an earlier run wrote bytes of this digest under this name."""
        return self.journal.wrote(f"{self.prefix}{name}", sha256)

    def remember(self, name: str, sha256: str) -> None:
        """Note that bytes of this digest are about to be written under this name."""
        self.journal.remember(f"{self.prefix}{name}", sha256)


def journal_entries(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and digest of each line of a journal.

    A line that a loss of power left torn is passed over: its output never came.
    """
    for line in data.split(b"\n"):
        escaped = line.startswith(b"\\")
        digest, blanks, name = line[escaped:].partition(b"  ")
        if blanks and name and _DIGEST.fullmatch(digest):
            text = name.decode("utf-8", "surrogateescape")
            yield _unescaped(text) if escaped else text, digest.decode("ascii")


def _unescaped(name: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], name)


def _read_lines(path: Path) -> set[bytes]:
    try:
        return set(path.read_bytes().split(b"\n"))
    except FileNotFoundError:
        return set()
    except OSError as error:
        message = "the list of outputs cannot be read"
        raise OutputError(message, path=str(path)) from error


def _line(name: str, sha256: str) -> bytes:
    # sha256sum escapes these two and says so with a backslash before the digest.
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n")
    mark = "\\" if escaped != name else ""
    return f"{mark}{sha256}  {escaped}".encode("utf-8", "surrogateescape")
