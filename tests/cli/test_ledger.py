"""``releasekit ledger``: what became of every input, told, exported and verified."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from releasekit.batch.ledger import Ledger, Opening
from releasekit.files.ledgers import LEDGER
from tests.batch.ledger.making import JOB, convert, fail, make_input
from tests.cli.conftest import Run


@pytest.fixture
def out(here: Path) -> Path:
    """The folder ``out`` with two inputs converted and two failed."""
    out = here / "out"
    good = [make_input(here / "in", name) for name in ("a.txt", "sub/b.txt")]
    bad = [make_input(here / "in", name) for name in ("c\u202e.txt", "d.txt")]
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out, ("docx", "pdf")) for item in good])
        ledger.record(map(fail, bad))
        ledger.end()
    return out


@pytest.mark.usefixtures("out")
def test_a_summary_tells_counts_and_failures(run: Run) -> None:
    ran = run("ledger", "show", "out")
    lines = ran.out.splitlines()

    assert (ran.status, ran.err) == (0, "")
    assert lines[0] == "out"
    assert [line.split()[:2] for line in lines[1:5]] == [
        ["converted", "2"],
        ["failed", "2"],
        ["files", "4"],
        ["runs", "1"],
    ]
    assert lines[6:] == [
        "RK103  c\\u{202e}.txt: this is a PDF",
        "  hint: save it as plain text first, or pass --as-text",
        "RK103  d.txt: this is a PDF",
    ]


@pytest.mark.usefixtures("out")
def test_inputs_of_one_status_can_be_listed(run: Run) -> None:
    converted = run("ledger", "show", "out", "--status", "converted")
    every = run("ledger", "show", "out", "--status", "all")

    assert converted.out.splitlines()[6:] == [
        "a.txt → a.docx, a.pdf",
        "sub/b.txt → sub/b.docx, sub/b.pdf",
    ]
    assert len(every.out.splitlines()) == 6 + 4 + 1


def test_many_failures_are_not_all_told(run: Run, here: Path) -> None:
    bad = [make_input(here / "in", f"{number:02}.txt") for number in range(25)]
    with Ledger.open(here / "out") as ledger:
        ledger.begin(JOB)
        ledger.record(map(fail, bad))
    ran = run("ledger", "show", "out")
    every = run("ledger", "show", "out", "--status", "failed")

    assert ran.out.count("RK103  ") == 20
    assert ran.out.splitlines()[-1] == "and 5 more; --status failed lists them all"
    assert every.out.count("RK103  ") == 25


def test_a_run_that_goes_on_is_said_to(run: Run, here: Path) -> None:
    with Ledger.open(here / "out") as ledger:
        ledger.begin(JOB)
        during = run("ledger", "show", "out")
    with Ledger.open(here / "out") as ledger:
        ledger.begin(JOB)
        ledger.end()
    after = run("ledger", "show", "out")

    assert ", going on, process " in during.out
    assert ", complete, releasekit " in after.out


@pytest.mark.usefixtures("out")
def test_the_summary_for_programs(run: Run) -> None:
    shown = json.loads(run("ledger", "show", "out", "--json").out)

    assert (shown["converted"], shown["failed"]) == (2, 2)
    assert shown["codes"] == {"RK103": 2}
    assert [one["input"] for one in shown["inputs"]] == ["c\u202e.txt", "d.txt"]
    assert shown["inputs"][0]["error"]["code"] == "RK103"
    assert shown["runs"][0]["ending"] == "complete"


@pytest.mark.usefixtures("out")
def test_json_has_every_input(run: Run, here: Path) -> None:
    printed = run("ledger", "export", "out", "--as", "json")
    run("ledger", "export", "out", "--as", "json", "-o", "ledger.json")
    data = json.loads(printed.out)

    assert [one["status"] for one in data["inputs"]] == [
        "converted",
        "failed",
        "failed",
        "converted",
    ]
    assert data["inputs"][0]["outputs"][0]["path"] == "a.docx"
    assert data["inputs"][0]["run"] == 1
    assert (here / "ledger.json").read_text("utf-8") == printed.out


@pytest.mark.usefixtures("out")
def test_a_sheet_and_premis_are_written(run: Run) -> None:
    sheet = run("ledger", "export", "out", "--as", "csv").out.removeprefix("\ufeff")
    premis = run("ledger", "export", "out", "--as", "premis").out

    assert len(list(csv.DictReader(StringIO(sheet)))) == 6
    assert premis.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<premis ')


@pytest.mark.usefixtures("out")
def test_an_export_replaces_nothing_unasked(run: Run, here: Path) -> None:
    (here / "a.csv").write_text("theirs")
    refused = run("ledger", "export", "out", "--as", "csv", "-o", "a.csv")
    forced = run("ledger", "export", "out", "--as", "csv", "-o", "a.csv", "--force")

    assert (refused.status, forced.status) == (4, 0)
    assert refused.err.startswith("error RK201: a.csv: ")
    assert (here / "a.csv").read_text("utf-8-sig").startswith("input,status,")


@pytest.mark.usefixtures("out")
def test_outputs_as_they_were_written_are_sound(run: Run) -> None:
    ran = run("ledger", "verify", "out")

    assert (ran.status, ran.out) == (0, "4 unchanged\n")


def test_outputs_that_changed_or_are_gone_are_named(run: Run, out: Path) -> None:
    (out / "a.docx").write_bytes(b"by hand")
    (out / "sub" / "b.pdf").unlink()
    (out / "notes.txt").touch()
    ran = run("ledger", "verify", "out")
    data = json.loads(run("ledger", "verify", "out", "--json").out)

    assert ran.status == 6
    assert [line.split() for line in ran.out.splitlines()[:-1]] == [
        ["changed", "out/a.docx"],
        ["missing", "out/sub/b.pdf"],
        ["untracked", "out/notes.txt"],
    ]
    assert ran.out.splitlines()[-1] == (
        "2 unchanged, 1 changed, 1 missing, 1 untracked"
    )
    assert data == {
        "destination": "out",
        "unchanged": 2,
        "changed": ["a.docx"],
        "missing": ["sub/b.pdf"],
        "untracked": ["notes.txt"],
        "unrecorded": [],
        "unjudged": [],
    }


def test_what_no_run_made_is_a_lesser_matter(run: Run, out: Path) -> None:
    (out / "notes.txt").touch()

    assert run("ledger", "verify", "out").status == 1


def test_a_ledger_elsewhere_is_named(run: Run, here: Path) -> None:
    item = make_input(here / "in", "a.txt")
    with Ledger.open(here / "out", Opening(folder=here / "kept")) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, here / "out")])
        ledger.end()
    without = run("ledger", "verify", "out")
    ran = run("ledger", "verify", "out", "--ledger-dir", "kept")

    assert without.status == 4
    assert without.err.startswith(f"error RK204: out/{LEDGER}: there is no ledger here")
    assert (ran.status, ran.out) == (0, "1 unchanged\n")


def test_only_folders_are_verified(run: Run) -> None:
    ran = run("ledger", "verify", "s3://releases/out")

    assert ran.status == 2
    assert "only the files of a folder can be verified" in ran.err


def test_outputs_of_a_folder_that_is_gone_are_missing(run: Run, out: Path) -> None:
    (out / LEDGER).parent.rename("kept")
    shutil.rmtree(out)
    elsewhere = run("ledger", "verify", "out", "--ledger-dir", "kept")
    nowhere = run("ledger", "verify", "nowhere")

    assert (elsewhere.status, nowhere.status) == (6, 4)
    assert "missing" in elsewhere.out
    assert "there is no ledger here" in nowhere.err


def test_a_damaged_ledger_is_told_with_a_remedy(run: Run, out: Path) -> None:
    (out / LEDGER).write_bytes(b"no database" * 999)
    ran = run("ledger", "show", "out")

    assert ran.status == 4
    assert "the ledger is damaged: file is not a database" in ran.err
    assert "hint: the next `releasekit convert` into this folder" in ran.err


def test_a_report_is_written_anew(run: Run, out: Path) -> None:
    ran = run("ledger", "report", "out")
    rows = json.loads((out / "releasekit-report.json").read_text("utf-8"))

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.split() == [
        f"out/releasekit-report.{kind}" for kind in ("html", "csv", "json")
    ]
    assert len(rows["inputs"]) == 4
    assert "d.txt" in (out / "releasekit-report.html").read_text("utf-8")


def test_a_report_of_what_is_elsewhere_needs_a_folder(run: Run) -> None:
    ran = run("ledger", "report", "memory://out")

    assert ran.status == 2
    assert "name one with -o" in ran.err
