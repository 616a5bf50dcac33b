"""Files and functions stay small enough to read at once."""

from __future__ import annotations

import ast

from tests.house.sources import modules, place, tree

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50


def test_no_file_is_over_400_lines() -> None:
    too_long = [
        place(path, count)
        for path in modules()
        if (count := len(path.read_bytes().splitlines())) > MAX_FILE_LINES
    ]

    assert too_long == []


def test_no_function_is_over_50_lines() -> None:
    too_long = [
        f"{place(path, node.lineno)} {node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= MAX_FUNCTION_LINES
    ]

    assert too_long == []
