"""How much memory a worker may have, and what it gives back."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_QUOTA: Final = Path("/sys/fs/cgroup/memory.max")
"""Memory of a container in bytes (Linux, control group v2)."""
_SHARE: Final = 0.75
"""How much of the memory workers have together; the rest is for all others."""


def memory_share(workers: int) -> int | None:
    """Return what each of some workers may have of the memory, in bytes.

    Nothing where the system does not tell how much there is.
    """
    found: list[int] = []
    if sys.platform != "win32":  # which has no such call
        with suppress(OSError, ValueError):
            found.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    with suppress(OSError, ValueError):  # "max" is no number
        found.append(int(_QUOTA.read_text("ascii")))
    return int(_SHARE * min(found)) // workers if found else None


def give_back() -> None:
    """Return to the system what freed objects leave behind.

    The C library keeps it in pieces, and with texts of many sizes a worker grows for
    thousands of releases (glibc, ``malloc_trim``; other libraries have no such call).
    """
    gc.collect(1)  # what is young; all that was loaded is left alone
    if sys.platform == "linux":
        # Loading it takes time, and only this system knows the call.
        import ctypes  # noqa: PLC0415

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
