"""Importing releasekit stays light: formats are loaded when they are used."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

HEAVY = {"docx", "reportlab", "pikepdf", "fontTools", "PIL", "pyhanko", "signxml"}
EXPORTERS = sorted(
    point.module
    for point in entry_points(group="releasekit.exporters")
    if point.module.startswith("releasekit.")
)


def loaded_by(module: str) -> set[str]:
    """Return the heavy packages that a fresh interpreter loads with a module."""
    program = f"import {module}, sys; print(*({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["releasekit", "releasekit.cli.main", *EXPORTERS])
def test_importing_loads_no_document_library(module: str) -> None:
    assert loaded_by(module) == set()
