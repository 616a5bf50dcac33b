"""Package data of the parser: TOML tables below ``profiles``, each read once."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return one table of ``profiles``, such as ``calendar.toml``."""
    # Slow to import, and not needed before the first table is.
    import tomllib  # noqa: PLC0415
    from importlib.resources import files  # noqa: PLC0415

    source = files("releasekit.parsing").joinpath("profiles", *name.split("/"))
    return tomllib.loads(source.read_text("utf-8"))


@cache
def table_names(folder: str) -> tuple[str, ...]:
    """Return the names of the tables in a folder of ``profiles``, in order."""
    # As above.
    from importlib.resources import files  # noqa: PLC0415

    entries = files("releasekit.parsing").joinpath("profiles", folder).iterdir()
    names = sorted(entry.name for entry in entries)
    return tuple(f"{folder}/{name}" for name in names if name.endswith(".toml"))
