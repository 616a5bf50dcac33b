from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from benchmarks.batches import Batches, Row
from benchmarks.contests import BARE, EXPORTERS, PARSE, READERS, own, warm
from benchmarks.machine import Machine, this_machine
from benchmarks.measure import Contender, Spread, Times
from benchmarks.pdf import LIMIT, OWN, Length, Memory, PdfResults
from benchmarks.report import Contest, Load, RealRelease, Results, page
from benchmarks.tables import table
from benchmarks.work import Work, plain_of
from releasekit import parse, record

if TYPE_CHECKING:
    from collections.abc import Mapping

MS = 1_000_000


def nothing(_: object) -> None:
    """Stands for a contender that is never run."""


def contender(name: str, task: str) -> Contender[Work]:
    return Contender(name=name, task=task, run=nothing)


def contest(times: Mapping[tuple[str, str], int]) -> Contest:
    return Contest(
        contenders=tuple(contender(*key) for key in times),
        times={
            name: Times(((took * MS,), (took * MS,)))
            for (name, _), took in times.items()
        },
        rounds=2,
    )


@pytest.fixture
def results() -> Results:
    release = parse("Harbour office opens\n")
    work = Work(
        name="harbour",
        path=Path("harbour.txt"),
        data=release.source.data,
        release=release,
        record=record.write(release),
        plain=plain_of(release, title="harbour"),
    )
    steps = {(own(task), task): 2 for task in (*EXPORTERS, *READERS)}
    peers = {("slow", "pdf"): 6, ("quick", "pdf"): 1}
    return Results(
        machine=Machine(
            date="2026-01-02",
            processor="Some processor",
            cores=4,
            system="Linux",
            python="CPython 3.11.0",
            load=None,
            versions=(("typst", "0.15"),),
        ),
        one_core=True,
        works=(work,),
        warm=contest({(PARSE, "parse"): 1, **steps, **peers}),
        in_a_row=Spread(7 * MS // 10, 6 * MS // 10, 9 * MS // 10),
        whole=contest(
            {(BARE, "start"): 10, ("import x", "start"): 25, **steps, **peers}
        ),
        loads=(
            Load(
                shape="a word on every line",
                characters=2_000,
                octets=2_000,
                nanoseconds=Spread(8 * MS, 4 * MS, 10 * MS),
                quarter=Spread(1 * MS, 1 * MS, 2 * MS),
                peak=90_000,
                blocks=1_000,
            ),
        ),
        pdf=PdfResults(
            names=("harbour", "hafen"),
            times={
                OWN: Times(((2 * MS, 4 * MS), (2 * MS, 4 * MS))),
                LIMIT: Times(((1 * MS, 1 * MS), (1 * MS, 1 * MS))),
            },
            stages={
                "deflate": (Spread(3 * MS, 3 * MS, 9 * MS), Spread(MS, MS, MS)),
                "rest": (Spread(2 * MS, 1 * MS, 2 * MS), Spread(MS, MS, MS)),
            },
            lengths=(
                Length(name="", octets=2_000_000, pages=50, nanoseconds=100 * MS),
            ),
            shapes=(
                Length(
                    name="a word of 2 KB",
                    octets=2_000,
                    pages=2,
                    nanoseconds=4 * MS,
                    quarter=1 * MS,
                ),
            ),
            memory=Memory(documents=10_000, early=102_400, late=103_424),
        ),
        batches=Batches(
            texts="100 releases",
            one=Row(name="one", releases=100, seconds=(2,)),
            two=Row(name="two", releases=100, seconds=(1,)),
            peers=(),
            peak=90_000_000,
        ),
    )


def row(text: str, name: str, at: int = 0) -> list[str]:
    """Return the cells of the nth row of that name in a page."""
    rows = [line for line in text.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in rows[at].strip("|").split("|")][1:]


def test_a_table_aligns_figures_to_the_right() -> None:
    assert table(("what", "ms"), (("a", "1"), ("b", "2"))).splitlines() == [
        "| what | ms |",
        "| --- | ---: |",
        "| a | 1 |",
        "| b | 2 |",
    ]


def test_every_part_of_the_page_is_filled(results: Results) -> None:
    text = page(results)

    assert "{{" not in text
    assert "| Python | CPython 3.11.0 |" in text
    assert "1 releases, 2 warm rounds" in text


def test_a_peer_is_compared_with_the_export_and_with_the_parse_before_it(
    results: Results,
) -> None:
    text = page(results)

    assert row(text, "slow") == [
        "pdf",
        *("6.00", "6.00", "6.00"),
        "3.00 (3.00 to 3.00)",
        "2.00 (2.00 to 2.00)",
    ]
    assert row(text, "quick")[-2:] == ["0.50 (0.50 to 0.50)", "0.33 (0.33 to 0.33)"]


def test_a_process_is_compared_with_the_same_task_only(results: Results) -> None:
    assert row(page(results), "slow", at=1)[-1] == "3.00 (3.00 to 3.00)"


def test_starting_is_compared_with_a_bare_interpreter(results: Results) -> None:
    assert row(page(results), "import x")[-1] == "2.50 (2.50 to 2.50)"


def test_the_first_release_stands_beside_its_budget(results: Results) -> None:
    assert row(page(results), "pdf")[:2] == ["5", "2.00"]
    assert row(page(results), "parse, in a row") == ["1", "0.70", "0.60", "0.90"]


def test_a_real_release_stands_below_the_sample_where_there_is_one(
    results: Results,
) -> None:
    took = Spread(8 * MS // 10, 7 * MS // 10, 9 * MS // 10)
    real = RealRelease(characters=5_902, nanoseconds=took)
    name = "parse, in a row: a ministry's real release (5,902 characters)"

    assert row(page(evolve(results, real=real)), name) == ["1", "0.80", "0.70", "0.90"]
    assert "a ministry's real release" not in page(results)


def test_a_shape_shows_speed_growth_and_memory(results: Results) -> None:
    assert row(page(results), "a word on every line") == [
        "1,000",
        *("4.00", "2.00", "5.00"),
        "1.00",
        "45",
    ]


def test_every_task_of_the_warm_contest_has_a_base() -> None:
    contenders = warm()
    names = {each.name for each in contenders}

    assert len(names) == len(contenders)
    assert {own(each.task) for each in contenders} <= names


def test_a_machine_is_described_without_a_path() -> None:
    pytest.importorskip("pypandoc", reason="only `make bench` installs pandoc")

    machine = this_machine()

    assert machine.processor
    assert "/" not in "".join(f"{name}{found}" for name, found in machine.versions)


def test_contenders_in_pdf_stand_beside_releasekit_release_by_release(
    results: Results,
) -> None:
    assert row(page(results), LIMIT) == [
        *("1.00", "1.00", "0.50 (0.50 to 0.50)"),
        *("1.00", "1.00", "0.25 (0.25 to 0.25)"),
    ]


def test_the_stages_of_a_pdf_share_its_time(results: Results) -> None:
    assert row(page(results), "deflate") == ["3.00", "75 %", "1.00", "50 %"]


def test_long_and_awkward_texts_show_what_they_cost(results: Results) -> None:
    text = page(results)

    assert row(text, "50") == ["2.00", "100", "2.00"]
    assert row(text, "a word of 2 KB") == ["2", "4", "2.00", "1.00"]


def test_memory_stands_after_a_tenth_of_the_documents_and_all(
    results: Results,
) -> None:
    text = page(results)

    assert row(text, "1,000") == ["100.0"]
    assert row(text, "10,000") == ["101.0"]
