"""Measure a batch beside its peers: ``python -m benchmarks.batches [RELEASES]``.

Releases are those of a file of JSON lines (``text``), gzip-compressed or not; the peers
get the same texts as files. Each run is of whole processes, into a folder that is new,
with ledger, report and every file on the disk before it counts.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from attrs import frozen

_DEFAULT: Final = (
    Path(__file__).parents[2] / "shared" / "corpus" / "bulk" / "bulk-dev.jsonl.gz"
)
_START: Final = "import sys; from releasekit.cli.start import main; sys.exit(main())"
_COUNT: Final = 2_000
_OF_PEERS: Final = 200
"""Releases that peers get, whose rates do not depend on their number."""
_ROUNDS: Final = 5


@frozen(kw_only=True)
class Row:
    """What one contender took."""

    name: str
    releases: int
    seconds: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Releases a second, of the median round."""
        return self.releases / median(self.seconds)


def main(arguments: Sequence[str]) -> None:
    """Measure and print the table."""
    source = Path(arguments[0]) if arguments else _DEFAULT
    rounds = int(arguments[1]) if len(arguments) > 1 else _ROUNDS
    with TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        count = write_texts(source, folder / "in", _COUNT)
        write_texts(source, folder / "few", _OF_PEERS)
        workers = {1: list[float](), 2: list[float]()}
        for _ in range(rounds):  # in turns, so that a busy minute hits both
            for jobs, seconds in workers.items():
                seconds.append(timed(releasekit(folder, jobs), folder))
        rows = [
            Row(
                name=f"releasekit, {jobs} worker{'s' if jobs > 1 else ''}",
                releases=count,
                seconds=tuple(seconds),
            )
            for jobs, seconds in workers.items()
        ]
        rows += peers(folder)
        print_table(rows)
        print(f"\n1 to 2 workers: {rows[1].rate / rows[0].rate:.2f} times as fast")
        print(f"largest process: {largest():,.0f} MB")


def write_texts(source: Path, folder: Path, count: int) -> int:
    """Write the texts of a file of JSON lines as files; return how many."""
    folder.mkdir()
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        number = 0
        for number, line in enumerate(islice(lines, count), 1):
            path = folder / f"r{number:05}.txt"
            path.write_text(json.loads(line)["text"], encoding="utf-8")
    return number


def releasekit(folder: Path, jobs: int) -> list[str]:
    """Return the command that converts all texts with some workers."""
    command = [sys.executable, "-c", _START, "convert", str(folder / "in")]
    formats = ["--to", "docx,pdf,record", "--engine", "local", "--jobs", str(jobs)]
    return [*command, *formats, "-o", str(folder / "out"), "--quiet"]


def peers(folder: Path) -> list[Row]:
    """Measure what else turns many texts into Word files, where it is there."""
    few, out = folder / "few", folder / "out"
    commands = {
        "xargs -P2 pandoc, DOCX alone": _pandoc(few, out),
        "LibreOffice headless, DOCX alone": _libreoffice(few, out, folder),
    }
    return [
        Row(name=name, releases=_OF_PEERS, seconds=(timed(command, folder),))
        for name, command in commands.items()
        if command
    ]


def _pandoc(few: Path, out: Path) -> list[str]:
    try:
        # Installed with the benchmarks only.
        import pypandoc  # noqa: PLC0415
    except ImportError:
        return []
    pandoc = pypandoc.get_pandoc_path()
    one = f'"{pandoc}" -f markdown "$0" -o "{out}/$(basename "$0").docx"'
    every = f"find '{few}' -name '*.txt' -print0 | xargs -0 -P2 -n1 sh -c '{one}'"
    return ["sh", "-c", f"mkdir -p '{out}'; {every}"]


def _libreoffice(few: Path, out: Path, folder: Path) -> list[str]:
    office = shutil.which("soffice")
    if office is None:
        return []
    home = f"-env:UserInstallation=file://{folder}/office"
    texts = [str(path) for path in sorted(few.iterdir())]
    into = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out)]
    return [office, home, "--headless", "--infilter=Text (encoded):UTF8", *into, *texts]


def timed(command: list[str], folder: Path) -> float:
    """Return how many seconds a command took, its outputs on the disk."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    os.sync()
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    os.sync()
    return time.perf_counter() - started


def largest() -> float:
    """Return the most memory that a process of the runs had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def print_table(rows: Sequence[Row]) -> None:
    """Print the rates as a table in Markdown."""
    print("| | releases | seconds | releases/s |\n|---|---:|---:|---:|")
    for row in rows:
        seconds = f"{median(row.seconds):.1f}"
        print(f"| {row.name} | {row.releases:,} | {seconds} | {row.rate:.0f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
