"""A run that is killed at any step loses nothing that it had said was kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from releasekit.batch.ledger import Ledger
from releasekit.files.digest import sha256_of
from releasekit.files.ledgers import LEDGER
from releasekit.files.written import JOURNAL, Journal
from tests.batch.ledger.making import JOB, convert, damage_index, make_input
from tests.support import ROOT

KILLER = """
import os, shutil, signal, sqlite3, sys
from pathlib import Path
from tests.batch.ledger import killed_runs

STEPS = {"os.rename", "os.remove", "os.truncate"}

def run(folder, left):
    def step(_statement=None):
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(*arguments, **options):
        step()
        connection = connect_untold(*arguments, **options)
        connection.set_trace_callback(step)
        return connection

    def look(event, arguments):
        if event in STEPS and ".releasekit" in str(arguments[0]):
            step()

    connect_untold, sqlite3.connect = sqlite3.connect, connect
    sys.addaudithook(look)
    getattr(killed_runs, sys.argv[2])(folder)

steps = 0
while True:
    folder = Path(sys.argv[1], str(steps))
    shutil.copytree(sys.argv[3], folder)
    child = os.fork()
    if child == 0:
        run(folder, steps)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if status != signal.SIGKILL:
        print(status, steps)
        break
    steps += 1
"""
"""Kills one run after the other, each one step later, until one comes to its end."""


def kill_at_each_step(folder: Path, run: str, start: Path) -> list[Path]:
    """Return the folders of runs that were killed, in the order of steps.

    Args:
        folder: where they are made.
        run: a function of `killed_runs`.
        start: what is in each of them before the run.
    """
    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(folder), run, str(start)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    status, steps = map(int, done.stdout.split())
    assert status == 0, done.stderr
    return [folder / str(number) for number in range(steps)]


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


def test_what_a_journal_has_is_known_wherever_its_taking_in_is_cut(
    tmp_path: Path,
) -> None:
    item = make_input(tmp_path / "in", "a.txt")
    convert(item, tmp_path / "out")
    killed = kill_at_each_step(tmp_path / "runs", "take_in", tmp_path / "out")

    assert len(killed) > 10
    for out in killed:
        Ledger.open(out).close()
        assert not (out / JOURNAL).exists()
        assert Journal(out).wrote("a.docx", sha256_of((out / "a.docx").read_bytes()))


def test_what_was_kept_is_there_wherever_a_run_is_cut(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    killed = kill_at_each_step(tmp_path / "runs", "keep_three", tmp_path / "empty")

    assert len(killed) > 20
    for folder in killed:
        said = {path.name for path in folder.glob("kept-*")}
        if not (folder / "out" / LEDGER).exists():
            assert not said
            continue
        with Ledger.open(folder / "out") as ledger:
            kept = {f"kept-{r.item.stem}" for r in ledger.records.results()}
            assert ledger.notices == ()
        assert said <= kept


def test_a_salvage_that_is_cut_is_made_again(tmp_path: Path) -> None:
    item = make_input(tmp_path / "in", "a.txt")
    with Ledger.open(tmp_path / "out") as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, tmp_path / "out")])
        ledger.end()
    damage_index(tmp_path / "out" / LEDGER)
    killed = kill_at_each_step(tmp_path / "runs", "take_in", tmp_path / "out")

    assert len(killed) > 30
    for out in killed:
        with Ledger.open(out) as ledger:
            assert ledger.decide(item, JOB) is not None
        assert list((out / ".releasekit").glob("ledger.sqlite.broken-1"))
        assert not (out / f"{LEDGER}.new").exists()
