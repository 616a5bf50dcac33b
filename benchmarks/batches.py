"""Measure a batch beside its peers: ``python -m benchmarks.batches [FILE] [ROUNDS]``.

Releases are those of a file of JSON lines (``text``), gzip-compressed or not, taken
evenly from all of it; without one, those of samples again and again under other names.
The peers get some of the same texts as files. Each run is of whole processes, into a
folder that is new, with ledger, report and every file on the disk before it counts.
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
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import IO, Final

from attrs import frozen

from benchmarks.measure import Spread
from benchmarks.tables import ratio, table

_ROOT: Final = Path(__file__).parents[1]
_BULK: Final = _ROOT.parent / "shared" / "corpus" / "bulk" / "bulk-dev.jsonl.gz"
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


@frozen(kw_only=True)
class Batches:
    """What batches and their peers took."""

    texts: str
    """Which texts they were, in words."""
    one: Row
    """releasekit with one worker."""
    two: Row
    """releasekit with two."""
    peers: tuple[Row, ...]
    peak: int
    """Bytes of memory of the largest process of releasekit."""

    @property
    def gain(self) -> Spread:
        """How many times as fast two workers are as one, round by round."""
        pairs = zip(self.one.seconds, self.two.seconds, strict=True)
        return Spread.of([one / two for one, two in pairs])


def main(arguments: Sequence[str]) -> None:
    """Measure and print the table."""
    source = Path(arguments[0]) if arguments else _BULK
    rounds = int(arguments[1]) if len(arguments) > 1 else _ROUNDS
    print(batches_part(run_batches(source, _COUNT, rounds)))


def run_batches(source: Path = _BULK, count: int = _COUNT, rounds: int = 3) -> Batches:
    """Measure one worker and two in turns, then the peers.

    Args:
        source: a file of JSON lines; samples are taken where there is none.
        count: how many releases a batch has.
        rounds: how often each is measured.
    """
    with TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        texts = texts_of(source, count)
        write_texts(texts, folder / "in")
        write_texts(texts[:: max(1, len(texts) // _OF_PEERS)], folder / "few")
        took = {1: list[float](), 2: list[float]()}
        for _ in range(rounds):  # in turns, so that a busy minute hits both
            for jobs, seconds in took.items():
                seconds.append(timed(releasekit(folder, jobs), folder))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
        one, two = (
            Row(
                name=f"releasekit, {jobs} worker{'s' if jobs > 1 else ''}",
                releases=len(texts),
                seconds=tuple(seconds),
            )
            for jobs, seconds in took.items()
        )
        of = "of publishers" if source.is_file() else "of samples, repeated"
        return Batches(
            texts=f"{len(texts):,} releases {of}, {_octets(texts):.1f} KB on average",
            one=one,
            two=two,
            peers=tuple(peers(folder)),
            peak=peak,
        )


def batches_part(results: Batches) -> str:
    """Return the rates as a table in Markdown, and what follows from them."""
    rows = (
        (row.name, f"{row.releases:,}", f"{median(row.seconds):.1f}", f"{row.rate:.0f}")
        for row in (results.one, results.two, *results.peers)
    )
    head = ("what", "releases", "seconds", "releases/s")
    return (
        f"{results.texts}; the median of {len(results.one.seconds)} rounds.\n\n"
        f"{table(head, rows)}\n\n"
        f"Two workers are {ratio(results.gain)} times as fast as one. The largest"
        f" process had {results.peak / 1e6:.0f} MB."
    )


def texts_of(source: Path, count: int) -> list[str]:
    """Return texts taken evenly from a file, or those of samples again and again."""
    if not source.is_file():
        samples = sorted((_ROOT / "samples").glob("*.txt"))
        every = [path.read_bytes().decode("utf-8", "replace") for path in samples]
        return list(islice(cycle(every), count))
    with _opened(source) as lines:
        step = max(1, sum(1 for _ in lines) / count)
    with _opened(source) as lines:
        return list(_each(lines, step, count))


def _each(lines: Iterable[str], step: float, count: int) -> Iterator[str]:
    taken = 0
    for number, line in enumerate(lines):
        if taken < count and number >= taken * step:
            taken += 1
            yield json.loads(line)["text"]


def _opened(source: Path) -> IO[str]:
    opener = gzip.open if source.suffix == ".gz" else open
    return opener(source, "rt", encoding="utf-8")


def write_texts(texts: Iterable[str], folder: Path) -> None:
    """Write texts as files of a new folder."""
    folder.mkdir()
    for number, text in enumerate(texts, 1):
        path = folder / f"r{number:05}.txt"
        path.write_text(text, encoding="utf-8", errors="replace")


def _octets(texts: Sequence[str]) -> float:
    """Return how many kilobytes of UTF-8 a text has on average."""
    return (
        sum(len(text.encode("utf-8", "replace")) for text in texts) / len(texts) / 1e3
    )


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
        Row(
            name=name,
            releases=sum(1 for _ in few.iterdir()),
            seconds=(timed(command, folder),),
        )
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
    """Return how many seconds a command took, its outputs on the disk.

    What was made before stands aside until the end: a file system that gives no inode
    away soon after it was freed (ext4) looks long for one after many were removed.
    """
    out = folder / "out"
    if out.exists():
        out.rename(folder / f"out-{sum(1 for _ in folder.iterdir())}")
    os.sync()
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    os.sync()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:])
