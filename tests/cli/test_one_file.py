"""``convert -o FILE`` by several runs at once: no lock, and never a mixture."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import RELEASE, START, Run

RUNS = 4


def test_runs_on_one_file_at_once_leave_the_whole_file_of_one(
    run: Run, here: Path
) -> None:
    (here / "b.txt").write_text(RELEASE.replace("Monday", "Tuesday") * 9, "utf-8")
    whole = set()
    for name in ("a", "b"):
        run("convert", f"{name}.txt", "-o", f"{name}.json")
        whole.add((here / f"{name}.json").read_bytes())
    processes = [_start(here, "ab"[number % 2]) for number in range(RUNS)]
    said = [process.communicate()[1] for process in processes]

    failed = [
        text
        for process, text in zip(processes, said, strict=True)
        if process.returncode
    ]
    assert (here / "one/file.json").read_bytes() in whole
    assert len(failed) < RUNS
    assert all("a file of this name" in text for text in failed)
    assert {p.name for p in (here / "one").iterdir()} == {"file.json", ".releasekit"}


def _start(here: Path, name: str) -> subprocess.Popen[str]:
    command = ("convert", f"{name}.txt", "-o", "one/file.json")
    return subprocess.Popen(
        [sys.executable, "-c", START, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=here,
    )
