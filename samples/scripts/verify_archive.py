"""Verify an archive: is every file still, byte for byte, what was written?

    python verify_archive.py outbox/

Each record, PDF and DOCX carries a digest of itself. What is not as it was written is
named with the reason. Exit status: 0 all unchanged, 1 something is not, 2 there was
nothing to verify.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import releasekit
from releasekit.text import show

SUFFIXES = (".record.xml", ".pdf", ".docx")


def carriers(archive: Path) -> list[Path]:
    """Return the files that carry a record, sorted."""
    return sorted(p for p in archive.rglob("*") if p.name.endswith(SUFFIXES))


def problem_of(path: Path) -> str:
    """Return what is wrong with a file, nothing if it is unchanged."""
    try:
        found = releasekit.verify(path)
    except releasekit.ReleasekitError as error:
        return error.message
    return "" if found.verdict == "unchanged" else f"{found.verdict}: {found.detail}"


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(description="Verify the files of an archive.")
    parser.add_argument("archive", type=Path)
    archive = parser.parse_args().archive
    paths = carriers(archive)
    problems = {path: problem for path in paths if (problem := problem_of(path))}
    for path, problem in problems.items():
        print(f"{show(str(path.relative_to(archive)))}: {show(problem)}")
    print(f"{len(paths) - len(problems)} of {len(paths)} files are unchanged")
    if not paths:
        return 2
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
