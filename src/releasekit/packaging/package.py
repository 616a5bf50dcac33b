"""The package as a value: names and bytes, nothing written yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from releasekit.containers.digest import ZIP_COMMENT, seal_zip
from releasekit.containers.zip import deflated, write_zip
from releasekit.files.names import output_name, stem_of
from releasekit.model import Diagnostic

_UNSAFE: Final = frozenset("%$")
"""Characters that readers of manifests take for an escape or a variable."""
_FALLBACK: Final = "release"


@frozen(kw_only=True)
class Package:
    """Everything that stands in a package."""

    name: str
    """Safe name of the package's folder."""
    files: Mapping[str, bytes] = field(repr=lambda files: f"<{len(files)} files>")
    """Path inside the package (with ``/``) and content, in code point order."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd about the files that were made for it."""

    def zipped(self) -> bytes:
        """Return the package as one archive, with its own digest in the comment.

        Everything stands in one folder (RFC 8493, 4); names and contents alone
        decide the bytes.
        """
        entries = (deflated(f"{self.name}/{n}", data) for n, data in self.files.items())
        return seal_zip(write_zip(entries, comment=ZIP_COMMENT))


def safe_name(name: str, suffix: str = "") -> str:
    """Return a file's name, fit for a package and what reads it.

    Args:
        name: the name of a source.
        suffix: takes the place of the name's own, where it is given.
    """
    stem = stem_of(name)
    return output_name(_plain(stem), suffix or name[len(stem) :])


def _plain(stem: str) -> str:
    # Readers of manifests strip lines of every blank, and expand variables.
    marked = (
        "_" if char in _UNSAFE or (char.isspace() and char != " ") else char
        for char in stem
    )
    return "".join(marked) or _FALLBACK
