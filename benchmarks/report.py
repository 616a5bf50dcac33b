"""Write what was measured as a page of the manual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from benchmarks.batches import Batches, batches_part
from benchmarks.contests import BARE, EXPORTERS, PARSE, READERS, own
from benchmarks.machine import Machine
from benchmarks.measure import Contender, Spread, Times, ratios
from benchmarks.pdf import PdfResults
from benchmarks.pdf_report import (
    growth_table,
    memory_table,
    pdf_table,
    shapes_table,
    stages_table,
)
from benchmarks.tables import in_ms, ratio, table
from benchmarks.work import Work

BUDGET_MS: Final = {"parse": 1, "record": 1, "recover": 2, "docx": 10, "pdf": 5}
"""What each step may take on one core for a release of two pages, in milliseconds."""
_STEPS: Final = ("parse", *EXPORTERS, *READERS)
_MS: Final = 1_000_000
_TEXT: Final = Path(__file__).with_name("page.md")


@frozen(kw_only=True)
class Contest:
    """Contenders and what they took."""

    contenders: tuple[Contender[Work], ...]
    times: Mapping[str, Times]
    rounds: int


@frozen(kw_only=True)
class RealRelease:
    """How long a parse takes of a release that is no sample, nothing else between."""

    characters: int
    nanoseconds: Spread


@frozen(kw_only=True)
class Load:
    """How a parse bore one shape of text."""

    shape: str
    characters: int
    octets: int
    """Size in UTF-8."""
    nanoseconds: Spread
    quarter: Spread
    """Nanoseconds for a quarter of the text."""
    peak: int
    """Bytes of memory at the peak, beyond the text."""
    blocks: int


@frozen(kw_only=True)
class Results:
    """All that one run measured."""

    machine: Machine
    one_core: bool
    works: tuple[Work, ...]
    warm: Contest
    in_a_row: Spread
    """Nanoseconds of one parse of the first release, nothing else in between."""
    real: RealRelease | None = None
    """A ministry's own release, where the machine has one."""
    whole: Contest
    loads: tuple[Load, ...]
    pdf: PdfResults
    batches: Batches


def page(results: Results) -> str:
    """Return the page in Markdown."""
    text = _TEXT.read_text(encoding="utf-8")
    for mark, part in {
        "machine": machine_table(results.machine),
        "method": _rounds(results),
        "budget": budget_table(results),
        "warm": contest_table(results.warm, _STEPS, parse=True),
        "releases": releases_table(results),
        "whole": contest_table(results.whole, EXPORTERS),
        "start": start_table(results.whole),
        "batches": batches_part(results.batches),
        "loads": loads_table(results.loads),
        "pdf": pdf_table(results.pdf),
        "stages": stages_table(results.pdf),
        "pages": growth_table(results.pdf),
        "shapes": shapes_table(results.pdf),
        "memory": memory_table(results.pdf),
    }.items():
        text = text.replace(f"{{{{ {mark} }}}}", part)
    return text


def machine_table(machine: Machine) -> str:
    """Return where, when and with what the figures were made."""
    load = "unknown" if machine.load is None else f"{machine.load:.1f}"
    facts = {
        "date": machine.date,
        "processor": f"{machine.processor}, {machine.cores} cores",
        "system": machine.system,
        "Python": machine.python,
        "load average before the run": load,
        **dict(machine.versions),
    }
    return table(("what", "which"), facts.items())


def budget_table(results: Results) -> str:
    """Return how the first release keeps the budget."""
    firsts = {step: _first(results.warm.times[own(step)]) for step in BUDGET_MS}
    rows = [
        (step, f"{BUDGET_MS[step]}", *in_ms(spread)) for step, spread in firsts.items()
    ]
    parses = [("parse, in a row", results.in_a_row)]
    if results.real:
        size = f"{results.real.characters:,} characters"
        name = f"parse, in a row: a ministry's real release ({size})"
        parses.append((name, results.real.nanoseconds))
    budget = f"{BUDGET_MS['parse']}"
    above = [(name, budget, *in_ms(spread)) for name, spread in parses]
    return table((results.works[0].name, "budget", *_SPREAD_HEAD), (*above, *rows))


def contest_table(
    contest: Contest, tasks: Sequence[str], *, parse: bool = False
) -> str:
    """Return each task's contenders beside releasekit's own.

    Args:
        contest: what was measured.
        tasks: the tasks, in the order of the rows.
        parse: compare with releasekit's parse and export together, too.
    """
    bases: dict[str, tuple[str, ...]] = {"× releasekit": ()}
    if parse:
        bases["× with parse"] = (PARSE,)
    return table(
        ("what", "makes", *_SPREAD_HEAD, *bases),
        (
            (
                each.name,
                task,
                *in_ms(Spread.of(contest.times[each.name].per_work())),
                *(_compared(contest.times, each, more) for more in bases.values()),
            )
            for task in tasks
            for each in contest.contenders
            if each.task == task
        ),
    )


def _compared(
    times: Mapping[str, Times], contender: Contender[Work], more: Sequence[str]
) -> str:
    base = own(contender.task)
    if contender.name == base:
        return "" if more else "1"
    whole = sum((times[name] for name in more), start=times[base])
    return ratio(ratios(times[contender.name], whole))


def releases_table(results: Results) -> str:
    """Return the median of every step for every release."""
    times = results.warm.times
    return table(
        ("release", "characters", *_STEPS),
        (
            (
                work.name,
                f"{len(work.release.source.text):,}",
                *(
                    f"{Spread.of(times[own(step)].of_work(at)).median / _MS:.2f}"
                    for step in _STEPS
                ),
            )
            for at, work in enumerate(results.works)
        ),
    )


def start_table(contest: Contest) -> str:
    """Return what starting costs, beside an interpreter that does nothing."""
    bare = contest.times[BARE]
    return table(
        ("process", *_SPREAD_HEAD, "× bare Python"),
        (
            (
                each.name,
                *in_ms(Spread.of(contest.times[each.name].per_work())),
                ratio(ratios(contest.times[each.name], bare)),
            )
            for each in contest.contenders
            if each.task == "start"
        ),
    )


def loads_table(loads: Iterable[Load]) -> str:
    """Return speed, growth and memory of the parse for every shape."""
    return table(
        ("text", "blocks", "s/MB", "min", "max", "growth", "bytes/character"),
        (
            (
                load.shape,
                f"{load.blocks:,}",
                *(
                    f"{value / 1000 / load.octets:.2f}"
                    for value in _values(load.nanoseconds)
                ),
                f"{load.nanoseconds.low / load.quarter.low / 4:.2f}",
                f"{load.peak / load.characters:.0f}",
            )
            for load in loads
        ),
    )


_SPREAD_HEAD: Final = ("median ms", "min", "max")


def _rounds(results: Results) -> str:
    core = "one core" if results.one_core else "whichever core the system gave"
    sized = f"{results.loads[0].characters:,}" if results.loads else "no"
    return (
        f"{len(results.works)} releases, {results.warm.rounds} warm rounds,"
        f" {results.whole.rounds} rounds of processes, {sized} characters of each"
        f" shape, on {core}."
    )


def _first(times: Times) -> Spread:
    return Spread.of(times.of_work(0))


def _values(spread: Spread) -> tuple[float, float, float]:
    return spread.median, spread.low, spread.high
