from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from releasekit.batch.lock import LOCK, FolderLock, Holder, holder_of
from releasekit.errors import FolderBusyError, OutputError

HOLD = """
import sys, time
from pathlib import Path
from releasekit.batch.lock import FolderLock
lock = FolderLock.take(Path(sys.argv[1]), wait=float(sys.argv[2]))
print("taken", flush=True)
sys.stdin.readline()
lock.release()
print("released", flush=True)
"""


def start_holder(folder: Path, wait: float = 0) -> subprocess.Popen[str]:
    """Start a process that holds a folder's lock until it reads a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), str(wait)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "taken\n"
    return process


def test_a_second_process_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with start_holder(tmp_path) as process:
        with pytest.raises(FolderBusyError, match=f"process {process.pid} on ") as seen:
            FolderLock.take(tmp_path)
        process.communicate("\n")

    assert seen.value.path == str(tmp_path)
    assert seen.value.exit_status == 4


def test_a_second_run_in_one_process_is_refused_too(tmp_path: Path) -> None:
    with FolderLock.take(tmp_path), pytest.raises(FolderBusyError):
        FolderLock.take(tmp_path)


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    with start_holder(tmp_path) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    named = holder_of(tmp_path / LOCK)

    assert named is not None
    assert named.pid == process.pid
    with FolderLock.take(tmp_path):
        pass


def test_who_waits_gets_the_folder_when_the_other_is_done(tmp_path: Path) -> None:
    told: list[Holder | None] = []
    with start_holder(tmp_path) as process:
        assert process.stdin is not None

        def say(holder: Holder | None) -> None:
            told.append(holder)
            threading.Thread(target=process.communicate, args=("\n",)).start()

        with FolderLock.take(tmp_path, wait=30, waiting=say):
            held = holder_of(tmp_path / LOCK)

    assert [holder.pid for holder in told if holder] == [process.pid]
    assert held is not None
    assert held.pid == os.getpid()


@pytest.mark.parametrize(
    "left", [b"", b"\x00\xff garbage", b'{"pid": "x"}', b"[]", b"4711\n"]
)
def test_an_old_file_holds_nobody_up(tmp_path: Path, left: bytes) -> None:
    (tmp_path / LOCK).write_bytes(left)

    with FolderLock.take(tmp_path):
        pass


def test_programs_started_by_the_holder_do_not_hold_on(tmp_path: Path) -> None:
    lock = FolderLock.take(tmp_path)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as child:
        os.close(lock._descriptor)  # as the kernel does when the holder dies
        lock._descriptor = -1

        with FolderLock.take(tmp_path):
            pass
        child.communicate(b"\n")


def test_a_released_lock_names_nobody(tmp_path: Path) -> None:
    lock = FolderLock.take(tmp_path)
    lock.release()
    lock.release()

    assert (tmp_path / LOCK).read_bytes() == b""


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OutputError):
        FolderLock.take(tmp_path / "file" / "below")
