from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from releasekit.cli.main import COMMANDS
from tests.cli.conftest import Run
from tests.support import ROOT, SAMPLES

PAGE = ROOT / "docs/command.md"
ANYTHING = "…"
"""Stands for any number of lines that the page leaves out."""


@pytest.fixture
def desk(here: Path) -> Path:
    """A folder with the samples in it, as the reader of the page has them."""
    shutil.copytree(SAMPLES, here / "samples")
    return here


def test_every_command_has_its_section() -> None:
    sections = re.findall(r"^## (\w+)$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert sections == list(COMMANDS)


@pytest.mark.usefixtures("desk")
def test_the_commands_of_the_page_say_what_the_page_says(run: Run) -> None:
    for command, expected in _examples(PAGE.read_text("utf-8")):
        ran = run(*shlex.split(command)[1:])

        assert ran.status == 0, command
        assert _fits((ran.out + ran.err).splitlines(), expected), command


def test_an_ellipsis_stands_for_any_lines() -> None:
    assert _fits(["a", "b", "c"], ["a", ANYTHING, "c"])
    assert _fits(["a"], ["a", ANYTHING])
    assert not _fits(["a", "b", "c"], ["a", ANYTHING, "d"])
    assert not _fits(["a", "b"], ["a"])


def _examples(page: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of the page's console blocks, with what it is to say."""
    for block in re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *expected = example.splitlines()
            yield command, expected


def _fits(said: list[str], expected: list[str]) -> bool:
    """Tell whether the lines said have the expected runs of lines, in order."""
    runs = [list(g) for skip, g in groupby(expected, ANYTHING.__eq__) if not skip]
    if ANYTHING not in expected:
        return said == expected
    if expected[0] != ANYTHING and said[: len(runs[0])] != runs[0]:
        return False
    if expected[-1] != ANYTHING and said[-len(runs[-1]) :] != runs[-1]:
        return False
    at = 0
    for part in runs:
        places = range(at, len(said) - len(part) + 1)
        found = next((i for i in places if said[i : i + len(part)] == part), None)
        if found is None:
            return False
        at = found + len(part)
    return True
