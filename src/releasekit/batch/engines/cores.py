"""How many cores this process may use."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_QUOTA: Final = Path("/sys/fs/cgroup/cpu.max")
"""Quota and period of a container in microseconds (Linux, control group v2)."""


def core_count() -> int:
    """Return the number of cores; a container's share counts, not the machine."""
    cores = os.cpu_count() or 1
    if sys.platform == "linux":
        cores = min(len(os.sched_getaffinity(0)), _share(_QUOTA) or cores)
    return max(cores, 1)


def _share(quota: Path) -> int | None:
    """Return how many cores a quota comes to, rounded up; nothing for no quota."""
    with suppress(OSError, ValueError):
        allowed, period = quota.read_text("ascii").split()
        if allowed != "max":
            return -(-int(allowed) // int(period))
    return None
