"""PDF apart: its contest, where its time goes, how it grows, what it keeps."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter_ns
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

import releasekit
from benchmarks.measure import Contender, Spread, Times, measure
from benchmarks.peers import PDF_PEERS
from benchmarks.scramble import scrambled_text
from benchmarks.stages import deflated, split
from benchmarks.work import Work, renewed

OWN: Final = "releasekit"
LIMIT: Final = "deflate of the same bytes"
DOCUMENTS: Final = 10_000
"""How many documents one process makes while its memory is watched."""
_PAGES: Final = (30, 60, 120, 240, 2_000)
_SPARE: Final = 1_000_000
"""Turn of the text that nobody counts."""
_TRIAL: Final = 10
"""Copies that tell how many pages one takes."""
_PAGE: Final = b"/Type/Page/"
_ROOT: Final = Path(__file__).parents[1]


@frozen(kw_only=True)
class PdfWork:
    """A release to set, and what its file deflates."""

    work: Work
    streams: Sequence[tuple[bytes, int]]


@frozen(kw_only=True)
class Length:
    """What a long text took."""

    name: str
    octets: int
    pages: int
    nanoseconds: int
    """The least of some exports."""
    quarter: int = 0
    """Nanoseconds for its first quarter."""


@frozen(kw_only=True)
class Memory:
    """Resident memory of one process, in kB."""

    documents: int
    early: int
    """After the first tenth of the documents."""
    late: int


@frozen(kw_only=True)
class PdfResults:
    """All that was measured of PDF."""

    names: tuple[str, ...]
    """The releases."""
    times: Mapping[str, Times]
    """By contender; a column a release."""
    stages: Mapping[str, tuple[Spread, ...]]
    """By stage; a spread a release."""
    lengths: tuple[Length, ...]
    shapes: tuple[Length, ...]
    memory: Memory | None


def run_pdf(
    works: Sequence[Work], rounds: int, documents: int = DOCUMENTS
) -> PdfResults:
    """Measure.

    Args:
        works: the releases; the first is also the text of long ones.
        rounds: of the contest.
        documents: made while memory is watched; none where 0.
    """
    plan = [_round(works, turn) for turn in range(1, rounds + 1)]
    text = works[0].release.source.text
    prose = " ".join(filter(str.isascii, text.split()))
    return PdfResults(
        names=tuple(work.name for work in works),
        times=measure(contenders(), plan, warmups=1, spare=_round(works, _SPARE)[0]),
        stages=_stages(works, 3 * rounds),
        lengths=_lengths(text),
        shapes=tuple(
            _shape(name, octets, make, prose) for name, (octets, make) in SHAPES.items()
        ),
        memory=_memory(works, documents) if documents else None,
    )


def contenders() -> tuple[Contender[PdfWork], ...]:
    """Return who sets releases, and the limit."""
    return (
        Contender(name=OWN, task="pdf", run=_export),
        Contender(name=LIMIT, task="pdf", run=_deflate),
        *(Contender(name=name, task="pdf", run=_peer(name)) for name in PDF_PEERS),
    )


def _round(works: Sequence[Work], turn: int) -> tuple[PdfWork, ...]:
    # What a file deflates is told by another cipher: this one must stay new.
    return tuple(
        PdfWork(
            work=renewed(work, turn), streams=deflated(renewed(work, -turn).release)
        )
        for work in works
    )


def _export(each: PdfWork) -> object:
    return releasekit.export(each.work.release, "pdf")


def _deflate(each: PdfWork) -> object:
    return [zlib.compress(data, level) for data, level in each.streams]


def _peer(name: str) -> Callable[[PdfWork], object]:
    make = PDF_PEERS[name]
    return lambda each: make(each.work.plain)


def _stages(works: Sequence[Work], rounds: int) -> dict[str, tuple[Spread, ...]]:
    rows = [
        [split(renewed(work, 1_000 + turn).release) for turn in range(rounds)]
        for work in works
    ]
    return {
        stage: tuple(Spread.of(row[stage] for row in each) for each in rows)
        for stage in rows[0][0]
    }


def _lengths(text: str) -> tuple[Length, ...]:
    """Measure releases of more and more pages, every copy of the text new."""
    each = _export_of(_copies(text, _TRIAL)).pages / _TRIAL
    return tuple(_export_of(_copies(text, round(wanted / each))) for wanted in _PAGES)


def _copies(text: str, count: int) -> str:
    return "\n\n".join(scrambled_text(text, turn) for turn in range(count))


def _shape(name: str, octets: int, make: Callable[[str], str], prose: str) -> Length:
    copies = 1 + octets // len(prose)
    words = " ".join(scrambled_text(prose, turn) for turn in range(copies))
    full = make(words).encode()[:octets].decode("utf-8", "ignore")
    quarter = _export_of(full[: len(full) // 4])
    return evolve(_export_of(full, name=name), quarter=quarter.nanoseconds)


def _nested(words: str) -> str:
    glyphs = "-*□○"
    return "Title of it\n\n" + "".join(
        f"{'  ' * (at % 24)}{glyphs[at % 4]} {word}\n"
        for at, word in enumerate(words.split())
    )


_LEFTWARD: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתאבגד"
)
SHAPES: Final[Mapping[str, tuple[int, Callable[[str], str]]]] = MappingProxyType(
    {
        "one paragraph of 1 MB": (1_000_000, str),
        "one word of 100 KB": (100_000, lambda words: words.replace(" ", "")),
        "items in items, 100 KB": (100_000, _nested),
        "one paragraph from right to left, 250 KB": (
            250_000,
            lambda words: words.lower().translate(_LEFTWARD),
        ),
    }
)
"""Texts that no release is like, by the name in the report, with their bytes."""


def _export_of(text: str, *, name: str = "") -> Length:
    release = releasekit.parse(text)
    took, data = list[int](), b""
    for _ in range(3):
        start = perf_counter_ns()
        data = releasekit.export(release, "pdf").data
        took.append(perf_counter_ns() - start)
    return Length(
        name=name,
        octets=len(text.encode()),
        pages=data.count(_PAGE),
        nanoseconds=min(took),
    )


def _memory(works: Sequence[Work], documents: int) -> Memory:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.child", "memory", str(documents)),
            *(str(work.path.resolve()) for work in works),
        ],
        cwd=_ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    early, late = map(int, done.stdout.split())
    return Memory(documents=documents, early=early, late=late)
