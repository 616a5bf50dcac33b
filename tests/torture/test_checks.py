"""The checks of the torture can fail: each kind of wrong is planted, and is counted."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.torture.__main__ import tell
from tests.torture.batches import LEDGER, Batch, Ended, Kind, Problem, Problems
from tests.torture.clarity import unclear

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="needs /proc"
)
CHILD = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', {0!r}])"
LONG = "import time; time.sleep(60)"


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Two releases, and what becomes of them."""
    return Batch.of(tmp_path_factory.mktemp("batch"), 2)


@pytest.fixture(scope="module")
def done(batch: Batch) -> Path:
    """A folder in which all is done; tests mend what they break."""
    out = batch.new()
    batch.run(batch.command(out))
    return out


def kinds(problems: Problems) -> set[Kind]:
    """Return which kinds of problems there are."""
    return {problem.kind for problem in problems}


def test_a_lost_output_is_counted(batch: Batch, done: Path) -> None:
    path = done / next(iter(batch.expected))
    data = path.read_bytes()
    path.unlink()
    found = kinds(batch.complete(done))
    path.write_bytes(data)

    assert found == {"lost", "ledger"}


def test_a_torn_output_is_counted(batch: Batch, done: Path) -> None:
    path = done / next(iter(batch.expected))
    data = path.read_bytes()
    path.write_bytes(data[:-1])
    found = kinds(batch.torn(done))
    path.write_bytes(data)

    assert found == {"torn"}


def test_an_output_that_is_there_twice_is_counted(batch: Batch, done: Path) -> None:
    copy = done / "copy.record.xml"
    copy.write_bytes((done / next(iter(batch.expected))).read_bytes())
    found = kinds(batch.torn(done))
    copy.unlink()

    assert found == {"twice"}


def test_a_file_lying_about_is_counted(batch: Batch, done: Path) -> None:
    left = done / ".releasekit-1234.tmp"
    left.touch()
    found = kinds(batch.complete(done))
    left.unlink()

    assert "leftover" in found


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM outputs",
        "UPDATE outputs SET size = size + 1",
        "UPDATE outputs SET name = name || 'x'",
    ],
)
def test_a_ledger_that_does_not_know_an_output_is_counted(
    batch: Batch, done: Path, statement: str
) -> None:
    data = (done / LEDGER).read_bytes()
    with closing(sqlite3.connect(done / LEDGER)) as connection:
        connection.execute(statement)
        connection.commit()
    found = kinds(batch.complete(done))
    (done / LEDGER).write_bytes(data)

    assert found == {"ledger"}


def test_a_process_that_outlives_its_run_is_counted_and_ended(batch: Batch) -> None:
    run = batch.start([sys.executable, "-c", CHILD.format(LONG)])

    assert kinds(run.wait().problems) == {"orphan"}
    assert run.members() == []


def test_a_run_that_hangs_is_counted_and_ended(batch: Batch) -> None:
    run = batch.start([sys.executable, "-c", LONG])

    assert kinds(run.wait(0.1).problems) == {"hang"}
    assert run.members() == []


@pytest.mark.parametrize(
    ("said", "is_clear"),
    [
        ("error RK202: out/a.txt: no room\nhint: make room\n", True),
        ("error RK202: out/a.txt: no room\n", False),
        ("error RK202: no room\nhint: make room\n", False),
        ("error RK900: out/a.txt: a defect\nhint: report it\n", False),
        ("Traceback (most recent call last):\n", False),
        ("", False),
    ],
)
def test_a_failure_without_place_reason_or_remedy_is_counted(
    said: str, *, is_clear: bool
) -> None:
    ended = Ended(status=4, said=said, seconds=1, problems=())

    assert kinds(unclear(ended, "RK[0-9]{3}")) == (set() if is_clear else {"unclear"})


def test_all_problems_count(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tell("a kind", [(Problem("lost", "a.txt"),), (), (Problem("torn", "b"),)])

    assert wrong == 2
    assert capsys.readouterr().out.splitlines()[1:] == ["  lost: a.txt", "  torn: b"]
