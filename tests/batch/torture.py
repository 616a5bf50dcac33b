"""Torture: batches are killed, and disks fail, at every point; nothing is ever lost.

``make torture`` does it at length: ``python -m tests.batch.torture [ROUNDS]``.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

START: Final = "import sys; from releasekit.cli.main import main; sys.exit(main())"
FORMATS: Final = "text,json,record"
SUFFIXES: Final = (".txt", ".json", ".record.xml")
CALLS: Final = (
    *("write", "pwrite64", "fsync", "fdatasync", "ftruncate"),
    *("link", "rename", "unlink", "mkdir", "flock"),
)
"""What a run asks of the disk; each of these calls is the last one once."""
FAULTS: Final = (
    *(("write", "ENOSPC", ""), ("write", "EIO", ""), ("fsync", "EIO", "")),
    *(("pwrite64", "ENOSPC", "+"), ("pwrite64", "EIO", "+"), ("fsync", "EIO", "+")),
    *(("fdatasync", "EIO", "+"), ("link", "ENOSPC", "+"), ("mkdir", "EROFS", "+")),
)
"""Calls that fail, how, and with ``+`` whether all after it do so too. Words on a
terminal are written as well: of those calls, one fails alone."""
_PATIENCE: Final = 120
_TEXT: Final = """\
Harbour Ministry Opens Terminal {number}

