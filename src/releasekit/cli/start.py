"""Where the command starts: what must be settled before anything else is loaded."""

from __future__ import annotations

import gc
from typing import Final

_COLLECT_EVERY: Final = 200_000
"""Objects between two looks for garbage; Python's own 700 costs a start 0.03 s.

A start makes some hundred thousand objects that all stay, and converting leaves next
to no cycles behind.
"""


def main() -> int:
    """Run the command with the arguments of the process and return its exit status."""
    gc.set_threshold(_COLLECT_EVERY, *gc.get_threshold()[1:])
    # Only now, so that loading it is spared the looks too.
    from releasekit.cli.main import main  # noqa: PLC0415

    try:
        return main()
    finally:
        gc.freeze()  # the end of the process looks for garbage twice, and need not
