"""README.txt: what a package holds, in plain words, in the release's language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Final

from releasekit._version import __version__
from releasekit.model import Release
from releasekit.packaging.payload import SOURCE, PayloadFile
from releasekit.text import show

_FALLBACK: Final = "en"
_LONGEST: Final = 1000
_DESCRIBED: Final = (SOURCE, "record", "pdf", "docx")
_METADATA: Final = "data/metadata/"
_MANIFESTS: Final = "manifest-sha256.txt, manifest-sha512.txt"


def readme(release: Release, payload: tuple[PayloadFile, ...]) -> bytes:
    """Return the text for people who find the package without its maker.

    Args:
        release: gives title and language; English where it has no words for it.
        payload: what is described.
    """
    words = _words(release.language)
    title = show(release.title or words["untitled"], limit=_LONGEST)
    files = [(f.path, words[f.format]) for f in payload if f.format in _DESCRIBED]
    files += [
        (_METADATA, words["metadata"]),
        (_MANIFESTS, words["manifests"]),
        ("bag-info.txt", words["info"]),
    ]
    listed = (f"{path}\n    {what}\n" for path, what in files)
    made = words["made"].format(software=f"releasekit {__version__}")
    return "\n".join(
        (f"{title}\n", f"{words['intro']}\n", *listed, f"{made}\n")
    ).encode()


def _words(language: str) -> dict[str, str]:
    table = _table()
    return table.get(language.lower().partition("-")[0], table[_FALLBACK])


@cache
def _table() -> dict[str, dict[str, str]]:
    data = resources.files("releasekit.packaging").joinpath("readme.toml").read_bytes()
    table: dict[str, dict[str, str]] = tomllib.loads(data.decode())
    return table
