"""README keeps its promise: two commands, first thing."""

from __future__ import annotations

import re

from tests.support import ROOT

FENCED = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_first_block_is_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first = FENCED.search(readme)

    assert first is not None
    assert first.group(1) == "make demo\nmake test\n"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "make test" in script
    assert "make check" in script
