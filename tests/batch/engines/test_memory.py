"""Memory of workers: their share, and what they give back."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from releasekit.batch.engines.memory import memory_share

HAS_TRIM = sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim")
FRAGMENTS = """
from pathlib import Path
from releasekit.batch.engines.memory import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

blocks = [bytearray(10_000) for _ in range(5_000)]
blocks = blocks[::100]  # the last of them keeps the heap from shrinking by itself
blocks.append(bytearray(10_000))
before = resident()
give_back()
print(before - resident())
"""


def test_workers_share_three_quarters_of_the_memory() -> None:
    alone, third = memory_share(1), memory_share(3)

    assert alone
    assert third == alone // 3


@pytest.mark.skipif(not HAS_TRIM, reason="only glibc has malloc_trim")
def test_what_freed_objects_leave_behind_is_given_back() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FRAGMENTS], capture_output=True, text=True, check=True
    )

    assert int(ended.stdout) > 30_000_000
