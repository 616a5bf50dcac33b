"""Running the command: in this process, as a process, and on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from releasekit.cli.main import main

RELEASE = """\
Harbour Ministry Opens Ferry Terminal

1. The Harbour Ministry opened the terminal on Monday.
° It has room for 400 people & <b>two</b> ferries.
2. The first ferry leaves at noon.

* unofficial translation
"""


START = "import sys; from releasekit.cli.main import main; sys.exit(main())"
"""What the installed script does."""


@frozen
class Ran:
    """What a run left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with one release, ``a.txt``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    return tmp_path


@pytest.fixture
def run(here: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command in this process."""

    def run_main(*arguments: str) -> Ran:
        capfd.readouterr()
        status = main(arguments)
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return run_main


@pytest.fixture
def shell(here: Path) -> Run:
    """The command as a process of its own, as users have it."""

    def run_process(*arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-c", START, *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=here,
            env={**os.environ, **environment},
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_process
