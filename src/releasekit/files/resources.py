"""Resources: fonts and other bytes that outputs depend on, with their digests."""

from __future__ import annotations

from importlib import resources as package_files
from importlib.util import find_spec
from pathlib import Path

from attrs import field, frozen

from releasekit.errors import MissingDependencyError
from releasekit.files.digest import sha256_of


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

    Only installed packages and folders the caller names are looked at, never the
    system's, so that the same installation gives the same bytes everywhere.
    """

    _loaded: dict[str, Resource]

    def __init__(self) -> None:
        """Start with nothing loaded."""
        self._loaded = {}

    def has_package(self, package: str) -> bool:
        """Tell whether an installed package can be asked for resources."""
        return find_spec(package) is not None

    def names(self, package: str, suffix: str) -> tuple[str, ...]:
        """Return the names of all files in ``package`` that end in ``suffix``, sorted.

        A package that is not installed has none.
        """
        if not self.has_package(package):
            return ()
        with package_files.as_file(package_files.files(package)) as root:
            found = sorted(p for p in Path(root).rglob(f"*{suffix}") if p.is_file())
            return tuple(f"{package}:{p.relative_to(root).as_posix()}" for p in found)

    def load(self, name: str) -> Resource:
        """Return a resource by name; the file is read the first time only.

        Raises:
            MissingDependencyError: the package or the file in it is not installed.
        """
        if name not in self._loaded:
            data = _read(name)
            self._loaded[name] = Resource(name=name, data=data, sha256=sha256_of(data))
        return self._loaded[name]


def _read(name: str) -> bytes:
    package, _, path = name.partition(":")
    try:
        return package_files.files(package).joinpath(path).read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        message = f"resource {name} is not installed"
        hint = f"install the package {package.replace('_', '-')}"
        raise MissingDependencyError(message, hint=hint) from error
