"""What was measured of PDF, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from benchmarks.measure import Spread, Times, ratios
from benchmarks.pdf import OWN, Length, PdfResults
from benchmarks.tables import in_ms, ratio, table

_MS: Final = 1_000_000


def pdf_table(pdf: PdfResults) -> str:
    """Return each contender beside releasekit, release by release."""
    heads = [head for name in pdf.names for head in (name, "min", "× releasekit")]
    return table(
        ("median ms", *heads),
        (
            (name, *_beside(pdf.times[name], pdf.times[OWN], len(pdf.names)))
            for name in pdf.times
        ),
    )


def _beside(times: Times, base: Times, works: int) -> Sequence[str]:
    cells: list[str] = []
    for at in range(works):
        mine, its = _column(times, at), _column(base, at)
        cells += in_ms(Spread.of(mine.of_work(0)))[:2]
        cells.append("1" if times is base else ratio(ratios(mine, its)))
    return cells


def _column(times: Times, at: int) -> Times:
    return Times(tuple((row[at],) for row in times.rounds))


def stages_table(pdf: PdfResults) -> str:
    """Return what each stage of an export takes, the least of many."""
    sums = [
        sum(spreads[at].low for spreads in pdf.stages.values())
        for at in range(len(pdf.names))
    ]
    heads = [head for name in pdf.names for head in (name, "share")]
    return table(
        ("least ms", *heads),
        (
            (stage, *_shares([spread.low for spread in spreads], sums))
            for stage, spreads in pdf.stages.items()
        ),
    )


def _shares(values: Sequence[float], sums: Sequence[float]) -> Sequence[str]:
    cells: list[str] = []
    for value, whole in zip(values, sums, strict=True):
        cells += (f"{value / _MS:.2f}", f"{100 * value / whole:.0f} %")
    return cells


def growth_table(pdf: PdfResults) -> str:
    """Return what releases of more and more pages take."""
    return table(
        ("pages", "MB of text", "ms", "ms/page"),
        (
            (
                f"{each.pages:,}",
                f"{each.octets / 1_000_000:.2f}",
                f"{each.nanoseconds / _MS:,.0f}",
                f"{each.nanoseconds / _MS / each.pages:.2f}",
            )
            for each in pdf.lengths
        ),
    )


def shapes_table(pdf: PdfResults) -> str:
    """Return what awkward texts take."""
    return table(
        ("text", "pages", "ms", "s/MB", "growth"),
        (
            (
                each.name,
                f"{each.pages:,}",
                f"{each.nanoseconds / _MS:,.0f}",
                f"{each.nanoseconds / 1000 / each.octets:.2f}",
                _growth(each),
            )
            for each in pdf.shapes
        ),
    )


def _growth(length: Length) -> str:
    return f"{length.nanoseconds / length.quarter / 4:.2f}"


def memory_table(pdf: PdfResults) -> str:
    """Return the memory of one process that makes many documents."""
    if pdf.memory is None:
        return "Memory was not watched in this run."
    early, late = (kb / 1024 for kb in (pdf.memory.early, pdf.memory.late))
    return table(
        ("documents", "resident MB"),
        (
            (f"{pdf.memory.documents // 10:,}", f"{early:.1f}"),
            (f"{pdf.memory.documents:,}", f"{late:.1f}"),
        ),
    )
