"""Nothing is defined that nobody uses."""

from __future__ import annotations

import ast
import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.house.sources import modules, place, tree
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

USERS = ("src/**/*.py", "tests/**/*.py", "benchmarks/**/*.py", "pyproject.toml")


def definitions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and line of what a module defines at its top."""
    for node in tree(path).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node.lineno
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, node.lineno
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name, node.lineno
            case _:
                continue


def test_every_name_of_a_module_is_used() -> None:
    words: Counter[str] = Counter()
    for pattern in USERS:
        for path in ROOT.glob(pattern):
            words.update(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    unused = [
        f"{place(path, line)} {name}"
        for path in modules()
        for name, line in definitions(path)
        if words[name] == 1 and not name.startswith("__")
    ]

    assert unused == []
