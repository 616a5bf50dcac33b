"""The engine of this machine: what it does when its processes die, hang or swell."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from releasekit.batch import Limits, LocalEngine, Plan, Result, run
from releasekit.errors import (
    MemoryLimitError,
    TimeLimitError,
    UnknownExporterError,
    WorkerDiedError,
    WorkersEndError,
)
from tests.batch.trap import plan_of, set_trap

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")

GOOD = {f"good-{number:02}.txt": f"Release {number}\n" for number in range(20)}


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An exporter that does what texts say, and the folder they go to."""
    return set_trap(tmp_path, monkeypatch)


def results_of(plan: Plan, workers: int = 2) -> dict[str, Result]:
    found = list(run(plan, engine=LocalEngine(workers)))

    assert len(found) == plan.count
    return {result.item.id: result for result in found}


def test_every_item_has_one_result_and_its_file(trap: Path) -> None:
    others = children_of(os.getpid())
    results = results_of(plan_of(trap, GOOD))

    assert {r.error for r in results.values()} == {None}
    assert len(list((trap / "out").glob("*.trap"))) == len(GOOD)
    assert children_of(os.getpid()) == others


def test_an_item_that_kills_its_process_fails_alone(trap: Path) -> None:
    results = results_of(plan_of(trap, {**GOOD, "bad.txt": "KILL\n"}))
    bad = results.pop("bad.txt")

    assert isinstance(bad.error, WorkerDiedError)
    assert "SIGKILL" in bad.error.message
    assert (bad.tries, bad.error.path) == (2, str(trap / "in/bad.txt"))
    assert {(r.error, r.tries) for r in results.values()} == {(None, 1)}


@pytest.mark.parametrize(
    ("last_words", "how"),
    [
        ("os._exit(3)", "exit status 3"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "SIGKILL"),
    ],
)
def test_processes_that_all_end_at_once_end_the_run(
    trap: Path, monkeypatch: pytest.MonkeyPatch, last_words: str, how: str
) -> None:
    start = trap / "start"
    start.mkdir()
    start.joinpath("sitecustomize.py").write_text(
        f"import os, signal\n{last_words}\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(start))
    others = children_of(os.getpid())

    with pytest.raises(WorkersEndError, match=rf"\({how}\)") as caught:
        list(run(plan_of(trap, GOOD), engine=LocalEngine(2)))

    assert (caught.value.code, caught.value.exit_status) == ("RK404", 5)
    assert "--jobs 1" in caught.value.hint
    assert children_of(os.getpid()) == others


def test_an_item_whose_process_somebody_killed_is_tried_again(trap: Path) -> None:
    texts = {**GOOD, "unlucky.txt": f"KILL-ONCE {trap / 'marker'}\n"}
    results = results_of(plan_of(trap, texts))

    assert {r.error for r in results.values()} == {None}
    assert results["unlucky.txt"].tries == 2


def test_an_item_over_its_time_fails_alone(trap: Path) -> None:
    texts = {**GOOD, "slow.txt": "SLEEP 3600\n"}
    results = results_of(plan_of(trap, texts, Limits(seconds=1)))
    slow = results.pop("slow.txt")

    assert isinstance(slow.error, TimeLimitError)
    assert slow.error.message == "not converted within 1 s"
    assert {r.error for r in results.values()} == {None}


def test_code_that_never_comes_back_is_ended(
    trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("releasekit.batch.engines.local.GRACE", 0.5)
    texts = {**GOOD, "stuck.txt": "STICK\n"}
    results = results_of(plan_of(trap, texts, Limits(seconds=0.5)))
    stuck = results.pop("stuck.txt")

    assert isinstance(stuck.error, TimeLimitError)
    assert stuck.tries == 1
    assert {r.error for r in results.values()} == {None}


def test_an_item_over_its_memory_fails_alone(trap: Path) -> None:
    texts = {**GOOD, "hog.txt": "HOG\n"}
    results = results_of(plan_of(trap, texts, Limits(memory=300 << 20)))
    hog = results.pop("hog.txt")

    assert isinstance(hog.error, MemoryLimitError)
    assert {r.error for r in results.values()} == {None}


def test_what_no_process_can_do_is_told_at_once(trap: Path) -> None:
    plan, others = plan_of(trap, GOOD), children_of(os.getpid())
    (trap / "site/trap_plugin-1.0.dist-info/entry_points.txt").unlink()

    with pytest.raises(UnknownExporterError):
        results_of(plan)
    assert children_of(os.getpid()) == others


def test_processes_end_with_a_coordinator_that_is_killed(trap: Path) -> None:
    texts = {f"{n}.txt": "STICK\n" for n in range(4)}
    plan_of(trap, texts)
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from pathlib import Path; from tests.batch.trap import plan_of;"
        "from releasekit.batch import LocalEngine, run;"
        f"plan = plan_of(Path(sys.argv[2]), {texts!r});"
        "next(run(plan, engine=LocalEngine(2)))"
    )
    coordinator = subprocess.Popen(
        [sys.executable, "-c", program, str(trap / "site"), str(trap)], cwd=Path.cwd()
    )
    with coordinator:
        try:
            workers = wait_for_children(coordinator.pid, 2)
        finally:
            coordinator.send_signal(signal.SIGKILL)

    assert wait_until_gone(workers) == []


def wait_for_children(pid: int, count: int) -> list[int]:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = children_of(pid)
        # Once they take up their items, they are ready for the worst.
        if len(found) == count and all(cpu_time(child) > 0.2 for child in found):
            return found
        time.sleep(0.05)
    pytest.fail("no worker was started")


def wait_until_gone(pids: list[int]) -> list[int]:
    end = time.monotonic() + 10
    while time.monotonic() < end and (left := list(filter(is_running, pids))):
        time.sleep(0.05)
    return left


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def cpu_time(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) / os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[int]:
    """Return the processes that a process started and that still run (Linux)."""
    if not Path("/proc/self/task").exists():
        pytest.skip("needs /proc")
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return [child for child in found if is_running(child)]
