"""Convert the releases that arrived in a folder, for a timer to run.

    python convert_inbox.py inbox/ outbox/ --to docx pdf record

Running it again costs little and changes nothing: an output that already has the right
bytes is left alone, one that somebody changed by hand is kept and reported. A file
that is still being copied in waits for the next run. The exit status is 1 if a file
could not be converted.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import releasekit
from releasekit.text import show


def arrived(inbox: Path, settle: float) -> list[Path]:
    """Return the releases that nobody has written to for some seconds."""
    latest = time.time() - settle
    found = sorted(inbox.glob("*.txt"))
    return [path for path in found if path.stat().st_mtime <= latest]


def convert_all(paths: list[Path], outbox: Path, formats: list[str]) -> int:
    """Convert each release; return how many could not be."""
    failed = 0
    for path in paths:
        try:
            done = releasekit.convert(path, outbox, to=formats)
        except releasekit.ReleasekitError as error:
            failed += 1
            print(f"{show(str(error))} ({error.hint})", file=sys.stderr)
            continue
        written = sum(output.written for output in done.outputs)
        print(f"{show(path.name)}: {written} written, {len(done.diagnostics)} to note")
    return failed


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(description="Convert releases that arrived.")
    parser.add_argument("inbox", type=Path)
    parser.add_argument("outbox", type=Path)
    parser.add_argument("--to", nargs="+", default=["docx", "pdf", "record"])
    parser.add_argument("--settle", type=float, default=5.0, help="seconds to wait")
    given = parser.parse_args()
    if not given.inbox.is_dir():
        parser.error(f"no such folder: {show(str(given.inbox))}")
    failed = convert_all(arrived(given.inbox, given.settle), given.outbox, given.to)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
