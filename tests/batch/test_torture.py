"""A little of ``make torture``: runs are killed and disks fail, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.batch.torture import (
    Batch,
    fail_at_call,
    kill_at,
    kill_at_call,
)
from tests.support import require_tool

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="needs /proc"
)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Two releases, and what becomes of them."""
    return Batch.of(tmp_path_factory.mktemp("few"), 2)


def test_a_killed_run_leaves_no_process_and_no_torn_file(few: Batch) -> None:
    kill_at(few, 0.6)


@pytest.mark.parametrize(("call", "number"), [("fsync", 2), ("link", 3)])
def test_a_run_may_be_killed_at_any_call(few: Batch, call: str, number: int) -> None:
    require_tool("strace")

    assert kill_at_call(few, call, number)


@pytest.mark.parametrize(
    ("call", "error", "when"),
    [("write", "ENOSPC", "3"), ("fsync", "EIO", "2"), ("pwrite64", "EIO", "4+")],
)
def test_a_disk_that_fails_is_told_and_all_is_done_later(
    few: Batch, call: str, error: str, when: str
) -> None:
    require_tool("strace")

    assert fail_at_call(few, call, error, when)


def test_two_runs_do_not_write_to_one_folder(few: Batch) -> None:
    from releasekit.batch.lock import FolderLock

    with FolderLock.take(few.folder / "out/.releasekit"):
        second = few.run("out")

    assert second.returncode == 4
    assert "error RK203" in second.stderr
    assert "another run writes to this folder: process " in second.stderr
    few.check_resumed("out")


def test_a_full_disk_is_told_and_all_is_done_once_there_is_room(few: Batch) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (%d, %d))"
    )
    command = few.command("out")
    command[2] = f"{limited % (4096, 4096)}; {command[2]}"
    ended = subprocess.run(
        command, cwd=few.folder, capture_output=True, text=True, check=False
    )

    assert ended.returncode in {1, 4}
    assert "error RK2" in ended.stderr
    assert "RK900" not in ended.stderr
    few.check_untorn("out")
    few.check_resumed("out")
    shutil.rmtree(few.folder / "out", ignore_errors=True)
