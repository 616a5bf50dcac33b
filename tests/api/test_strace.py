"""What the kernel sees of a conversion once the first document is done."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import require_tool

PROGRAM = """
import os, sys
import releasekit

inbox, out = sys.argv[1:]
formats = ["docx", "pdf", "record", "json", "text"]
releasekit.convert(f"{inbox}/one.txt", out, to=formats)
os.path.exists("/the-first-document-is-done")
releasekit.convert(f"{inbox}/two.txt", out, to=formats)
os.path.exists("/the-second-document-is-done")
"""
TEXT = "Ministry\n\nA Headline of {0}\n\n1. One – “{0}”.\n° Two.\n\n※ 붙임 1부. 끝.\n"
FORBIDDEN = {
    "socket",
    "connect",
    "bind",
    "sendto",
    "sendmsg",
    "execve",
    "clone",
    "fork",
}


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    strace = require_tool("strace")
    folder = tmp_path_factory.mktemp("traced")
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(TEXT.format(name), "utf-8")
    log = folder.parent / "strace.log"
    command = [sys.executable, "-c", PROGRAM, str(folder), str(folder / "out")]
    traced = [strace, "-f", "-qq", "-s", "4096", "-e", "trace=%file,%network,%process"]
    done = subprocess.run(
        [*traced, "-o", str(log), *command], capture_output=True, check=False
    )
    text = log.read_text("utf-8", "replace") if log.exists() else ""
    if "ptrace" in done.stderr.decode() or not text:
        pytest.skip("this system does not let strace trace")
    assert done.returncode == 0, done.stderr
    after = text.split('"/the-first-document-is-done", ')[1]
    lines = after.split('"/the-second-document-is-done", ')[0].splitlines()
    return [f"{folder}|{line}" for line in lines[1:-1]]


def test_only_the_input_and_the_outputs_are_touched(calls: list[str]) -> None:
    strange = []
    for call in calls:
        folder, _, line = call.partition("|")
        # An empty path asks about a file that is open already.
        for quoted in re.findall(r'"((?:[^"\\]|\\.)+)"', line):
            path = Path(quoted)
            if not path.is_relative_to(folder) and path not in Path(folder).parents:
                strange.append(line)

    assert calls
    assert strange == []


def test_no_socket_is_opened_and_no_program_started(calls: list[str]) -> None:
    names = {
        re.sub(r"^\d+ +", "", c.partition("|")[2]).partition("(")[0] for c in calls
    }

    assert names & FORBIDDEN == set()


def test_no_final_name_is_opened_for_writing(calls: list[str]) -> None:
    opened = [call for call in calls if "openat(" in call and "O_CREAT" in call]

    finals = [call for call in opened if "/.releasekit" not in call]
    assert opened
    assert finals == []
