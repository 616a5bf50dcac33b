"""The ledger keeps what became of each input, and gives it back as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from attrs import evolve

from releasekit.batch.item import Item
from releasekit.batch.ledger import Ending, Ledger, Opening, Records
from releasekit.batch.result import Result
from releasekit.errors import (
    FolderBusyError,
    ForeignFormatError,
    LedgerError,
    UsageError,
)
from tests.batch.ledger.making import JOB, convert, fail, item_of, make_input


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def item(tmp_path: Path) -> Item:
    return make_input(tmp_path / "in", "a.txt")


def keep(out: Path, *results: Result) -> None:
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record(results)
        ledger.end()


def test_results_come_back_as_they_were(out: Path, item: Item, tmp_path: Path) -> None:
    made = convert(item, out, ("docx", "pdf", "record"))
    failed = fail(make_input(tmp_path / "in", "b.txt"))
    keep(out, failed, made)

    with Records.open(out) as records:
        found = list(records.results())

    assert [result.item.id for result in found] == ["a.txt", "b.txt"]
    assert found[0] == made
    error = found[1].error
    assert isinstance(error, ForeignFormatError)
    assert failed.error is not None
    assert vars(error) == vars(failed.error)
    assert evolve(found[1], error=failed.error) == failed


@pytest.mark.parametrize(
    "name",
    [
        "\x00\x1f\u202e",
        "e\u0301",
        "\u00e9",
        "\U0001f600'; DROP TABLE runs; --",
        "\ud800 and \udc80",
        "x" * 5000,
        "",
    ],
)
def test_any_text_comes_back(out: Path, item: Item, name: str) -> None:
    made = convert(item, out)
    odd = evolve(
        made,
        item=evolve(item, id=f"a/{name}", location=name, name=name, folder=name),
        outputs=(evolve(made.outputs[0], name=name),),
    )
    error = ForeignFormatError(name, hint=name or "none", path=name)
    keep(out, odd, evolve(odd, item=evolve(item, id=f"b/{name}"), error=error))

    with Records.open(out) as records:
        first, second = records.results()

    assert first == odd
    assert second.item.id == f"b/{name}"
    assert second.error is not None
    assert vars(second.error) == vars(error)


def test_the_last_attempt_counts_and_none_is_forgotten(out: Path, item: Item) -> None:
    keep(out, fail(item))
    keep(out, convert(item, out))

    with Records.open(out) as records:
        totals = records.totals()
        attempts = records.connection.execute("SELECT id FROM attempts").fetchall()

    assert (totals.inputs, totals.converted, totals.failed) == (1, 1, 0)
    assert attempts == [(1,), (2,)]


def test_results_of_earlier_runs_are_not_noted_again(out: Path, item: Item) -> None:
    keep(out, convert(item, out))
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        before = ledger.decide(item, JOB)
        assert before is not None
        ledger.note(before)
        ledger.end()
        shown = list(ledger.records.results())
        of_this_run = list(ledger.records.results(run=ledger.records.run))

    assert before.before
    assert shown == [before]
    assert of_this_run == []


def test_failures_can_be_asked_for_alone(out: Path, item: Item, tmp_path: Path) -> None:
    keep(out, convert(item, out), fail(make_input(tmp_path / "in", "b.txt")))

    with Records.open(out) as records:
        failed = [result.item.id for result in records.results(failed=True)]
        others = [result.item.id for result in records.results(failed=False)]

    assert (failed, others) == (["b.txt"], ["a.txt"])


def test_runs_tell_how_they_ended(out: Path, item: Item) -> None:
    keep(out, convert(item, out))
    with Ledger.open(out) as ledger:
        ledger.begin(JOB, '{"exports": []}')
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.end(Ending.INTERRUPTED)

    with Records.open(out) as records:
        runs = records.runs()

    assert [run.ending for run in runs] == ["complete", "lost", "interrupted"]
    assert [run.described for run in runs] == ["", '{"exports": []}', ""]
    assert {run.destination for run in runs} == {str(out.resolve())}


def test_totals_count_formats_and_reasons(
    out: Path, item: Item, tmp_path: Path
) -> None:
    failed = fail(make_input(tmp_path / "in", "b.txt"))
    keep(out, convert(item, out, ("docx", "pdf")), failed)

    with Records.open(out) as records:
        totals = records.totals()

    assert [(one.exporter, one.files) for one in totals.formats] == [
        ("docx", 1),
        ("pdf", 1),
    ]
    assert totals.codes == (("RK103", 1),)


def test_one_run_at_a_time(out: Path) -> None:
    with Ledger.open(out), pytest.raises(FolderBusyError):
        Ledger.open(out)


def test_what_cannot_be_written_leaves_nothing(
    out: Path, item: Item, tmp_path: Path
) -> None:
    made = convert(item, out)
    twice = evolve(made, outputs=made.outputs * 2)
    other = convert(make_input(tmp_path / "in", "b.txt"), out)
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        with pytest.raises(LedgerError):
            ledger.record([other, twice])
        ledger.record([])

        assert list(ledger.records.results()) == []


def test_a_closed_ledger_is_one_file(out: Path, item: Item) -> None:
    keep(out, convert(item, out))
    files = {path.name for path in (out / ".releasekit").iterdir()}
    with sqlite3.connect(out / ".releasekit/ledger.sqlite") as connection:
        mode = connection.execute("PRAGMA journal_mode").fetchone()

    assert files == {"ledger.sqlite", "lock"}
    assert mode == ("delete",)


def test_it_can_be_kept_elsewhere(out: Path, item: Item, tmp_path: Path) -> None:
    elsewhere = Opening(folder=tmp_path / "ledgers")
    with Ledger.open(out, elsewhere) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out)])
        ledger.end()
    with pytest.raises(LedgerError, match="this is the ledger of"):
        Ledger.open(tmp_path / "other", elsewhere)

    assert (tmp_path / "ledgers" / "ledger.sqlite").exists()
    with Ledger.open(out, elsewhere) as ledger:
        assert ledger.decide(item, JOB) is not None


def test_a_url_needs_a_folder_for_its_ledger(
    tmp_path: Path, out: Path, item: Item
) -> None:
    url = out.as_uri()
    with pytest.raises(UsageError):
        Ledger.open(url)
    with Ledger.open(url, Opening(folder=tmp_path)) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out)])
        ledger.end()

        assert ledger.records.runs()[0].destination == url
        assert ledger.decide(item, JOB) is not None
        (out / "a.docx").unlink()
        assert ledger.decide(item, JOB) is None


def test_a_name_of_bytes_that_are_no_utf_8(tmp_path: Path, out: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    folder = tmp_path / "in"
    make_input(folder, "a.txt")
    (folder / "a.txt").rename(folder / name)
    item = evolve(item_of(folder / name, name), id="caf\\xe9.txt")
    result = evolve(convert(evolve(item, stem="cafe"), out), item=item)
    keep(out, result)

    with Ledger.open(out) as ledger:
        assert ledger.decide(item, JOB) is not None
