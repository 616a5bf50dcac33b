"""Hostile files end in an error: soon, in little memory, without asking outside."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import Any

import pytest
from attrs import frozen

from tests.hostile.child import END, START
from tests.hostile.inputs import INPUTS
from tests.support import ROOT, require_tool

KINDS = ("record:", "docx:", "zip:", "pdf:", "html:", "page:", "around:")
_REFUSED = {"around:": slice(1, 2)}
"""Which answers refuse a file: what surrounds a sound record changes `verify` only."""
MEGABYTES = 300
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="memory is told as Linux tells it"
)


@frozen
class Reading:
    """What came of the files of one kind, read in a process of their own."""

    kind: str
    answers: dict[str, Any]
    calls: str | None
    """What the kernel was asked for; nothing where this system does not tell."""


@pytest.fixture(scope="module", params=KINDS)
def reading(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Reading:
    log = tmp_path_factory.mktemp("hostile") / "strace.log"
    traced = [shutil.which("strace") or "", "-f", "-qq", "-o", str(log)]
    program = [sys.executable, "-m", "tests.hostile.child", request.param]
    command = [*traced, "-e", "trace=%file,%network", *program]
    done = _run(command if traced[0] else program)
    if b"ptrace" in done.stderr:
        done = _run(program)
    assert done.returncode == 0, done.stderr
    calls = log.read_text("utf-8", "replace") if log.exists() else ""
    return Reading(request.param, json.loads(done.stdout), calls or None)


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


def test_every_hostile_file_is_refused_in_words(reading: Reading) -> None:
    read = {
        name: answer
        for name, each in reading.answers.items()
        for answer in each["answers"][_REFUSED.get(reading.kind, slice(None))]
        if not answer.startswith("refused: ") or " object at 0x" in answer
    }

    assert reading.answers
    assert read == {}


def test_no_hostile_file_takes_much_memory(reading: Reading) -> None:
    sizes = {name: each["megabytes"] for name, each in reading.answers.items()}
    large = {name: size for name, size in sizes.items() if size > MEGABYTES}

    assert large == {}


def test_all_kinds_are_read() -> None:
    assert all(name.startswith(KINDS) for name in INPUTS)


def test_no_file_and_no_socket_is_opened(reading: Reading) -> None:
    require_tool("strace")
    if reading.calls is None:
        pytest.skip("this system does not let strace trace")
    stretches = re.findall(
        rf'"{START}"[^\n]*\n(.*?)[^\n]*"{END}"', reading.calls, re.DOTALL
    )

    assert len(stretches) == len(reading.answers)
    assert "".join(stretches) == ""
