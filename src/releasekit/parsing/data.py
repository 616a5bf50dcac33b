"""Package data of the parser: tables, and what is worked out from them beforehand.

The tables are the TOML files below ``profiles``. To read them and to work out what a
first release needs takes a tenth of a second, so ``make tables`` does it once and
keeps both in `DERIVED`; `releasekit.parsing.deriving` tells what is in it.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

DERIVED: Final = "derived.json"
"""The file, among the tables."""


def load_table(name: str) -> dict[str, Any]:
    """Return one table of ``profiles``, such as ``calendar.toml``."""
    table: dict[str, Any] = derived("tables")[name]
    return table


@cache
def table_names(folder: str) -> tuple[str, ...]:
    """Return the names of the tables in a folder of ``profiles``, in order."""
    return tuple(n for n in derived("tables") if n.rpartition("/")[0] == folder)


def derived(part: str) -> dict[str, Any]:
    """Return one part of what `DERIVED` holds."""
    found: dict[str, Any] = _all()[part]
    return found


@cache
def _all() -> dict[str, dict[str, Any]]:
    # Slow to import, and not needed before the first table is.
    import json  # noqa: PLC0415
    from pkgutil import get_data  # noqa: PLC0415

    found: dict[str, dict[str, Any]] = json.loads(
        get_data("releasekit.parsing", f"profiles/{DERIVED}") or b""
    )
    return found
