"""A little of ``make torture``: runs are killed, and nothing is lost."""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest

from releasekit.batch.lock import FolderLock
from tests.support import require_tool
from tests.torture.batches import Batch
from tests.torture.calls import fail_in_workers, kill_workers_at
from tests.torture.clarity import unclear
from tests.torture.coordinator import fail_at, kill_at
from tests.torture.deeds import DEEDS, KILL, harm, trapped
from tests.torture.kills import kill_coordinator, kill_workers
from tests.torture.ledgers import damage
from tests.torture.stops import stop

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="needs /proc"
)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Four releases, and what becomes of them."""
    return Batch.of(tmp_path_factory.mktemp("batch"), 4)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_run_leaves_nothing_that_the_next_does_not_mend(
    batch: Batch, jobs: int
) -> None:
    problems, _ = kill_coordinator(batch, jobs, 0.4)

    assert problems == ()


def test_killed_workers_cost_one_input_each_at_most(batch: Batch) -> None:
    assert kill_workers(batch, random.Random(1), 0.8) == ()


def test_workers_killed_at_a_call_leave_no_files_behind(batch: Batch) -> None:
    require_tool("strace")

    assert kill_workers_at(batch, "link", 2) == ((), True)


def test_a_disk_that_fails_workers_is_told(batch: Batch) -> None:
    require_tool("strace")

    assert fail_in_workers(batch, "fsync", "EIO", "2") == ((), True)


def test_a_damaged_ledger_loses_no_work(batch: Batch) -> None:
    assert damage(batch, random.Random(3)) == ()


@pytest.mark.parametrize(("call", "number"), [("fsync", 2), ("link", 3)])
def test_a_run_may_be_killed_at_any_call(batch: Batch, call: str, number: int) -> None:
    require_tool("strace")

    assert kill_at(batch, call, number) == ((), True)


@pytest.mark.parametrize(
    ("call", "error", "when"),
    [("write", "ENOSPC", "3"), ("fsync", "EIO", "2"), ("pwrite64", "EIO", "4+")],
)
def test_a_disk_that_fails_is_told_and_all_is_done_later(
    batch: Batch, call: str, error: str, when: str
) -> None:
    require_tool("strace")

    assert fail_at(batch, call, error, when) == ((), True)


def test_a_run_that_is_asked_to_stop_stops(batch: Batch) -> None:
    problems, _ = stop(batch, signal.SIGTERM, 0.4)

    assert problems == ()


def test_two_runs_do_not_write_to_one_folder(batch: Batch) -> None:
    with FolderLock.take(batch.folder / "out-taken/.releasekit"):
        second = batch.run(batch.command(batch.folder / "out-taken"))

    assert second.status == 4
    assert "error RK203" in second.said
    assert "another run writes to this folder: process " in second.said


@pytest.mark.parametrize(("deed", "code"), [DEEDS[1], KILL])
def test_an_input_that_harms_its_worker_costs_itself_alone(
    tmp_path: Path, deed: str, code: str
) -> None:
    assert harm(trapped(tmp_path), deed, code) == ()


def test_a_full_disk_is_told_and_all_is_done_once_there_is_room(batch: Batch) -> None:
    out = batch.new()
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
    command = batch.command(out)
    command[2] = f"{limit}; {command[2]}"
    ended = batch.run(command)

    assert ended.status in {1, 4}
    assert unclear(ended, "RK2[0-9]{2}") == ()
    assert batch.torn(out) == ()
    assert batch.resumed(out) == ()
