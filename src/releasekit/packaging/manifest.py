"""Manifests: a digest and a path a line (RFC 8493, 2.1.3 and 2.2.1)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.errors import RecordSyntaxError

ALGORITHMS: Final = ("sha256", "sha512")
"""Digests that a package has, by the names in its manifests' names."""
_LINE: Final = re.compile(rb"([0-9a-f]{64}|[0-9a-f]{128})  ([^\r\n]+)\n")
_DIGITS: Final = MappingProxyType({"sha256": 64, "sha512": 128})
_MOST_BYTES: Final = 16 * 1024 * 1024
"""Largest manifest that is read."""
_MOST_LINES: Final = 100_000
_ESCAPED: Final = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))


@frozen(kw_only=True)
class Manifest:
    """What a manifest says."""

    digests: Mapping[str, str]
    """Digest of each file, lower-case hexadecimal, by its path."""
    malformed: tuple[int, ...] = ()
    """Numbers of the lines that are none, from 1."""


def manifest_name(algorithm: str, *, of_tags: bool = False) -> str:
    """Return a manifest's name: of the payload, or of the files beside it."""
    return f"{'tag' if of_tags else ''}manifest-{algorithm}.txt"


def write_manifest(files: Mapping[str, bytes], algorithm: str) -> bytes:
    """Return the manifest of some files, in code point order of their paths."""
    lines = (
        f"{hashlib.new(algorithm, files[path]).hexdigest()}  {path}\n"
        for path in sorted(files)
    )
    return "".join(lines).encode()


def read_manifest(data: bytes, algorithm: str, *, base: str = "") -> Manifest:
    """Return what a manifest says; lines that break its form are told by number.

    Args:
        data: the file.
        algorithm: its digests.
        base: folder, with its slash, that the paths in it start from.

    Raises:
        RecordSyntaxError: it is far larger than that of any package.
    """
    if len(data) > _MOST_BYTES or data.count(b"\n") > _MOST_LINES:
        message = f"a manifest of {len(data)} bytes is over the limit"
        hint = f"packages have manifests of {_MOST_LINES} lines at most"
        raise RecordSyntaxError(message, hint=hint)
    digests: dict[str, str] = {}
    malformed: list[int] = []
    # A line that lost its end is told like any other that is none.
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        found = _LINE.fullmatch(line)
        path = _path(found[2]) if found else ""
        if found and path and len(found[1]) == _DIGITS[algorithm]:
            digests[base + path] = found[1].decode("ascii")
        else:
            malformed.append(number)
    return Manifest(digests=MappingProxyType(digests), malformed=tuple(malformed))


def _path(written: bytes) -> str:
    """Return the path that a manifest means, nothing where it is no UTF-8."""
    try:
        path = written.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    for escape, char in _ESCAPED:
        path = path.replace(escape, char)
    return path
