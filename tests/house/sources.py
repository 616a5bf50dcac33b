"""The files of the repository, and the definitions in its sources."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, SRC

if TYPE_CHECKING:
    from pathlib import Path


@cache
def modules() -> tuple[Path, ...]:
    """Return every Python file below src."""
    return tuple(sorted(SRC.rglob("*.py")))


@cache
def repository_files() -> tuple[Path, ...]:
    """Return the files that git keeps or would keep; skip outside a checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in sorted(listed.stdout.split("\0")) if name)
    return tuple(path for path in paths if path.is_file())


def tree(path: Path) -> ast.Module:
    """Parse a source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, line: int = 1) -> str:
    """Name a line as an editor can open it."""
    return f"{path.relative_to(ROOT)}:{line}"
