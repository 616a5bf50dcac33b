"""A little of ``make torture``: runs are killed, and nothing is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.support import require_tool
from tests.torture.batches import Batch
from tests.torture.calls import fail_in_workers, kill_workers_at
from tests.torture.kills import kill_coordinator, kill_workers
from tests.torture.ledgers import damage

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
