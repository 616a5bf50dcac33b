"""Every public module, class and function says what it is for."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.house.sources import modules, place, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public_definitions(scope: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    for node in scope.body:
        if not isinstance(node, Definition) or node.name.startswith("_"):
            continue
        if not is_variant(node):
            yield node
        if isinstance(node, ast.ClassDef):
            yield from public_definitions(node)


def is_variant(node: Definition) -> bool:
    """An overload or a property's setter: documented at its main definition."""
    marks = [ast.unparse(mark) for mark in node.decorator_list]
    return any(mark == "overload" or mark.endswith(".setter") for mark in marks)


def test_every_module_has_a_docstring() -> None:
    silent = [place(path) for path in modules() if not ast.get_docstring(tree(path))]

    assert silent == []


def test_every_public_definition_has_a_docstring() -> None:
    silent = [
        f"{place(path, node.lineno)} {node.name}"
        for path in modules()
        for node in public_definitions(tree(path))
        if not ast.get_docstring(node)
    ]

    assert silent == []
