"""Batches that are tortured: what they make, and what is wrong with what they left."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

START: Final = "import sys; from releasekit.cli.main import main; sys.exit(main())"
FORMATS: Final = "text,record"
LEDGER: Final = ".releasekit/ledger.sqlite"
PATIENCE: Final = 120.0
"""Seconds after which a run counts as hanging."""
GRACE: Final = 2.0
"""Seconds that processes of a run may outlive it."""
_MARK: Final = "RELEASEKIT_TORTURE"
"""Which variable of the environment tells the processes of one run."""
_TEXT: Final = """\
Harbour Ministry Opens Terminal {number}

1. The Harbour Ministry opened terminal {number} on Monday.
2. The first ferry leaves at noon.
"""

Kind: TypeAlias = Literal[
    "lost", "torn", "twice", "orphan", "hang", "leftover", "ledger", "unclear"
]


@frozen
class Problem:
    """Something that must not be after a run."""

    kind: Kind
    what: str


Problems: TypeAlias = tuple[Problem, ...]


@frozen(kw_only=True)
class Ended:
    """How a run ended."""

    status: int
    """Exit status; a negative signal where it was killed."""
    said: str
    """What it wrote on standard error."""
    seconds: float
    problems: Problems
    """A hang, processes that outlived it."""


@frozen(kw_only=True)
class Batch:
    """A folder with inputs, and what every output of them must be."""

    folder: Path
    expected: dict[str, bytes] = field(factory=dict)
    formats: str = FORMATS
    path: tuple[str, ...] = ()
    """Where further modules are."""

    @classmethod
    def of(cls, folder: Path, count: int) -> Batch:
        """Write inputs and convert them undisturbed, for comparison."""
        batch = cls(folder=folder)
        for number in range(count):
            path = folder / "in" / str(number % 3) / f"r{number:03}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_TEXT.format(number=number))
        batch.learn(2 * count)
        return batch

    def learn(self, count: int, *options: str) -> None:
        """Convert undisturbed, and take what comes out for what must come out."""
        whole = self.folder / "whole"
        ended = self.run(self.command(whole, *options))
        found = outputs(whole)
        assert (ended.status, len(found)) == (0, count), ended.said
        self.expected.update(found)
        shutil.rmtree(whole)

    def new(self) -> Path:
        """Return a folder for outputs that is not there yet."""
        return self.folder / f"out-{secrets.token_hex(4)}"

    def command(self, out: object, *options: str) -> list[str]:
        """Return the command that converts all inputs into a folder."""
        command = [sys.executable, "-c", START, "convert", "in", "-o", str(out)]
        return [*command, "--to", self.formats, "--no-report", *options]

    def start(self, command: Sequence[str]) -> Run:
        """Start a command in the folder."""
        return Run.start(command, self.folder, self.path)

    def run(self, command: Sequence[str]) -> Ended:
        """Run a command to its end."""
        return self.start(command).wait()

    def torn(self, out: Path) -> Problems:
        """Tell which files have a final name and are not as they must be."""
        return tuple(self._torn(outputs(out)))

    def _torn(self, found: dict[str, bytes]) -> Iterator[Problem]:
        for name, data in found.items():
            if name not in self.expected:
                yield Problem("twice", f"{name} is nobody's")
            elif data != self.expected[name]:
                yield Problem("torn", name)

    def resumed(self, out: Path, *options: str) -> Problems:
        """Run the same command again; all must be there, each once, and known."""
        ended = self.run(self.command(out, *options))
        found = list(ended.problems)
        if ended.status:
            found.append(Problem("lost", f"resume: {ended.status}, {ended.said}"))
        return (*found, *self.complete(out))

    def complete(self, out: Path) -> Problems:
        """Tell what is wrong with a folder in which all should be done."""
        there = outputs(out)
        found = list(self._torn(there))
        found += [Problem("lost", n) for n in self.expected.keys() - there.keys()]
        found += [Problem("leftover", str(path)) for path in leftovers(out)]
        rows = ledger_rows(out)
        for name in self.expected.keys() | rows.keys():
            if rows[name] != 1 or name not in self.expected:
                found.append(Problem("ledger", f"{rows[name]} rows of {name}"))
        verified = self.run([sys.executable, "-c", START, "ledger", "verify", str(out)])
        if verified.status:
            found.append(Problem("ledger", f"verify: {verified.said}"))
        if not found:
            shutil.rmtree(out)
        return tuple(found)


@frozen(kw_only=True)
class Run:
    """A command that was started, and all processes that come of it."""

    process: subprocess.Popen[bytes]
    mark: str
    errors: Path
    started: float

    @classmethod
    def start(
        cls, command: Sequence[str], folder: Path, path: Sequence[str] = ()
    ) -> Run:
        """Start a command in a folder."""
        mark = secrets.token_hex(8)
        errors = folder / f"errors-{mark}"
        environment = {**os.environ, _MARK: mark, "PYTHONPATH": os.pathsep.join(path)}
        # Not a pipe: what outlives the run would keep it open.
        with errors.open("wb") as file:
            process = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                env=environment,
            )
        started = time.monotonic()
        return cls(process=process, mark=mark, errors=errors, started=started)

    def wait(self, patience: float = PATIENCE) -> Ended:
        """Wait for its end, and see that nothing of it outlives it."""
        problems: list[Problem] = []
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            problems.append(Problem("hang", self.errors.read_text()))
            self.process.kill()
            self.process.wait()
        seconds = time.monotonic() - self.started
        problems += [Problem("orphan", one) for one in self._orphans()]
        said = self.errors.read_text("utf-8", "replace")
        self.errors.unlink()
        return Ended(
            status=self.process.returncode,
            said=said,
            seconds=seconds,
            problems=tuple(problems),
        )

    def workers(self) -> list[int]:
        """Return the processes of it, without the one that was started."""
        return [pid for pid in self.members() if pid != self.process.pid]

    def members(self) -> list[int]:
        """Return all processes of it that run."""
        mark = f"{_MARK}={self.mark}".encode()
        found: list[int] = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it ended meanwhile, or is not ours
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
        return found

    def _orphans(self) -> list[str]:
        left = self._members_after(GRACE)
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._members_after(GRACE)  # what is killed takes a moment to be gone
        return list(map(str, left))

    def _members_after(self, seconds: float) -> list[int]:
        """Return what still runs after some time; sooner where nothing does."""
        end = time.monotonic() + seconds
        while (left := self.members()) and time.monotonic() < end:
            time.sleep(0.02)
        return left


def outputs(folder: Path) -> dict[str, bytes]:
    """Return the outputs in a folder, by name; what is being written is none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".releasekit" not in str(path.relative_to(folder))
    }


def leftovers(folder: Path) -> list[Path]:
    """Return files that a run makes for itself and that none should leave."""
    return [
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.name.startswith(".releasekit-")
        or path.name.endswith((".taken", ".new", "-wal", "-shm", "-journal"))
    ]


def ledger_rows(folder: Path) -> Counter[str]:
    """Return how often the ledger has each output of the last attempts."""
    query = (
        "SELECT outputs.name FROM inputs"
        " JOIN outputs ON outputs.attempt = inputs.attempt"
    )
    if not (folder / LEDGER).exists():
        return Counter()
    with closing(sqlite3.connect(folder / LEDGER)) as ledger:
        return Counter(name for (name,) in ledger.execute(query))
