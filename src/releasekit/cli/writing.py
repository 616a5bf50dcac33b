"""Writing what a command makes: whole files, nobody's work overwritten."""

from __future__ import annotations

from pathlib import Path

from releasekit.files.place import place, put, refuse_inputs
from releasekit.files.written import Journal


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
