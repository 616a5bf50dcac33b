"""Resources: fonts and other bytes that outputs depend on, with their digests."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from attrs import field, frozen

from releasekit.errors import MissingDependencyError
from releasekit.files.digest import sha256_of
from releasekit.files.platform import font_folders

SYSTEM: Final = "system"
"""Begins the names of fonts of the system, with a colon after it."""
_FOLDER: Final = "folder"
_FONT_SUFFIXES: Final = frozenset({".otc", ".otf", ".ttc", ".ttf"})


@frozen(kw_only=True)
class Resource:
    """Bytes that an output depends on."""

    name: str
    """``package:path/inside/it`` or a path the user gave."""
    data: bytes = field(repr=False)
    sha256: str
    """SHA-256 of ``data``, 64 lower-case hexadecimal digits."""


class Resources:
    """Loads resources from installed packages, each once a process.

    Only installed packages and folders the caller names are looked at, the system's
    where the caller wants them, so that the same installation gives the same bytes
    everywhere.
    """

    _loaded: dict[str, Resource]

    def __init__(
        self, *, font_folder: Path | None = None, system_fonts: bool = False
    ) -> None:
        """Start with nothing loaded.

        Args:
            font_folder: the user's, looked through with the folders in it.
            system_fonts: look also for the fonts of this machine: then outputs
                depend on it.
        """
        self._loaded = {}
        self._files = _font_files(_FOLDER, [font_folder] if font_folder else [])
        self.fonts = tuple(self._files)
        """Names of the font files in the user's folder, sorted."""
        found = _font_files(SYSTEM, font_folders() if system_fonts else [])
        self.system_fonts = tuple(found)
        """Names of the font files of the system, sorted; none where not wanted."""
        self._files |= found

    def has_package(self, package: str) -> bool:
        """Tell whether an installed package can be asked for resources."""
        return find_spec(package) is not None

    def names(self, package: str, suffix: str) -> tuple[str, ...]:
        """Return the names of all files in ``package`` that end in ``suffix``, sorted.

        A package that is not installed has none.
        """
        if not self.has_package(package):
            return ()
        # Slow to load, and not every format has resources.
        from importlib import resources as package_files  # noqa: PLC0415

        with package_files.as_file(package_files.files(package)) as root:
            found = sorted(p for p in Path(root).rglob(f"*{suffix}") if p.is_file())
            return tuple(f"{package}:{p.relative_to(root).as_posix()}" for p in found)

    def load(self, name: str) -> Resource:
        """Return a resource by name; the file is read the first time only.

        Raises:
            MissingDependencyError: the package or the file in it is not installed.
        """
        if name not in self._loaded:
            data = _read_file(self._files[name]) if name in self._files else _read(name)
            self._loaded[name] = Resource(name=name, data=data, sha256=sha256_of(data))
        return self._loaded[name]


def _font_files(label: str, folders: Sequence[Path]) -> dict[str, Path]:
    """Return the font files in some folders by name; names tell no machine's paths."""
    found = {
        f"{label}:{path.relative_to(folder).as_posix()}": path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix.lower() in _FONT_SUFFIXES and path.is_file()
    }
    return dict(sorted(found.items()))


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"font {path.name} cannot be read: {error.strerror}"
        raise MissingDependencyError(message) from error


def _read(name: str) -> bytes:
    # As above.
    from importlib import resources as package_files  # noqa: PLC0415

    package, _, path = name.partition(":")
    try:
        return package_files.files(package).joinpath(path).read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        message = f"resource {name} is not installed"
        hint = f"install the package {package.replace('_', '-')}"
        raise MissingDependencyError(message, hint=hint) from error
