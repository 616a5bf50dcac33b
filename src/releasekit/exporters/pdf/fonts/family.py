"""Families: the files of an installed family that draw text in its two weights."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from releasekit.errors import MissingDependencyError
from releasekit.files.resources import Resources

_PACKAGES: Final = "fontpkg_"
"""What packages of font families are called, before the family's name."""
_WEIGHTS: Final[Mapping[bool, tuple[str, ...]]] = MappingProxyType(
    {False: ("-Regular.ttf",), True: ("-SemiBold.ttf", "-Bold.ttf")}
)
"""How files end, by whether they are the heavier weight, the preferred end first."""


def family_files(resources: Resources, family: str) -> Mapping[bool, str]:
    """Return the resources of a family, by whether they are the heavier weight.

    Args:
        resources: what is installed.
        family: its name for people: ``IBM Plex Serif``.

    Raises:
        MissingDependencyError: its package is not installed, or brings no static
            TrueType files of the weights that a page needs.
    """
    package = _PACKAGES + family.lower().replace(" ", "_")
    names = resources.names(package, ".ttf")
    found = {strong: _first(names, ends) for strong, ends in _WEIGHTS.items()}
    files = {strong: name for strong, name in found.items() if name}
    if len(files) == len(_WEIGHTS):
        return files
    message = f"the font family {family} is not installed"
    hint = f"pip install {package.replace('_', '-')}"
    if names:
        message = f"the font family {family} has no static files, regular and bold"
        hint = "choose a family whose package has files named -Regular.ttf, -Bold.ttf"
    raise MissingDependencyError(message, hint=hint)


def _first(names: tuple[str, ...], ends: tuple[str, ...]) -> str:
    found = (name for end in ends for name in names if name.endswith(end))
    return next(found, "")
