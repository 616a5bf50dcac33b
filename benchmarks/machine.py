"""What the figures hold for: processor, system, versions, how busy it was."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from attrs import frozen

_PACKAGES: Final = (
    "attrs",
    "lxml",
    "python-docx",
    "reportlab",
    "fontpkg-fira-sans",
    "justmytype-intl-cjk",
    "typst",
    "weasyprint",
    "pypandoc-binary",
)


@frozen(kw_only=True)
class Machine:
    """Where and when a run was made."""

    date: str
    processor: str
    cores: int
    system: str
    python: str
    load: float | None
    """Processes that wanted to run in the minute before (load average)."""
    versions: tuple[tuple[str, str], ...]
    """Name and version of each package that takes part."""


def this_machine() -> Machine:
    """Describe the machine that this process runs on, now."""
    return Machine(
        date=datetime.now(tz=UTC).date().isoformat(),
        processor=_processor(),
        cores=os.cpu_count() or 1,
        system=f"{platform.system()} {platform.machine()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        versions=(
            *((name, _version(name)) for name in ("releasekit", *_PACKAGES)),
            ("pandoc", _pandoc()),
        ),
    )


def hold_one_core() -> bool:
    """Keep this process and its children on one core, where the system can."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        return True
    return False


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.is_file():
        for line in listed.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _pandoc() -> str:
    # Only the benchmarks' own dependency group has it.
    from pypandoc import get_pandoc_version  # noqa: PLC0415

    return str(get_pandoc_version())
