"""Writing what a command makes: whole files, nobody's work overwritten."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from releasekit.files.place import place, put, refuse_inputs
from releasekit.files.written import Journal, Written


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


def write_file(
    path: Path, data: bytes, *, force: bool = False, keep: tuple[Path, ...] = ()
) -> bool:
    """Write one file; tell whether it had to be written.

    A file may be replaced where an earlier run wrote it and nobody changed it since.

    Args:
        path: its name.
        data: the whole file.
        force: replace any file.
        keep: inputs, which are never replaced.

    Raises:
        OutputError: another file has the name, or it cannot be written.
    """
    refuse_inputs(path, keep)
    journal = Journal(path.parent)
    placed = place(path, data, journal, force=force)
    put(placed, journal)
    return not placed.is_there
