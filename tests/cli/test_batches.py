"""``convert`` with many inputs: workers, resuming, stopping, limits."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.trap import install
from tests.cli.conftest import RELEASE, START, Run

MANY = 60
_TRAP = ("convert", "in", "--to", "trap", "-o", "out")


@pytest.fixture
def inbox(here: Path) -> Path:
    """More releases than this process converts itself."""
    (here / "in").mkdir()
    for number in range(MANY):
        (here / f"in/r{number:02}.txt").write_text(f"{number}\n{RELEASE}", "utf-8")
    return here


@pytest.mark.usefixtures("inbox")
def test_workers_make_the_same_files_as_this_process(run: Run, here: Path) -> None:
    one = run("convert", "in", "--to", "json,text", "-o", "one", "--jobs", "1")
    two = run("convert", "in", "--to", "json,text", "-o", "two", "--jobs", "2")

    assert (one.status, two.status) == (0, 0)
    assert sorted(two.out.replace("two/", "one/").splitlines()) == sorted(
        one.out.splitlines()
    )
    assert _files(here / "one") == _files(here / "two")


@pytest.mark.usefixtures("inbox")
def test_what_is_done_is_not_done_again(run: Run, here: Path) -> None:
    first = run("convert", "in", "--to", "text", "-o", "out")
    (here / "in/r07.txt").write_text(RELEASE.replace("Monday", "Tuesday"), "utf-8")
    (here / "out/r08.txt").unlink()
    again = run("convert", "in", "--to", "text", "-o", "out")
    new = [line for line in again.out.splitlines() if not line.endswith("(unchanged)")]

    assert (first.status, again.status) == (0, 0)
    assert new == ["in/r07.txt → out/r07.txt", "in/r08.txt → out/r08.txt"]
    assert again.err.startswith(
        f"{MANY} of {MANY} releases converted; {MANY} files in out/, {MANY - 2}"
    )


@pytest.mark.usefixtures("inbox")
def test_other_options_are_another_job(run: Run) -> None:
    run("convert", "in", "--to", "text", "-o", "out")
    wide = ("--option", "text.width=40")
    again = run("convert", "in", "--to", "text", "-o", "out", *wide)

    assert again.status == 0
    assert "(unchanged)" not in again.out


@pytest.mark.usefixtures("inbox")
def test_a_dry_run_shows_the_plan_and_makes_nothing(run: Run, here: Path) -> None:
    dry = run("convert", "in", "nosuch", "-o", "out", "--dry-run")
    data = run("convert", "in", "-o", "out", "--dry-run", "--json")

    assert "in/r00.txt → out/r00{.docx,.pdf,.record.xml}\n" in dry.out
    assert "error RK101: nosuch" in dry.err
    assert f"{MANY} releases would become {3 * MANY} files" in dry.err
    assert len(json.loads(data.out)["planned"]) == MANY
    assert not (here / "out").exists()


def test_a_dry_run_tells_what_is_done_already(run: Run, inbox: Path) -> None:
    text = ("convert", "in", "--to", "text", "-o", "out", "-j", "1")
    run(*text)
    (inbox / "in/r07.txt").write_text("Another Ferry\n", "utf-8")
    (inbox / "out/r08.txt").unlink()
    before = {p: p.stat().st_mtime_ns for p in (inbox / "out").rglob("*")}

    dry, data = run(*text, "--dry-run"), run(*text, "--dry-run", "--json")
    again = run(*text, "--dry-run", "--no-resume")
    other = run(*text, "--dry-run", "--option", "text.width=40")
    lines, said = dry.out.splitlines(), json.loads(data.out)

    assert len(lines) == MANY
    assert [line for line in lines if not line.endswith("(done)")] == [
        "in/r07.txt → out/r07.txt",
        "in/r08.txt → out/r08.txt",
    ]
    assert dry.err == (
        f"{MANY - 2} done already; 2 releases would become 2 files;"
        " nothing was written\n"
    )
    assert (said["done"], said["to_do"]) == (MANY - 2, 2)
    assert {one["input"] for one in said["planned"] if not one["done"]} == {
        "in/r07.txt",
        "in/r08.txt",
    }
    for all_anew in (again, other):
        assert f"{MANY} releases would become {MANY} files" in all_anew.err
    assert before == {p: p.stat().st_mtime_ns for p in (inbox / "out").rglob("*")}


def test_lines_of_json_go_by_their_ids(run: Run, here: Path) -> None:
    lines = [{"nr": "PR-1", "text": RELEASE}, {"text": RELEASE}]
    text = "\n".join(map(json.dumps, lines))
    (here / "all.jsonl").write_text(text, "utf-8")
    given = ("all.jsonl", "--id-field", "nr", "--to", "record", "-o", "out")
    ran = run("convert", *given)
    (made,) = (here / "out/all.jsonl").iterdir()

    assert ran.status == 1
    assert "all.jsonl!/PR-1 → out/all.jsonl/pr-1-" in ran.out
    assert "error RK102: all.jsonl!/line 2: the field nr is missing" in ran.err
    assert ">all.jsonl!/PR-1<" in made.read_text("utf-8")


def test_the_first_failure_can_be_the_end(run: Run, inbox: Path) -> None:
    (inbox / "in/a.txt").write_bytes(b"%PDF-1.7\n")
    ran = run("convert", "in", "--to", "text", "-o", "out", "--fail-fast", "-j", "1")

    assert ran.status == 1
    assert "stopped at the first failure: the same command again" in ran.err
    assert _files(inbox / "out") == {}


def test_a_disk_that_takes_nothing_is_the_end(run: Run, inbox: Path) -> None:
    (inbox / "out").mkdir()
    (inbox / "in").rename(inbox / "sub")
    (inbox / "in").mkdir()
    (inbox / "sub").rename(inbox / "in/sub")
    (inbox / "out/sub").write_text("a file where a folder should be")
    ran = run("convert", "in", "--to", "text", "-o", "out", "-j", "1")

    assert ran.status == 1
    assert "; 20 failed; stopped because 20 in a row could not be written" in ran.err


@pytest.mark.usefixtures("inbox")
def test_a_report_is_written_where_one_is_wanted(run: Run, here: Path) -> None:
    run("convert", "in", "--to", "text", "-o", "out", "--report")

    assert (here / "out/releasekit-report.html").exists()


@pytest.mark.parametrize("wanted", [["--report"], []])
def test_a_file_in_the_reports_place_is_told_before_work(
    wanted: list[str], run: Run, inbox: Path
) -> None:
    for number in range(MANY, 100):
        (inbox / f"in/r{number}.txt").write_text(RELEASE, "utf-8")
    (inbox / "out").mkdir()
    (inbox / "out/releasekit-report.csv").write_text("ours\n")
    refused = run("convert", "in", "--to", "text", "-o", "out", *wanted)
    made = list((inbox / "out").iterdir())
    without = run("convert", "in/r00.txt", "--to", "text", "-o", "out", "--no-report")

    assert refused.status == 4
    assert "out/releasekit-report.csv: a file of this name exists, and" in refused.err
    assert [path.name for path in made] == ["releasekit-report.csv"]
    assert without.status == 0


def test_a_report_does_not_take_the_place_of_the_one_output(
    run: Run, here: Path
) -> None:
    name = "out/releasekit-report.html"
    refused = run("convert", "a.txt", "-o", name, "--report")
    plain = run("convert", "a.txt", "-o", name)

    assert refused.status == 2
    assert f"{name}: the report has this name" in refused.err
    assert plain.status == 0


def test_a_report_has_no_place_at_a_url_alone(run: Run, here: Path) -> None:
    refused = run("convert", "a.txt", "-o", "s3://bucket/out", "--report")

    assert refused.status == 2
    assert "s3://bucket/out: a report cannot be written to a URL" in refused.err
    assert "--ledger-dir" in refused.err


def test_the_report_of_a_store_is_beside_its_ledger(run: Run, inbox: Path) -> None:
    url = (inbox / "out").as_uri()
    where = ("-o", url, "--ledger-dir", "ledgers", "-j", "1")
    ran = run("convert", "in", "--to", "text", *where, "--report")

    page = (inbox / "ledgers/releasekit-report.html").read_text("utf-8")
    assert ran.status == 0
    assert "report: ledgers/releasekit-report.html\n" in ran.err
    assert url in page
    assert not (inbox / "out/releasekit-report.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--jobs", "none"], "a number from 1 on, or auto"),
        (["--jobs", "0"], "a number from 1 on, or auto"),
        (["--limit-memory", "much"], "a size like 500M or 2G"),
        (["--engine", "nosuch"], "no engine is named 'nosuch'"),
        (["--scheduler", "tcp://127.0.0.1:1"], "--scheduler goes with an engine"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    arguments: list[str], said: str, run: Run, here: Path
) -> None:
    ran = run("convert", "a.txt", "-o", "out", *arguments)

    assert ran.status == 2
    assert said in ran.err
    assert not (here / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_bad_inputs_cost_themselves_and_are_named(shell: Run, inbox: Path) -> None:
    site = str(install(inbox / "site"))
    (inbox / "in/kill.txt").write_text("KILL\n")
    (inbox / "in/slow.txt").write_text("SLEEP 3600\n")
    limits = ("--limit-time", "1", "--limit-memory", "1G")
    ran = shell(*_TRAP, *limits, "-j", "2", PYTHONPATH=site)

    assert ran.status == 1
    assert "error RK109: in/kill.txt: the process that converts it dies" in ran.err
    assert "error RK107: in/slow.txt: not converted within 1 s\nhint: " in ran.err
    assert ran.err.endswith(
        f"{MANY} of {MANY + 2} releases converted; {MANY} files in out/; 2 failed\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_workers_between_two_files(number: int, inbox: Path) -> None:
    site = str(install(inbox / "site"))
    for path in (inbox / "in").iterdir():
        path.write_text("SLEEP 0.1\n")
    command = [sys.executable, "-c", START, *_TRAP, "-j", "2"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=inbox,
        env={**os.environ, "PYTHONPATH": site},
    )
    with process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        started = time.monotonic()
        process.send_signal(number)
        out, said = process.stdout.read(), process.stderr.read()
        process.wait()
        seconds = time.monotonic() - started
    done = 1 + len(out.splitlines())

    assert process.returncode == 128 + number
    assert seconds < 10
    assert "interrupted: the same command again does the rest" in said
    assert "Traceback" not in said
    assert 0 < done < MANY
    assert len(_files(inbox / "out")) == done


def _files(folder: Path) -> dict[str, bytes]:
    """Return what a run made, without what it keeps for itself."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".releasekit" not in path.parts
    }
