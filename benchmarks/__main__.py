"""Measure releasekit beside its peers and write docs/benchmarks.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import releasekit
from benchmarks.batches import run_batches
from benchmarks.contests import PARSE, parse_work, peak_memory, warm, whole
from benchmarks.machine import hold_one_core, this_machine
from benchmarks.measure import Contender, Spread, measure
from benchmarks.pdf import DOCUMENTS, run_pdf
from benchmarks.report import Contest, Load, RealRelease, Results, page
from benchmarks.shapes import Shape, shapes
from benchmarks.work import Work, read_work, renewed

_ROOT: Final = Path(__file__).parents[1]
_SETTLING, _IN_A_ROW = 50, 500
"""Parses of one release in a row: those not counted, and those that are."""
_REAL: Final = _ROOT.parent / "shared" / "corpus" / "seed" / "mofa-2017-02-07.txt"
"""A ministry's own release, where the machine has it."""


def main(arguments: Sequence[str]) -> None:
    """Run everything and write the page."""
    asked = _read(arguments)
    works = tuple(read_work(path) for path in asked.files or _samples())
    with TemporaryDirectory() as name:
        results = run(works, asked, Path(name))
    asked.output.write_text(page(results), encoding="utf-8")
    print(f"wrote {asked.output}")


def run(works: tuple[Work, ...], asked: Namespace, folder: Path) -> Results:
    """Measure, one part after another.

    Args:
        works: the releases.
        asked: how much is measured: ``rounds``, ``processes`` and the others.
        folder: for what the processes read and write.
    """
    machine = this_machine()
    _say(f"batches of {asked.batch} releases, {asked.batch_rounds} rounds")
    batches = run_batches(count=asked.batch, rounds=asked.batch_rounds)
    one_core = hold_one_core()  # batches have all
    _say(f"{len(works)} releases, {asked.rounds} rounds warm")
    inside = _contest(warm(), _plan(works, asked.rounds), warmups=2, spare=works[0])
    in_a_row = _in_a_row(works[0])
    _say("pdf: contest, stages, long texts, memory")
    pdf = run_pdf(_both(works), asked.pdf_rounds, asked.documents)
    _say(f"{asked.processes} rounds of whole processes")
    # One release a round: all contenders of a round have the same.
    turns = [(works[at % len(works)],) for at in range(asked.processes)]
    outside = _contest(whole(folder, works), turns)
    return Results(
        machine=machine,
        one_core=one_core,
        works=works,
        warm=inside,
        in_a_row=in_a_row,
        real=_real(asked.release),
        whole=outside,
        loads=_loads(works, asked.size, folder),
        pdf=pdf,
        batches=batches,
    )


def _plan(works: tuple[Work, ...], rounds: int) -> list[tuple[Work, ...]]:
    """Return the works of each round: the same releases, every word new."""
    return [tuple(renewed(work, turn) for work in works) for turn in range(rounds)]


def _in_a_row(work: Work) -> Spread:
    """Return what one parse takes where nothing else runs between two of them."""
    parse = Contender[Work](name=PARSE, task="parse", run=parse_work)
    (times,) = measure((parse,), [(work,) * (_SETTLING + _IN_A_ROW)]).values()
    return Spread.of(times.rounds[0][_SETTLING:])


def _real(path: Path | None) -> RealRelease | None:
    """Return how long a real release takes: the one asked for, or the one at hand."""
    if path is None and not _REAL.is_file():
        return None
    work = read_work(path or _REAL)
    size = len(work.release.source.text)
    return RealRelease(characters=size, nanoseconds=_in_a_row(work))


def _both(works: tuple[Work, ...]) -> tuple[Work, ...]:
    """Return the first release, and the first in Korean."""
    korean = [work for work in works if work.plain["language"] == "ko"]
    return (works[0], *korean[:1])


def _contest(
    contenders: tuple[Contender[Work], ...],
    plan: Sequence[Sequence[Work]],
    *,
    warmups: int = 1,
    spare: Work | None = None,
) -> Contest:
    # The first work of a turn is done once more than is counted: by another text.
    times = measure(contenders, plan, warmups=warmups, spare=spare)
    return Contest(contenders=contenders, times=times, rounds=len(plan))


def _loads(works: Sequence[Work], size: int, folder: Path) -> tuple[Load, ...]:
    texts = [work.release.source.text for work in works]
    small, full = shapes(texts, size // 4), shapes(texts, size)
    return tuple(
        _load(quarter, shape, folder)
        for quarter, shape in zip(small, full, strict=True)
    )


def _load(quarter: Shape, shape: Shape, folder: Path) -> Load:
    _say(f"parse: {shape.name}")
    parse = Contender[Shape](
        name="parse", task="parse", run=lambda shape: releasekit.parse(shape.text)
    )
    took = measure((parse,), [(quarter, shape)] * 3, warmups=0)["parse"]
    peak, blocks = peak_memory(shape.text, folder)
    return Load(
        shape=shape.name,
        characters=len(shape.text),
        octets=len(shape.text.encode("utf-8", "replace")),
        nanoseconds=Spread.of(took.of_work(1)),
        quarter=Spread.of(took.of_work(0)),
        peak=peak,
        blocks=blocks,
    )


def _read(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("files", nargs="*", type=Path, help="releases; those of samples by default")
    add("--rounds", type=int, default=25, help="warm rounds (default: %(default)s)")
    add("--processes", type=int, default=15, help="rounds of whole processes")
    add("--pdf-rounds", type=int, default=10, help="rounds of the contest in PDF")
    add("--documents", type=int, default=DOCUMENTS, help="made to watch the memory")
    add("--batch", type=int, default=1_000, help="releases of a batch")
    add("--batch-rounds", type=int, default=3, help="rounds of the batches")
    add("--size", type=int, default=1 << 18, help="characters of each shape")
    add("--release", type=Path, help="a real release, parsed in a row as well")
    add("--output", type=Path, default=_ROOT / "docs" / "benchmarks.md")
    return parser.parse_args(arguments)


def _samples() -> list[Path]:
    return sorted((_ROOT / "samples").glob("*.txt"))


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