1. The Harbour Ministry opened terminal {number} on Monday.
2. The first ferry leaves at noon.
"""


class TortureError(AssertionError):
    """Something was lost, torn, left running or hung."""


@frozen(kw_only=True)
class Batch:
    """A folder with inputs, and what every output of them must be."""

    folder: Path
    expected: dict[str, bytes]

    @classmethod
    def of(cls, folder: Path, count: int) -> Batch:
        """Write inputs and convert them undisturbed, for comparison."""
        (folder / "in").mkdir(parents=True)
        for number in range(count):
            text = _TEXT.format(number=number)
            (folder / f"in/r{number:03}.txt").write_text(text)
        batch = cls(folder=folder, expected={})
        ended = batch.run("whole")
        if ended.returncode:
            raise TortureError(ended.stderr)
        batch.expected.update(outputs(folder / "whole"))
        if len(batch.expected) != len(SUFFIXES) * count:
            raise TortureError(f"{len(batch.expected)} outputs of {count} inputs")
        return batch

    def command(self, out: str, *options: str) -> list[str]:
        """Return the command that converts all inputs into a folder."""
        command = [sys.executable, "-c", START, "convert", "in", "-o", out]
        return [*command, "--to", FORMATS, "--no-report", *options]

    def run(self, out: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the command to its end."""
        return self.call(self.command(out, *options))

    def call(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run any command in the folder; one that hangs is an error."""
        return subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )

    def check_untorn(self, out: str) -> int:
        """Look at what a killed run left; return how many outputs there are."""
        found = outputs(self.folder / out)
        for name, data in found.items():
            if self.expected.get(name) != data:
                raise TortureError(f"{name} is torn, or nobody's")
        return len(found)

    def check_resumed(self, out: str) -> None:
        """Run the same command again; all must be there, each once, and known."""
        ended = self.run(out)
        if ended.returncode:
            raise TortureError(f"the run after it failed: {ended.stderr}")
        if outputs(self.folder / out) != self.expected:
            raise TortureError("outputs are missing, or too many")
        rows = ledger_rows(self.folder / out)
        if rows != dict.fromkeys(self.expected, 1):
            raise TortureError("the ledger does not know each output once")
        if left := list((self.folder / out).rglob(".releasekit-*")):
            raise TortureError(f"left lying about: {left}")
        shutil.rmtree(self.folder / out)


def outputs(folder: Path) -> dict[str, bytes]:
    """Return the outputs in a folder; what is still being written is none."""
    return {
        path.name: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".releasekit" not in str(path.relative_to(folder))
    }


def ledger_rows(folder: Path) -> Counter[str]:
    """Return how often the ledger has each output of the last attempts."""
    with sqlite3.connect(folder / ".releasekit/ledger.sqlite") as ledger:
        last = "JOIN outputs ON outputs.attempt = inputs.attempt"
        names = f"SELECT outputs.name FROM inputs {last}"  # noqa: S608 - both ours
        rows = Counter(name for (name,) in ledger.execute(names))
    ledger.close()
    return rows


def kill_at(batch: Batch, seconds: float) -> int:
    """Kill a coordinator of two workers after a time; return what was done by then."""
    process = subprocess.Popen(
        batch.command("out", "-j", "2"),
        cwd=batch.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with process:
        time.sleep(seconds)
        workers = descendants(process.pid)
        process.send_signal(signal.SIGKILL)
    end = time.monotonic() + 10
    while left := [pid for pid in workers if Path(f"/proc/{pid}/cmdline").exists()]:
        if time.monotonic() > end:
            raise TortureError(f"orphans: {left}")
        time.sleep(0.02)
    done = batch.check_untorn("out")
    batch.check_resumed("out")
    return done


def kill_worker(batch: Batch, rounds: random.Random) -> None:
    """Kill workers again and again while a run goes on, which must not fail."""
    process = subprocess.Popen(
        batch.command("out", "-j", "2"),
        cwd=batch.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        for _ in range(3):
            time.sleep(rounds.uniform(0.05, 0.4))
            for pid in descendants(process.pid)[:1]:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
        process.wait(_PATIENCE)
    batch.check_resumed("out")


def kill_at_call(batch: Batch, call: str, number: int) -> bool:
    """Kill a run at a call to the system; tell whether it came so far."""
    ended = batch.call(strace(f"{call}:signal=KILL:when={number}", batch, "-j", "1"))
    batch.check_untorn("out")
    batch.check_resumed("out")
    return ended.returncode != 0


def fail_at_call(batch: Batch, call: str, error: str, when: str) -> bool:
    """Have a call fail; tell whether the run came so far."""
    fault = f"{call}:error={error}:when={when}"
    ended = batch.call(strace(fault, batch, "-j", "1"))
    if "RK900" in ended.stderr or "Traceback" in ended.stderr:
        raise TortureError(f"{fault} is taken for a defect: {ended.stderr}")
    if ended.returncode and not re.search(r"error RK[0-9]{3}", ended.stderr):
        raise TortureError(f"{fault} has no reason: {ended.stderr!r}")
    batch.check_untorn("out")
    batch.check_resumed("out")
    return ended.returncode != 0


def strace(fault: str, batch: Batch, *options: str) -> list[str]:
    """Return the command with a fault in it."""
    call = fault.partition(":")[0]
    tool = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    return [*tool, "-e", f"inject={fault}", *batch.command("out", *options)]


def descendants(pid: int) -> list[int]:
    """Return the processes that a process started (Linux)."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return found


def _all_calls(batch: Batch) -> Iterator[str]:
    for call in CALLS:
        number = 1
        while kill_at_call(batch, call, number):
            number += 1 if number < 40 else number // 4
        yield f"killed at {call} 1 to {number - 1}"


def _all_faults(batch: Batch) -> Iterator[str]:
    for call, error, more in FAULTS:
        number = 1
        while fail_at_call(batch, call, error, f"{number}{more}"):
            number += 1 + number // 4
        yield f"{error} at {call} 1 to {number - 1}{' and after' if more else ''}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Torture at length and say what was done."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(20261123)
    with tempfile.TemporaryDirectory() as folder:
        many = Batch.of(Path(folder, "many"), 120)
        started = time.monotonic()
        many.run("timed", "-j", "2")
        longest = time.monotonic() - started
        done = [kill_at(many, chance.uniform(0, longest)) for _ in range(rounds)]
        between = sum(0 < count < len(many.expected) for count in done)
        _say(f"coordinator killed {rounds} times, {between} of them between outputs")
        for _ in range(rounds // 10):
            kill_worker(many, chance)
        _say(f"workers killed in {rounds // 10} runs")
        few = Batch.of(Path(folder, "few"), 3)
        for line in _all_calls(few):
            _say(line)
        for line in _all_faults(few):
            _say(line)
    _say("0 lost, 0 torn, 0 twice, 0 orphans, 0 hangs")


if __name__ == "__main__":
    main()
