"""Names on use: a package whose public names are imported when they are first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def names_on_use(
    package: dict[str, Any], homes: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the ``__getattr__`` and ``__dir__`` of a package (PEP 562).

    A type checker takes any name of a package that has a ``__getattr__``: show it the
    imports instead, and these only ``if not TYPE_CHECKING``.

    Args:
        package: the package's ``globals()``, with ``__all__``.
        homes: modules below the package, and the names in each, apart by spaces. A
            name that is its module's own stands for the module.
    """
    home_of = {name: home for home, names in homes.items() for name in names.split()}

    def import_name(name: str) -> object:
        if name not in home_of:
            message = f"module {package['__name__']!r} has no attribute {name!r}"
            raise AttributeError(message)
        home = home_of[name]
        module = import_module(f"{package['__name__']}.{home}")
        value = package[name] = module if name == home else getattr(module, name)
        return value

    def list_names() -> list[str]:
        return sorted({*package, *package["__all__"]})

    return import_name, list_names
